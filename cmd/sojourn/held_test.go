package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/sqlite"
)

// longJournal has n entries, a minute apart, each of a photo of its own.
func longJournal(t *testing.T, dir string, n int) {
	t.Helper()
	home := filepath.Join(dir, "journal")
	s, err := sqlite.Open(t.Context(), home, sqlite.Options{Version: version, Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := os.MkdirAll(filepath.Join(home, "originals"), 0o700); err != nil {
		t.Fatal(err)
	}
	entries := make([]journal.Entry, n)
	for i := range entries {
		name := fmt.Sprintf("%04d.jpg", i)
		data := motley(t, i)
		if err := os.WriteFile(filepath.Join(home, "originals", name), data, 0o600); err != nil {
			t.Fatal(err)
		}
		entries[i] = journal.Entry{
			ID: journal.ID(fmt.Sprintf("PH%08d", i)), Version: 1, AddedAt: time.Unix(1361800000, 0),
			Taken: journal.Moment{Clock: time.Date(2013, 2, 1, 8, i, 0, 0, time.UTC), Source: journal.OffsetExif},
			Photos: []journal.Photo{{
				MIME: "image/jpeg", Width: 48, Height: 32, Orientation: 1,
				Files: []journal.File{{
					Role: journal.RoleOriginal, Name: name, Path: "originals/" + name, Bytes: int64(len(data)),
					SHA256: fmt.Sprintf("%x", sha256.Sum256(data)),
				}},
			}},
		}
	}
	if err := s.AddEntries(t.Context(), entries); err != nil {
		t.Fatal(err)
	}
}

// motley is a JPEG in which no two cells are alike.
func motley(t *testing.T, n int) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 48, 32))
	for y := range 32 {
		for x := range 48 {
			img.Set(x, y, color.RGBA{uint8(x*5 + n), uint8(y*7 + n/5), uint8(x*y + 3*n), 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestAStepIsAFewBytes moves the cursor among pictures that stay where they are.
func TestAStepIsAFewBytes(t *testing.T) {
	t.Parallel()
	const most = 2000 // of what a step may take over a slow link
	dir := t.TempDir()
	longJournal(t, dir, 12)
	term := inTerminal(t, dir)
	term.WaitFor("12 of 12 photos", "08:11")
	term.WaitUntil("all pictures", func(screen string) bool { return !strings.Contains(screen, "   …   ") })
	least := most + 1 // pictures may become sharper meanwhile
	for range 4 {
		for _, step := range [][2]string{{"h", "11 of 12 photos"}, {"l", "12 of 12 photos"}} {
			before := len(term.Raw())
			term.Type(step[0])
			term.WaitFor(step[1])
			least = min(least, len(term.Raw())-before)
		}
	}
	if least > most {
		t.Errorf("a step takes more than %d bytes", most)
	}
}

// TestManyKeysAtOnceLeadToOnePlace types faster than anything can be drawn.
func TestManyKeysAtOnceLeadToOnePlace(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	longJournal(t, dir, 1000)
	term := inTerminal(t, dir)
	term.WaitFor("1,000 of 1,000 photos", "00:39")
	term.Type(string(bytes.Repeat([]byte("h"), 300)))
	term.WaitFor("700 of 1,000 photos")
	term.Type("l")
	term.WaitFor("701 of 1,000 photos", "┗∅ 19:40 0700.jpg")
}
