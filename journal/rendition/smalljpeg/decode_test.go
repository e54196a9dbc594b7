package smalljpeg_test

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/image/draw"

	"sojourn/journal/rendition/smalljpeg"
)

// open opens data as a file of its own.
func open(data []byte) (*smalljpeg.Picture, error) {
	return smalljpeg.Open(io.NewSectionReader(bytes.NewReader(data), 0, int64(len(data))))
}

// averaged is img with each square of by × by pixels made one, like a picture that was shrunk.
func averaged(img image.Image, by int) *image.RGBA {
	full := image.NewRGBA(img.Bounds())
	draw.Draw(full, full.Rect, img, img.Bounds().Min, draw.Src)
	size := full.Rect.Size().Div(by)
	small := image.NewRGBA(image.Rectangle{Max: size})
	for y := range size.Y {
		for x := range size.X {
			var sums [3]int
			for dy := range by {
				row := full.Pix[full.PixOffset(x*by, y*by+dy):]
				for dx := range by {
					for c := range sums {
						sums[c] += int(row[4*dx+c])
					}
				}
			}
			n := by * by
			small.SetRGBA(x, y, color.RGBA{uint8(sums[0] / n), uint8(sums[1] / n), uint8(sums[2] / n), 255})
		}
	}
	return small
}

// difference is the mean one of each channel, where a and b both have pixels.
func difference(a, b image.Image) [3]float64 {
	r := a.Bounds().Intersect(b.Bounds())
	var sums [3]float64
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			p := color.RGBAModel.Convert(a.At(x, y)).(color.RGBA)
			q := color.RGBAModel.Convert(b.At(x, y)).(color.RGBA)
			for c, d := range []int{int(p.R) - int(q.R), int(p.G) - int(q.G), int(p.B) - int(q.B)} {
				sums[c] += float64(max(d, -d))
			}
		}
	}
	n := float64(max(1, r.Dx()*r.Dy()))
	return [3]float64{sums[0] / n, sums[1] / n, sums[2] / n}
}

// resembles fails where data, shrunk while decoding, does not look like what image/jpeg decodes.
// They are compared at an eighth of the size: above it, a shrunk picture is sharper than an averaged one.
func resembles(t *testing.T, data []byte, whole image.Image) {
	t.Helper()
	p, err := open(data)
	if err != nil {
		t.Fatal(err)
	}
	want := averaged(whole, 8)
	for _, by := range []int{2, 4, 8} {
		got, err := p.Decode(t.Context(), by)
		if err != nil {
			t.Fatalf("1/%d: %v", by, err)
		}
		size := whole.Bounds().Size()
		if got.Bounds() != image.Rect(0, 0, (size.X+by-1)/by, (size.Y+by-1)/by) {
			t.Errorf("1/%d of %v is %v", by, size, got.Bounds())
		}
		d := difference(averaged(got, 8/by), want)
		if max(d[0], d[1], d[2]) > mostDifference {
			t.Errorf("1/%d differs by %.1f", by, d)
		}
	}
}

// mostPixels is as many as sojourn ever decodes at once; a file of this corpus says that it has four
// thousand million, for which image/jpeg would take all memory.
const mostPixels = 100_000_000

// decoded is data as image/jpeg decodes it.
func decoded(data []byte) (image.Image, error) {
	size, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if size.Width*size.Height > mostPixels {
		return nil, errors.New("it is too large for memory")
	}
	return jpeg.Decode(bytes.NewReader(data))
}

// mostDifference of 255; rounding, and clipping to black or white, come to 2.5 in small hard pictures.
const mostDifference = 3

func TestEveryJPEGOfTheCorpusLooksLikeItsFullSizeOrIsLeftToOthers(t *testing.T) {
	dir, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	root := ""
	for range 6 {
		dir = filepath.Dir(dir)
		if info, err := os.Stat(filepath.Join(dir, "shared", "photos")); err == nil && info.IsDir() {
			root = filepath.Join(dir, "shared", "photos")
		}
	}
	if root == "" {
		t.Skip("there is no folder shared/photos beside the repository")
	}
	seen, compared, unsupported, damaged := 0, 0, 0, 0
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil || !bytes.HasPrefix(data, []byte("\xff\xd8\xff")) {
			return err
		}
		if seen++; testing.Short() && seen%6 > 0 {
			return nil
		}
		whole, stdErr := decoded(data)
		p, err := open(data)
		if err == nil {
			_, err = p.Decode(t.Context(), 8)
		}
		switch {
		case errors.Is(err, smalljpeg.ErrUnsupported):
			unsupported++
			t.Logf("left to others: %q (%v)", filepath.Base(path), stdErr)
		case errors.Is(err, smalljpeg.ErrDamaged):
			damaged++
			if stdErr == nil {
				t.Logf("said to be damaged, though image/jpeg reads it: %q", filepath.Base(path))
			}
		case err != nil:
			t.Errorf("%q: %v", filepath.Base(path), err)
		case stdErr == nil:
			compared++
			t.Run(filepath.Base(path), func(t *testing.T) { resembles(t, data, whole) })
		default:
			t.Logf("%q is decoded, though image/jpeg says %v", filepath.Base(path), stdErr)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d compared, %d of other kinds, %d damaged", compared, unsupported, damaged)
}

// BenchmarkDecode decodes the files that match the pattern $SOJOURN_BENCH_GLOB, beside image/jpeg.
func BenchmarkDecode(b *testing.B) {
	paths, _ := filepath.Glob(os.Getenv("SOJOURN_BENCH_GLOB"))
	if len(paths) == 0 {
		b.Skip("name JPEGs with a pattern in SOJOURN_BENCH_GLOB")
	}
	var files [][]byte
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		files = append(files, data)
	}
	by := func(shrink int) func([]byte) error {
		return func(data []byte) error {
			p, err := open(data)
			if err == nil {
				_, err = p.Decode(b.Context(), shrink)
			}
			return err
		}
	}
	for name, decode := range map[string]func([]byte) error{
		"eighth": by(8), "quarter": by(4), "half": by(2),
		"whole by the standard library": func(data []byte) error {
			_, err := jpeg.Decode(bytes.NewReader(data))
			return err
		},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				for _, data := range files {
					if err := decode(data); err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64(b.N*len(files))/b.Elapsed().Seconds(), "pictures/s")
		})
	}
}
