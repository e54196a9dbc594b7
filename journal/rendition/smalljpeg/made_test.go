package smalljpeg_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"testing"

	"sojourn/journal/rendition/smalljpeg"
)

// made encodes a w × h picture of the colours that at gives.
func made(t testing.TB, w, h int, grey bool, at func(x, y int) color.Color) []byte {
	t.Helper()
	var img interface {
		image.Image
		Set(x, y int, c color.Color)
	} = image.NewRGBA(image.Rect(0, 0, w, h))
	if grey {
		img = image.NewGray(image.Rect(0, 0, w, h))
	}
	for y := range h {
		for x := range w {
			img.Set(x, y, at(x, y))
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 90}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func hills(x, y int) color.Color {
	return color.RGBA{uint8(128 + (x*x/40+y)%100), uint8(40 + (x+y)%160), uint8(200 - y%150), 255}
}

func plain(c color.Color) func(x, y int) color.Color { return func(_, _ int) color.Color { return c } }

func TestPicturesOfAllShapesLookLikeTheirFullSize(t *testing.T) {
	for name, data := range map[string][]byte{
		"colour":                      made(t, 320, 240, false, hills),
		"grey":                        made(t, 320, 240, true, hills),
		"sides that end within units": made(t, 333, 251, false, hills),
		"one row of units":            made(t, 100, 9, false, hills),
		"one pixel wide":              made(t, 8, 400, true, hills),
		"green":                       made(t, 64, 64, false, plain(color.RGBA{0, 200, 0, 255})),
		"black":                       made(t, 64, 64, false, plain(color.Black)),
		"white and grey":              made(t, 64, 64, true, plain(color.White)),
	} {
		t.Run(name, func(t *testing.T) {
			whole, err := decoded(data)
			if err != nil {
				t.Fatal(err)
			}
			resembles(t, data, whole)
		})
	}
}

func TestWhatIsNotWholeGivesNoPicture(t *testing.T) {
	whole := made(t, 320, 240, false, hills)
	scan := bytes.Index(whole, []byte{0xff, 0xda})
	progressive := bytes.Replace(whole, []byte{0xff, 0xc0}, []byte{0xff, 0xc2}, 1)
	huge := bytes.Clone(whole)
	copy(huge[bytes.Index(whole, []byte{0xff, 0xc0})+5:], "\xff\xf0\xff\xf0")
	marked := bytes.Clone(whole)
	copy(marked[len(marked)/2:], "\xff\xd3")
	for name, tc := range map[string]struct {
		data []byte
		want error
	}{
		"nothing":                    {nil, smalljpeg.ErrDamaged},
		"only a beginning":           {whole[:scan-20], smalljpeg.ErrDamaged},
		"a header alone":             {whole[:scan+14], smalljpeg.ErrDamaged},
		"half of the pixels":         {whole[:len(whole)/2], smalljpeg.ErrDamaged},
		"a marker among the pixels":  {marked, smalljpeg.ErrDamaged},
		"a size that cannot be true": {huge, smalljpeg.ErrDamaged},
		"progressive":                {progressive, smalljpeg.ErrUnsupported},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := open(tc.data)
			for _, by := range []int{2, 4, 8} {
				var img image.Image
				if p != nil {
					img, err = p.Decode(t.Context(), by)
				}
				if img != nil || !errors.Is(err, tc.want) {
					t.Errorf("1/%d: %v, want %v", by, err, tc.want)
				}
			}
		})
	}
}

func TestDecodingEndsWithItsContext(t *testing.T) {
	p, err := open(made(t, 320, 240, false, hills))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if img, err := p.Decode(ctx, 8); img != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(made(f, 40, 30, false, hills))
	f.Add(made(f, 33, 9, true, hills))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := open(data)
		if err != nil {
			return
		}
		for _, by := range []int{2, 4, 8} {
			if p.Memory(by) > 8<<20 {
				continue
			}
			img, err := p.Decode(t.Context(), by)
			if err == nil && img.Bounds().Dx() != (p.Bounds.Dx()+by-1)/by {
				t.Errorf("1/%d of %v is %v", by, p.Bounds, img.Bounds())
			}
		}
	})
}
