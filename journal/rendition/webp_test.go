package rendition_test

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"testing"

	"github.com/gen2brain/webp"

	"sojourn/journal"
)

// asWebP encodes img as photos are: with loss.
func asWebP(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := webp.Encode(&b, img, webp.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func filled(c color.NRGBA) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, 64, 48))
	for i := range 64 * 48 {
		img.SetNRGBA(i%64, i/64, c)
	}
	return img
}

func TestColoursOfWebP(t *testing.T) {
	b := newBench(t)
	for _, c := range []color.NRGBA{
		{255, 255, 255, 255},
		{0, 0, 0, 255},
		{128, 128, 128, 255},
		{240, 20, 20, 255},
		{20, 200, 60, 255},
		{30, 40, 220, 255},
		{255, 255, 255, 254}, // with transparency it is coded in another way
	} {
		f := b.put(t, "a.webp", asWebP(t, filled(c)))
		img, err := b.Thumb(t.Context(), f, 1, 32)
		if err != nil {
			t.Fatal(err)
		}
		got := color.NRGBAModel.Convert(img.At(16, 12)).(color.NRGBA)
		if off(got.R, c.R) > 4 || off(got.G, c.G) > 4 || off(got.B, c.B) > 4 {
			t.Errorf("%v is shown as %v", c, got)
		}
	}
}

func off(a, b uint8) int { return max(int(a)-int(b), int(b)-int(a)) }

// TestFewestBytes sends the smaller of what a destination takes, and JPEG where words are to be within.
func TestFewestBytes(t *testing.T) {
	b := newBench(t)
	smooth := b.put(t, "smooth.jpg", asJPEG(t, quarters(640, 480)))
	noisy := b.put(t, "noisy.jpg", asJPEG(t, speckled(640, 480)))
	both := journal.Limits{MIMETypes: []string{"image/jpeg", "image/webp"}}
	for name, c := range map[string]struct {
		file   journal.File
		spec   journal.RenditionSpec
		limits journal.Limits
		want   string
	}{
		"WebP where it is taken": {smooth, journal.RenditionSpec{}, both, "image/webp"},
		"JPEG where it is not":   {smooth, journal.RenditionSpec{}, journal.Limits{MIMETypes: []string{"image/jpeg"}}, "image/jpeg"},
		"JPEG where nobody says": {smooth, journal.RenditionSpec{}, journal.Limits{}, "image/jpeg"},
		"JPEG with words within": {smooth, journal.RenditionSpec{Captioned: true}, both, "image/jpeg"},
		"WebP within a cap":      {smooth, journal.RenditionSpec{MaxBytes: 1500}, both, "image/webp"},
		"JPEG where it is less":  {noisy, journal.RenditionSpec{MaxBytes: 60_000}, both, "image/jpeg"},
	} {
		t.Run(name, func(t *testing.T) {
			p, data := b.sent(t, c.file, 6, c.spec, c.limits)
			img, kind, err := image.Decode(bytes.NewReader(data))
			if err != nil || "image/"+kind != p.MIME || p.MIME != c.want {
				t.Fatalf("%s, said to be %s (%v), want %s", kind, p.MIME, err, c.want)
			}
			if img.Bounds().Size() != image.Pt(p.Width, p.Height) || p.Width > p.Height {
				t.Errorf("%v, said to be %d × %d", img.Bounds().Size(), p.Width, p.Height)
			}
			if cap := c.spec.MaxBytes; cap > 0 && p.Bytes > cap {
				t.Errorf("%d bytes of at most %d", p.Bytes, cap)
			}
		})
	}
	p, _ := b.sent(t, smooth, 1, journal.RenditionSpec{}, both)
	var j bytes.Buffer
	if err := jpeg.Encode(&j, quarters(640, 480), nil); err != nil || p.Bytes >= int64(j.Len()) {
		t.Errorf("%d bytes, as JPEG %d: %v", p.Bytes, j.Len(), err)
	}
}
