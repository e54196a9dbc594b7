package rendition_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"sojourn/journal"
)

func TestThumbnailsAreTurnedByTheirOrientation(t *testing.T) {
	b := newBench(t)
	files := map[string]journal.File{
		"a picture that is scaled while decoding": b.put(t, "대동강.jpg", asJPEG(t, quarters(640, 320))),
		"a picture that is decoded as a whole":    b.put(t, "대동강.png", asPNG(t, quarters(640, 320))),
	}
	for name, f := range files {
		for orientation, want := range map[int]string{
			0: "RGB-", 1: "RGB-", 2: "GR-B", 3: "-BGR", 4: "B-RG", 5: "RBG-", 6: "BR-G", 7: "-GBR", 8: "G-RB", 9: "RGB-",
		} {
			t.Run(fmt.Sprintf("%s, orientation %d", name, orientation), func(t *testing.T) {
				img, err := b.Thumb(t.Context(), f, orientation, 80)
				if err != nil {
					t.Fatal(err)
				}
				size := image.Pt(80, 40)
				if orientation >= 5 && orientation <= 8 {
					size = image.Pt(40, 80)
				}
				if got := corners(img); got != want || img.Bounds().Size() != size {
					t.Errorf("%s, %v; want %s, %v", got, img.Bounds().Size(), want, size)
				}
			})
		}
	}
}

func TestThumbnailsKeepTheShapeAndAreNeverLargerThanThePicture(t *testing.T) {
	b := newBench(t)
	for _, size := range []image.Point{{1, 1}, {7, 300}, {333, 250}, {1001, 13}, {250, 1003}, {799, 601}} {
		f := b.put(t, "a.jpg", asJPEG(t, quarters(size.X, size.Y)))
		for _, edge := range []int{1, 30, 99, 400} {
			img, err := b.Thumb(t.Context(), f, 1, edge)
			if err != nil {
				t.Fatalf("%v at %d: %v", size, edge, err)
			}
			long := max(size.X, size.Y)
			scale := min(1, float64(edge)/float64(long))
			got := img.Bounds().Size()
			wide, high := float64(size.X)*scale, float64(size.Y)*scale
			if max(got.X, got.Y) != min(edge, long) || far(got.X, wide) || far(got.Y, high) {
				t.Errorf("%v at %d is %v", size, edge, got)
			}
		}
	}
}

// far reports whether a side is not the one wanted, rounded; no side is shorter than a pixel.
func far(side int, want float64) bool {
	d := float64(side) - max(1, want)
	return d > 1 || d < -1
}

func TestWhatIsKeptOutlivesItsOriginalWhichIsSaidToBeGone(t *testing.T) {
	b := newBench(t)
	small, large := b.put(t, "a.jpg", asJPEG(t, quarters(300, 200))), b.put(t, "b.jpg", asJPEG(t, quarters(2000, 1000)))
	unseen := b.put(t, "c.jpg", asJPEG(t, quarters(301, 200)))
	for f, edge := range map[journal.File]int{small: 64, large: 700} {
		if _, err := b.Thumb(t.Context(), f, 1, edge); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range []journal.File{small, large, unseen} {
		if err := os.Remove(filepath.Join(b.dir, f.Path)); err != nil {
			t.Fatal(err)
		}
	}
	for _, tc := range []struct {
		file       journal.File
		edge, want int
	}{{small, 64, 64}, {small, 65, 65}, {small, 320, 300}, {small, 4000, 300}, {large, 100, 100}, {large, 1600, 1600}, {large, 2000, 1600}} {
		img, err := b.Thumb(t.Context(), tc.file, 1, tc.edge)
		if journal.KindOf(err) != journal.NotFound || journal.HintOf(err) == "" {
			t.Errorf("%s at %d: %v", tc.file.Name, tc.edge, err)
		}
		if img == nil || corners(img) != "RGB-" || img.Bounds().Dx() != tc.want {
			t.Errorf("%s at %d: %v", tc.file.Name, tc.edge, img)
		}
	}
	if img, err := b.Thumb(t.Context(), unseen, 1, 64); journal.KindOf(err) != journal.NotFound || img != nil {
		t.Errorf("nothing is kept of it: %v, %v", img, err)
	}
}

func TestADamagedEntryIsMadeAnew(t *testing.T) {
	b := newBench(t)
	f := b.put(t, "a.jpg", asJPEG(t, quarters(300, 200)))
	if _, err := b.Thumb(t.Context(), f, 1, 64); err != nil {
		t.Fatal(err)
	}
	entries := keptIn(t, b.cache, "thumb")
	if len(entries) != 1 {
		t.Fatalf("%d entries", len(entries))
	}
	good, err := os.ReadFile(entries[0])
	if err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string][]byte{
		"empty":        {},
		"cut":          good[:len(good)/2],
		"a bit is off": flipped(good, len(good)/2),
		"foreign text": []byte("평양"),
	} {
		t.Run(name, func(t *testing.T) {
			if err := os.WriteFile(entries[0], bad, 0o600); err != nil {
				t.Fatal(err)
			}
			img, err := b.Thumb(t.Context(), f, 1, 64)
			if err != nil || corners(img) != "RGB-" {
				t.Errorf("the thumbnail: %v", err)
			}
			if again, err := os.ReadFile(entries[0]); err != nil || string(again) != string(good) {
				t.Errorf("the cache entry was not made anew (%v)", err)
			}
		})
	}
}

// keptIn lists the renditions of one size in a cache.
func keptIn(t *testing.T, cache, size string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(cache, "thumbs", "??", "*."+size))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func flipped(b []byte, at int) []byte {
	b = append([]byte(nil), b...)
	b[at] ^= 1
	return b
}

func TestThumbnailsAreMadeByManyAtOnce(t *testing.T) {
	b := newBench(t)
	f := b.put(t, "a.jpg", asJPEG(t, quarters(640, 480)))
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			img, err := b.Thumb(t.Context(), f, 1, 64+i%2)
			if err != nil || corners(img) != "RGB-" {
				t.Errorf("thumbnail %d: %v", i, err)
			}
		})
	}
	all.Wait()
}

func TestAPictureThatBreaksOffIsShownAsFarAsItGoesAndNotSent(t *testing.T) {
	b := newBench(t)
	data := asJPEG(t, quarters(640, 480))
	f := b.put(t, "half.jpg", data[:len(data)*3/4])
	img, err := b.Thumb(t.Context(), f, 1, 80)
	if err != nil {
		t.Fatal(err)
	}
	if got := corners(img); got[:2] != "RG" {
		t.Errorf("above it is %s", got[:2])
	}
	_, err = b.Render(t.Context(), photoOf(f), journal.RenditionSpec{}, journal.Limits{}, journal.Message{})
	if journal.KindOf(err) != journal.Invalid || journal.HintOf(err) == "" {
		t.Errorf("it was sent: %v", err)
	}
}

func TestThumbnailsThatCannotBeMadeSayWhy(t *testing.T) {
	b := newBench(t)
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	good := b.put(t, "good.png", asPNG(t, quarters(8, 8)))
	if _, err := b.Thumb(cancelled, good, 1, 64); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	for name, tc := range map[string]struct {
		file journal.File
		edge int
		want journal.Kind
	}{
		"no picture":                {b.put(t, "글.jpg", []byte("사진이 아니다")), 64, journal.Invalid},
		"an empty file":             {b.put(t, "빈.jpg", nil), 64, journal.Invalid},
		"a file that is gone":       {journal.File{Name: "없다.jpg", Path: "없다.jpg"}, 64, journal.NotFound},
		"a path out of the journal": {journal.File{Path: "../x.jpg"}, 64, journal.Invalid},
		"a folder":                  {journal.File{Path: "."}, 64, journal.Invalid},
		"no size":                   {good, 0, journal.Invalid},
		"too large a size":          {good, 5000, journal.Invalid},
		"a name with an escape":     {b.put(t, "a\x1b[31m.jpg", nil), 64, journal.Invalid},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := b.Thumb(t.Context(), tc.file, 1, tc.edge)
			if journal.KindOf(err) != tc.want || journal.HintOf(err) == "" {
				t.Fatalf("%v (hint %q)", err, journal.HintOf(err))
			}
			if journal.Visible(err.Error()) != err.Error() {
				t.Errorf("it cannot be printed as it is: %q", err)
			}
		})
	}
}

func TestAPictureLargerThanMemoryIsRefusedBeforeItTakesAny(t *testing.T) {
	b := newBench(t)
	huge := asPNG(t, quarters(8, 8))
	binary.BigEndian.PutUint32(huge[16:], 60_000) // the width in its header
	binary.BigEndian.PutUint32(huge[20:], 60_000)
	huge = withChecksum(huge)
	strange := asJPEG(t, quarters(8, 8))
	frame := bytes.Index(strange, []byte{0xff, 0xc0})
	copy(strange[frame+5:], "\xff\xf0\xff\xf0") // both sides in its header
	foreign := append([]byte("  "), strange[frame:]...)
	strange = append(strange[:frame:frame], foreign...)
	unclear := append(strange[:frame:frame], append(bytes.Repeat([]byte(" "), 2000), foreign...)...)
	for name, data := range map[string][]byte{
		"큰.png": huge, "behind spaces.jpg": strange, "behind many spaces.jpg": unclear,
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := b.Thumb(t.Context(), b.put(t, name, data), 1, 64)
			runtime.ReadMemStats(&after)
			if journal.KindOf(err) != journal.Invalid || journal.HintOf(err) == "" {
				t.Errorf("%v", err)
			}
			if took := after.TotalAlloc - before.TotalAlloc; took > 16<<20 {
				t.Errorf("it took %d MB", took>>20)
			}
		})
	}
}
