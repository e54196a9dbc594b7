package rendition_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"os"
	"path/filepath"
	"testing"

	"sojourn/journal"
	"sojourn/journal/rendition"
)

// primaries are the columns of a matrix from linear light to the profile connection space (D50).
type primaries [3][3]float64

var (
	displayP3 = primaries{{0.51512, 0.24120, -0.00105}, {0.29198, 0.69225, 0.04189}, {0.15710, 0.06657, 0.78407}}
	adobeRGB  = primaries{{0.60974, 0.31111, 0.01947}, {0.20528, 0.62567, 0.06087}, {0.14919, 0.06322, 0.74457}}
	// fromD50 is the way to linear sRGB.
	fromD50 = primaries{{3.1338561, -0.9787684, 0.0719453}, {-1.6168667, 1.9161415, -0.2289914}, {-0.4906146, 0.0334540, 1.4052427}}
)

func (p primaries) times(v [3]float64) (out [3]float64) {
	for column := range 3 {
		for row := range 3 {
			out[row] += p[column][row] * v[column]
		}
	}
	return out
}

// seen is the sRGB of c, which is of the primaries p and a gamma of 2.2.
func (p primaries) seen(c color.RGBA) [3]float64 {
	var linear [3]float64
	for i, v := range []uint8{c.R, c.G, c.B} {
		linear[i] = math.Pow(float64(v)/255, 2.2)
	}
	out := fromD50.times(p.times(linear))
	for i, l := range out {
		l = min(1, max(0, l))
		if l <= 0.0031308 {
			out[i] = 255 * 12.92 * l
		} else {
			out[i] = 255 * (1.055*math.Pow(l, 1/2.4) - 0.055)
		}
	}
	return out
}

// profile is p as an ICC profile of version 2.
func (p primaries) profile() []byte {
	type tag struct {
		name string
		data []byte
	}
	curve := binary.BigEndian.AppendUint16([]byte("curv\x00\x00\x00\x00\x00\x00\x00\x01"), 0x0233) // 2.2
	tags := []tag{{"wtpt", xyz(0.9642, 1, 0.8249)}}
	for i, name := range []string{"r", "g", "b"} {
		tags = append(tags, tag{name + "XYZ", xyz(p[i][0], p[i][1], p[i][2])}, tag{name + "TRC", append(curve[:14:14], 0, 0)})
	}
	head := make([]byte, 128)
	copy(head[8:], "\x02\x10\x00\x00mntrRGB XYZ ")
	copy(head[36:], "acsp")
	copy(head[68:], xyz(0.9642, 1, 0.8249)[8:])
	table := binary.BigEndian.AppendUint32(nil, uint32(len(tags)))
	var data []byte
	for _, t := range tags {
		table = append(table, t.name...)
		table = binary.BigEndian.AppendUint32(table, uint32(128+4+12*len(tags)+len(data)))
		table = binary.BigEndian.AppendUint32(table, uint32(len(t.data)))
		data = append(data, t.data...)
	}
	all := append(append(head, table...), data...)
	binary.BigEndian.PutUint32(all, uint32(len(all)))
	return all
}

func xyz(values ...float64) []byte {
	b := []byte("XYZ \x00\x00\x00\x00")
	for _, v := range values {
		b = binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(v*65536))))
	}
	return b
}

// TestColoursAreThoseOfScreens looks at photos in the colours of telephones and cameras, as they are shown and sent.
func TestColoursAreThoseOfScreens(t *testing.T) {
	dir := t.TempDir()
	m := rendition.New(dir, t.TempDir())
	for name, p := range map[string]primaries{"Display P3": displayP3, "Adobe RGB": adobeRGB} {
		for _, c := range []color.RGBA{{200, 100, 50, 255}, {60, 160, 90, 255}, {128, 128, 128, 255}, {70, 80, 190, 255}} {
			photo := flat(t, dir, c, p.profile())
			thumb, err := m.Thumb(t.Context(), photo.Original(), 1, 320)
			if err != nil {
				t.Fatal(err)
			}
			pic, err := m.Render(t.Context(), photo, journal.RenditionSpec{LongEdge: 200, Quality: 95}, journal.Limits{}, journal.Message{})
			if err != nil {
				t.Fatal(err)
			}
			file, err := m.OpenPicture(pic)
			if err != nil {
				t.Fatal(err)
			}
			sent, err := jpeg.Decode(file)
			file.Close()
			if err != nil {
				t.Fatal(err)
			}
			for way, img := range map[string]image.Image{"shown": thumb, "sent": sent} {
				r, g, b, _ := img.At(img.Bounds().Dx()/2, img.Bounds().Dy()/2).RGBA()
				want, got := p.seen(c), [3]float64{float64(r >> 8), float64(g >> 8), float64(b >> 8)}
				for i := range want {
					if math.Abs(want[i]-got[i]) > 3 {
						t.Errorf("%v of %s is %s as %v, want %.0f", c, name, way, got, want)
						break
					}
				}
			}
		}
	}
}

// TestWhatIsNoProfileChangesNothing has profiles that are none.
func TestWhatIsNoProfileChangesNothing(t *testing.T) {
	dir := t.TempDir()
	m := rendition.New(dir, t.TempDir())
	c := color.RGBA{200, 100, 50, 255}
	whole := displayP3.profile()
	for name, profile := range map[string][]byte{"words": []byte("no profile at all"), "half of one": whole[:200], "zeros": make([]byte, 600)} {
		img, err := m.Thumb(t.Context(), flat(t, dir, c, profile).Original(), 1, 320)
		if err != nil {
			t.Fatal(err)
		}
		if r, g, b, _ := img.At(100, 60).RGBA(); max(r>>8, 200)-min(r>>8, 200) > 3 || g>>8 < 97 || g>>8 > 103 || b>>8 > 54 {
			t.Errorf("%s: %d %d %d", name, r>>8, g>>8, b>>8)
		}
	}
}

// flat writes a photo of one colour with an ICC profile.
func flat(t *testing.T, dir string, c color.RGBA, profile []byte) journal.Photo {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 400, 240))
	for i := range img.Pix {
		img.Pix[i] = []uint8{c.R, c.G, c.B, 255}[i%4]
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 98}); err != nil {
		t.Fatal(err)
	}
	segment := append([]byte("ICC_PROFILE\x00\x01\x01"), profile...)
	head := binary.BigEndian.AppendUint16([]byte{0xff, 0xd8, 0xff, 0xe2}, uint16(len(segment)+2))
	data := append(append(head, segment...), b.Bytes()[2:]...)
	sum := sha256.Sum256(data)
	path := filepath.Join(dir, fmt.Sprintf("%x.jpg", sum[:6]))
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return journal.Photo{
		MIME: "image/jpeg", Width: 400, Height: 240, Orientation: 1,
		Files: []journal.File{{
			Role: journal.RoleOriginal, Name: "P3.JPG", Path: path, SHA256: fmt.Sprintf("%x", sum), Bytes: int64(len(data)),
		}},
	}
}

// FuzzProfile has photos with any bytes as a profile.
func FuzzProfile(f *testing.F) {
	f.Add(displayP3.profile())
	f.Add(adobeRGB.profile()[:180])
	f.Fuzz(func(t *testing.T, profile []byte) {
		if len(profile) > 0xff00 {
			return
		}
		dir := t.TempDir()
		img, err := rendition.New(dir, "").Thumb(t.Context(), flat(t, dir, color.RGBA{200, 100, 50, 255}, profile).Original(), 1, 16)
		if err != nil || img.Bounds().Dx() != 16 {
			t.Errorf("%v", err)
		}
	})
}
