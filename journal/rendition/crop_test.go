package rendition_test

import (
	"context"
	"errors"
	"image"
	"math"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"sojourn/journal"
)

// lies says which pixel of a w × h file is at (x, y) of the picture that is shown, by Exif's own words.
var lies = map[int]func(x, y, w, h int) image.Point{
	0: func(x, y, _, _ int) image.Point { return image.Pt(x, y) },
	1: func(x, y, _, _ int) image.Point { return image.Pt(x, y) },
	2: func(x, y, w, _ int) image.Point { return image.Pt(w-1-x, y) },
	3: func(x, y, w, h int) image.Point { return image.Pt(w-1-x, h-1-y) },
	4: func(x, y, _, h int) image.Point { return image.Pt(x, h-1-y) },
	5: func(x, y, _, _ int) image.Point { return image.Pt(y, x) },
	6: func(x, y, _, h int) image.Point { return image.Pt(y, h-1-x) },
	7: func(x, y, w, h int) image.Point { return image.Pt(w-1-y, h-1-x) },
	8: func(x, y, w, _ int) image.Point { return image.Pt(w-1-y, x) },
}

func TestAPartIsThePhotosOwnPixels(t *testing.T) {
	b, whole := newBench(t), speckled(97, 61)
	f := b.put(t, "강.png", asPNG(t, whole))
	for orientation, lie := range lies {
		full := image.Pt(97, 61)
		if orientation >= 5 {
			full = image.Pt(61, 97)
		}
		for _, at := range []journal.Spot{{X: 0.5, Y: 0.5}, {}, {X: 1, Y: 1}, {X: 0.2, Y: 0.9}, {X: -3, Y: math.Inf(1)}, {X: math.NaN(), Y: 0.4}} {
			c, err := b.Crop(t.Context(), f, orientation, journal.Cut{At: at, Size: image.Pt(20, 11), Shrink: 1})
			if err != nil {
				t.Fatal(err)
			}
			if c.Full != full || c.Part.Size() != image.Pt(20, 11) || !c.Part.In(image.Rectangle{Max: full}) || c.Image.Bounds().Size() != c.Part.Size() {
				t.Fatalf("orientation %d at %v: %v of %v, in %v", orientation, at, c.Part, c.Full, c.Image.Bounds())
			}
			for y := range 11 {
				for x := range 20 {
					from := lie(c.Part.Min.X+x, c.Part.Min.Y+y, 97, 61)
					if got, want := c.Image.At(x, y), whole.At(from.X, from.Y); got != want {
						t.Fatalf("orientation %d: (%d, %d) of %v is %v, want %v", orientation, x, y, c.Part, got, want)
					}
				}
			}
		}
	}
}

func TestAPartOfAJPEGLiesWhereItLiesInTheWhole(t *testing.T) {
	b := newBench(t)
	f := b.put(t, "a.jpg", asJPEG(t, speckled(131, 75)))
	for orientation := 1; orientation <= 8; orientation++ {
		all, err := b.Crop(t.Context(), f, orientation, journal.Cut{Size: image.Pt(999, 999), Shrink: 1})
		if err != nil {
			t.Fatal(err)
		}
		part, err := b.Crop(t.Context(), f, orientation, journal.Cut{At: journal.Spot{X: 0.37, Y: 0.61}, Size: image.Pt(33, 17), Shrink: 1})
		if err != nil || all.Part.Size() != all.Full {
			t.Fatal(err, all.Part)
		}
		for y := range 17 {
			for x := range 33 {
				if got, want := part.Image.At(x, y), all.Image.At(part.Part.Min.X+x, part.Part.Min.Y+y); got != want {
					t.Fatalf("orientation %d: (%d, %d) of %v is %v, want %v", orientation, x, y, part.Part, got, want)
				}
			}
		}
	}
}

func TestAPartIsShrunkByItsMean(t *testing.T) {
	b := newBench(t)
	f := b.put(t, "a.png", asPNG(t, quarters(640, 320)))
	c, err := b.Crop(t.Context(), f, 6, journal.Cut{At: journal.Spot{X: 0.5, Y: 0.5}, Size: image.Pt(160, 320), Shrink: 4})
	if err != nil || c.Image.Bounds().Size() != image.Pt(40, 80) || corners(c.Image) != "BR-G" {
		t.Errorf("%v, %s (%v)", c.Image.Bounds(), corners(c.Image), err)
	}
	if _, err := b.Crop(t.Context(), f, 1, journal.Cut{Size: image.Pt(10, 10), Shrink: 17}); journal.KindOf(err) != journal.Invalid {
		t.Errorf("shrunk by more than is known: %v", err)
	}
}

func TestPixelsAreKeptForTheNextPartUntilNobodyWantsThem(t *testing.T) {
	b := newBench(t)
	f := b.put(t, "a.jpg", asJPEG(t, speckled(300, 200)))
	cut := journal.Cut{At: journal.Spot{X: 0.5, Y: 0.5}, Size: image.Pt(30, 30), Shrink: 1}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if _, err := b.Crop(t.Context(), f, 1, cut); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if err := os.Remove(filepath.Join(b.dir, "a.jpg")); err != nil {
		t.Fatal(err)
	}
	b.Keep(f)
	cut.At.X = 0.1
	if _, err := b.Crop(t.Context(), f, 3, cut); err != nil {
		t.Errorf("another part of what is kept: %v", err)
	}
	b.Keep()
	if _, err := b.Crop(t.Context(), f, 1, cut); journal.KindOf(err) != journal.NotFound {
		t.Errorf("a part of what is gone: %v", err)
	}
}

func TestWhoGivesUpWaitingForAPartIsTold(t *testing.T) {
	b := newBench(t)
	f := b.put(t, "a.jpg", asJPEG(t, speckled(400, 300)))
	ctx, cancel := context.WithTimeout(t.Context(), time.Nanosecond)
	defer cancel()
	cut := journal.Cut{Size: image.Pt(30, 30), Shrink: 1}
	if _, err := b.Crop(ctx, f, 1, cut); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
	if _, err := b.Crop(t.Context(), f, 1, cut); err != nil { // that went on
		t.Errorf("asked again: %v", err)
	}
}

func TestPartsAreBoundedAsThumbnailsAre(t *testing.T) {
	b := newBench(t)
	bomb := withChecksum(append([]byte(nil), asPNG(t, quarters(8, 8))...))
	bomb[16], bomb[17], bomb[18], bomb[19] = 0, 0, 0xff, 0xff // as wide as it can be said
	bomb[20], bomb[21], bomb[22], bomb[23] = 0, 0, 0xff, 0xff
	for name, f := range map[string]journal.File{
		"a bomb":    b.put(t, "bomb.png", withChecksum(bomb)),
		"no photo":  b.put(t, "words.jpg", []byte("평양")),
		"cut short": b.put(t, "cut.png", asPNG(t, speckled(50, 50))[:900]),
	} {
		t.Run(name, func(t *testing.T) {
			_, err := b.Crop(t.Context(), f, 1, journal.Cut{Size: image.Pt(10, 10), Shrink: 1})
			if journal.KindOf(err) != journal.Invalid || journal.HintOf(err) == "" {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestADraftIsWhatIsThere(t *testing.T) {
	b := newBench(t)
	f := b.put(t, "a.jpg", asJPEG(t, quarters(900, 600)))
	if _, err := b.Draft(t.Context(), f, 1, 640); journal.KindOf(err) != journal.Invalid {
		t.Errorf("there is no preview in it: %v", err)
	}
	if _, err := b.Thumb(t.Context(), f, 6, 100); err != nil {
		t.Fatal(err)
	}
	img, err := b.Draft(t.Context(), f, 6, 640)
	if err != nil || corners(img) != "BR-G" || max(img.Bounds().Dx(), img.Bounds().Dy()) != 320 {
		t.Errorf("from what is kept: %v", err)
	}
}
