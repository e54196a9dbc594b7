package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// cardWithPreviews makes photos with a preview in the head, as cameras do, and one without.
func cardWithPreviews(t *testing.T) (card string) {
	t.Helper()
	card = t.TempDir()
	for i := range 4 {
		encode := func(w, h int) []byte {
			img := image.NewRGBA(image.Rect(0, 0, w, h))
			for at := range img.Pix {
				img.Pix[at] = byte(at/40 + 60*i)
			}
			img.Set(0, 0, color.White)
			var b bytes.Buffer
			if err := jpeg.Encode(&b, img, nil); err != nil {
				t.Fatal(err)
			}
			return b.Bytes()
		}
		data := encode(600, 400)
		if i < 3 {
			small := encode(162, 108)
			head := []byte("Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x01\x00\x00\x00\x1a\x00\x00\x00" +
				"\x02\x00\x01\x02\x04\x00\x01\x00\x00\x00\x38\x00\x00\x00\x02\x02\x04\x00\x01\x00\x00\x00")
			head = append(binary.LittleEndian.AppendUint32(head, uint32(len(small))), 0, 0, 0, 0)
			head = append(head, small...)
			data = slices.Concat([]byte{0xff, 0xd8, 0xff, 0xe1}, binary.BigEndian.AppendUint16(nil, uint16(len(head)+2)), head, data[2:])
		}
		if err := os.WriteFile(filepath.Join(card, fmt.Sprintf("PREV_%04d.JPG", i)), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return card
}

// TestThumbnailsAreThereAfterAnImport also looks at them when the disk with the originals is gone.
func TestThumbnailsAreThereAfterAnImport(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	card := cardWithPreviews(t)
	do(t, dir, "import", "--dry-run", card)
	kept := func() []string {
		found, err := filepath.Glob(filepath.Join(dir, ".cache", "sojourn", "thumbs", "??", "*.thumb"))
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	if n := len(kept()); n != 0 {
		t.Errorf("a dry run made %d thumbnails", n)
	}
	do(t, dir, "import", "--link", card)
	if n := len(kept()); n != 3 {
		t.Errorf("%d thumbnails are kept after the import, want those of the 3 photos with a preview", n)
	}
	if err := os.Rename(card, card+"-away"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Rename(card+"-away", card) })
	missing := func(screen string) int { return strings.Count(screen, "the original") }
	term := inTerminal(t, dir)
	term.WaitUntil("four originals to be told missing", func(screen string) bool { return missing(screen) == 4 })
	if n := strings.Count(term.Screen(), "▀"); n < 30 {
		t.Errorf("%d half-blocks are no pictures:\n%s", n, term.Screen())
	}
	if err := os.RemoveAll(filepath.Join(dir, ".cache")); err != nil { // at any time, says the README
		t.Fatal(err)
	}
	if err := os.Rename(card+"-away", card); err != nil {
		t.Fatal(err)
	}
	term.Type("q")
	term.WaitEnd()
	term = inTerminal(t, dir)
	term.WaitUntil("all pictures, kept again", func(screen string) bool {
		return missing(screen) == 0 && strings.Count(screen, "▀") > 60 && len(kept()) == 4
	})
	term.Type("q")
	term.WaitEnd()
}
