package rendition_test

import (
	"bytes"
	"image"
	"image/gif"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
)

// FuzzThumb gives foreign bytes to every decoder: there is a thumbnail no larger than asked for, or
// an error that can be shown.
func FuzzThumb(f *testing.F) {
	small := quarters(40, 24)
	f.Add(asJPEG(f, small))
	f.Add(withSegments(asJPEG(f, small)))
	f.Add(asPNG(f, small))
	f.Add(asPNG(f, deep(small)))
	f.Add(asCMYK(f, small, 2))
	f.Add(asCMYK(f, small, 9))
	f.Add(film(40, 24, red, green))
	for _, encode := range []func(io.Writer, image.Image) error{
		bmp.Encode,
		func(w io.Writer, img image.Image) error { return gif.Encode(w, img, nil) },
		func(w io.Writer, img image.Image) error { return tiff.Encode(w, img, nil) },
	} {
		var b bytes.Buffer
		if err := encode(&b, small); err != nil {
			f.Fatal(err)
		}
		f.Add(b.Bytes())
	}
	addCorpus(f, 32<<10)
	b := newBench(f)
	warmUp(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		file := b.put(t, "fuzz", data)
		file.SHA256 = "" // nothing is kept
		img, err := b.Thumb(t.Context(), file, 6, 16)
		explained(t, "fuzz", err)
		if err == nil && max(img.Bounds().Dx(), img.Bounds().Dy()) > 16 {
			t.Errorf("it is %v", img.Bounds())
		}
	})
}

// warmUp decodes a HEIC file, if there is one: the first takes its decoder longer than an input may take.
func warmUp(f *testing.F) {
	const path = "../../../shared/photos/broken/made/heic-named-jpg.jpg"
	if data, err := os.ReadFile(path); err == nil {
		b := newBench(f)
		b.Hurry(time.Minute)
		_, _ = b.Thumb(f.Context(), b.put(f, "warm", data), 1, 16)
	}
}

// addCorpus adds the broken photos beside the repository as seeds, where there are any: those of at most
// so many bytes.
func addCorpus(f *testing.F, most int64) {
	paths, err := filepath.Glob("../../../shared/photos/broken/*/*")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil || !info.Mode().IsRegular() || info.Size() > most {
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
}
