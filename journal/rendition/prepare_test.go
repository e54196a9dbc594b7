package rendition_test

import (
	"encoding/binary"
	"image"
	"image/draw"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"sojourn/journal"
)

// withPreview puts a small JPEG into the head of a large one, where cameras have it.
func withPreview(t testing.TB, large, small image.Image) []byte {
	t.Helper()
	whole, preview := asJPEG(t, large), asJPEG(t, small)
	order := binary.LittleEndian
	b := []byte("Exif\x00\x00II*\x00\x08\x00\x00\x00")
	b = append(b, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0, 26, 0, 0, 0) // the orientation; the next directory
	b = append(b, 2, 0, 0x01, 0x02, 4, 0, 1, 0, 0, 0, 56, 0, 0, 0, 0x02, 0x02, 4, 0, 1, 0, 0, 0)
	b = order.AppendUint32(b, uint32(len(preview)))
	b = append(append(b, 0, 0, 0, 0), preview...)
	head := binary.BigEndian.AppendUint16([]byte{0xff, 0xd8, 0xff, 0xe1}, uint16(len(b)+2))
	return slices.Concat(head, b, whole[2:])
}

// barred puts img between black bars, as a preview of 160 × 120.
func barred(img image.Image) image.Image {
	preview := image.NewRGBA(image.Rect(0, 0, 160, 120))
	draw.Draw(preview, preview.Rect, image.Black, image.Point{}, draw.Src)
	b := img.Bounds()
	draw.Draw(preview, b.Add(image.Pt((160-b.Dx())/2, (120-b.Dy())/2)), img, b.Min, draw.Src)
	return preview
}

// upsideDown is quarters with other corners, so that it is seen where a picture comes from.
func upsideDown(w, h int) image.Image {
	src, dst := quarters(w, h), image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			dst.Set(x, y, src.At(w-1-x, h-1-y))
		}
	}
	return dst
}

func TestThumbnailsComeFromPreviewsUntilLargerOnesAreAskedFor(t *testing.T) {
	for name, tc := range map[string]struct {
		data  []byte
		small string // the corners of what is shown small
		kept  bool   // without effort
	}{
		"of its shape":        {withPreview(t, quarters(900, 600), upsideDown(162, 108)), "-BGR", true},
		"between bars":        {withPreview(t, quarters(900, 600), barred(upsideDown(160, 107))), "-BGR", true},
		"upright, with bars":  {withPreview(t, quarters(600, 900), barred(upsideDown(80, 120))), "RGB-", false}, // too small
		"of another shape":    {withPreview(t, quarters(900, 600), upsideDown(160, 120)), "RGB-", false},
		"a panorama, barred":  {withPreview(t, quarters(4000, 600), barred(upsideDown(160, 24))), "RGB-", false},
		"none":                {asJPEG(t, quarters(900, 600)), "RGB-", false},
		"large enough":        {withPreview(t, quarters(900, 600), upsideDown(330, 220)), "-BGR", true},
		"larger than its own": {withPreview(t, quarters(90, 60), upsideDown(330, 220)), "RGB-", false},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t)
			f := b.put(t, "안개.jpg", tc.data)
			if err := b.Prepare(t.Context(), f, 1, 160, false); err != nil {
				t.Fatal(err)
			}
			if n := len(keptIn(t, b.cache, "thumb")); (n == 1) != tc.kept {
				t.Errorf("%d thumbnails are kept", n)
			}
			img, err := b.Thumb(t.Context(), f, 1, 160)
			if err != nil || corners(img) != tc.small {
				t.Errorf("at 160 it is %s, %v", corners(img), err)
			}
			img, err = b.Thumb(t.Context(), f, 1, 320)
			want := "RGB-"
			if name == "large enough" {
				want = tc.small
			}
			if err != nil || corners(img) != want {
				t.Errorf("at 320 it is %s, %v", corners(img), err)
			}
			if img, _ = b.Thumb(t.Context(), f, 1, 160); corners(img) != want {
				t.Errorf("the better one was not kept: %s", corners(img))
			}
		})
	}
}

func TestWhatWasKeptIsShownWithoutItsOriginal(t *testing.T) {
	b := newBench(t)
	kept, other := b.put(t, "a.png", asPNG(t, quarters(900, 600))), b.put(t, "b.jpg", withPreview(t, quarters(300, 200), quarters(162, 108)))
	if err := b.Prepare(t.Context(), kept, 1, 320, true); err != nil {
		t.Fatal(err)
	}
	if err := b.Prepare(t.Context(), other, 1, 160, false); err != nil {
		t.Fatal(err)
	}
	for _, f := range []journal.File{kept, other} {
		if err := os.Truncate(filepath.Join(b.dir, f.Path), 0); err != nil {
			t.Fatal(err)
		}
		img, err := b.Thumb(t.Context(), f, 1, 160) // an original that were decoded would fail
		if err != nil || corners(img) != "RGB-" {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
	gone := journal.File{Path: "gone.jpg", SHA256: other.SHA256[1:] + "0"}
	if err := b.Prepare(t.Context(), gone, 1, 160, false); journal.KindOf(err) != journal.NotFound {
		t.Errorf("what is gone was kept: %v", err)
	}
}
