package rendition_test

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/gen2brain/webp"

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

// TestEveryFormatSaysItsColours has one colour of Display P3 in files of each kind that have a profile, and one of Adobe RGB
// in photos that only name it.
func TestEveryFormatSaysItsColours(t *testing.T) {
	b := newBench(t)
	c := color.RGBA{60, 160, 90, 255}
	img := image.NewRGBA(image.Rect(0, 0, 60, 40))
	draw.Draw(img, img.Rect, image.NewUniform(c), image.Point{}, draw.Src)
	profile := displayP3.profile()
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	_, _ = z.Write(profile)
	z.Close()
	png := slices.Concat([]byte("P3\x00\x00"), packed.Bytes())
	named := func(space uint16, index string) []byte {
		return withExif(asJPEGOf(t, img, 98), colourExif(space, index))
	}
	for name, tc := range map[string]struct {
		data []byte
		want [3]float64
	}{
		"PNG":                       {pngWith(asPNG(t, img), "iCCP", png), displayP3.seen(c)},
		"TIFF":                      {tiffWith(asTIFF(t, img), 0x8773, 7, profile), displayP3.seen(c)},
		"WebP":                      {webpWith(t, img, profile), displayP3.seen(c)},
		"JPEG, in pieces":           {inPieces(asJPEGOf(t, img, 98), profile, 3, 3), displayP3.seen(c)},
		"JPEG, a piece is missing":  {inPieces(asJPEGOf(t, img, 98), profile, 3, 2), [3]float64{60, 160, 90}},
		"JPEG, named":               {named(0xffff, "R03\x00"), adobeRGB.seen(c)},
		"JPEG, named otherwise":     {named(0xffff, "R98\x00"), [3]float64{60, 160, 90}},
		"JPEG, sRGB by name":        {named(1, "R03\x00"), [3]float64{60, 160, 90}},
		"PNG, no profile in it":     {pngWith(asPNG(t, img), "iCCP", []byte("P3\x00\x00words")), [3]float64{60, 160, 90}},
		"TIFF, a profile too large": {tiffWith(asTIFF(t, img), 0x8773, 7, make([]byte, 5<<20)), [3]float64{60, 160, 90}},
	} {
		shown, err := b.Thumb(t.Context(), b.put(t, "a", tc.data), 1, 60)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		r, g, bl, _ := shown.At(30, 20).RGBA()
		for i, v := range []uint32{r, g, bl} {
			if math.Abs(float64(v>>8)-tc.want[i]) > 3 {
				t.Errorf("%s: channel %d is %d, want %.0f", name, i, v>>8, tc.want[i])
			}
		}
	}
}

// pngWith puts a chunk behind the head of a PNG.
func pngWith(png []byte, name string, data []byte) []byte {
	const head = 8 + 25
	chunk := append([]byte(name), data...)
	length := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	return slices.Concat(png[:head], length, chunk, binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(chunk)), png[head:])
}

// tiffWith gives a TIFF of one directory another entry, the last.
func tiffWith(tiff []byte, tag, kind uint16, data []byte) []byte {
	order := binary.LittleEndian
	at := order.Uint32(tiff[4:])
	n := order.Uint16(tiff[at:])
	out := append(slices.Clone(tiff), data...)
	directory := order.AppendUint16(nil, n+1)
	directory = append(directory, tiff[at+2:at+2+12*uint32(n)]...)
	directory = order.AppendUint16(order.AppendUint16(directory, tag), kind)
	directory = order.AppendUint32(order.AppendUint32(directory, uint32(len(data))), uint32(len(tiff)))
	order.PutUint32(out[4:], uint32(len(out)))
	return append(append(out, directory...), 0, 0, 0, 0)
}

// webpWith is a WebP file of the extended form.
func webpWith(t *testing.T, img image.Image, profile []byte) []byte {
	t.Helper()
	var simple bytes.Buffer
	if err := webp.Encode(&simple, img, webp.Options{Lossless: true, Quality: 100}); err != nil {
		t.Fatal(err)
	}
	if len(profile)%2 == 1 {
		t.Fatal("chunks are even")
	}
	picture := simple.Bytes()[12:]
	if string(picture[:4]) == "VP8X" {
		picture = picture[18:]
	}
	b := img.Bounds()
	file := append([]byte("RIFF\x00\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x20\x00\x00\x00"), byte(b.Dx()-1), 0, 0, byte(b.Dy()-1), 0, 0)
	file = binary.LittleEndian.AppendUint32(append(file, "ICCP"...), uint32(len(profile)))
	file = append(append(file, profile...), picture...)
	binary.LittleEndian.PutUint32(file[4:], uint32(len(file)-8))
	return file
}

// inPieces puts the first of pieces of a profile into a JPEG.
func inPieces(jpeg, profile []byte, pieces, first int) []byte {
	var head []byte
	size := (len(profile) + pieces - 1) / pieces
	for i := range first {
		part := profile[i*size : min(len(profile), (i+1)*size)]
		head = binary.BigEndian.AppendUint16(append(head, 0xff, 0xe2), uint16(len(part)+16))
		head = append(append(head, "ICC_PROFILE\x00"...), byte(i+1), byte(pieces))
		head = append(head, part...)
	}
	return slices.Concat(jpeg[:2], head, jpeg[2:])
}

// colourExif is what DCF says of colours.
func colourExif(space uint16, index string) []byte {
	order := binary.LittleEndian
	b := []byte("Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x69\x87\x04\x00\x01\x00\x00\x00\x1a\x00\x00\x00\x00\x00\x00\x00")
	b = append(b, "\x02\x00\x01\xa0\x03\x00\x01\x00\x00\x00"...)
	b = append(order.AppendUint16(b, space), 0, 0)
	b = append(b, "\x05\xa0\x04\x00\x01\x00\x00\x00\x38\x00\x00\x00\x00\x00\x00\x00"...)
	b = append(b, "\x01\x00\x01\x00\x02\x00\x04\x00\x00\x00"...)
	return append(append(b, index...), 0, 0, 0, 0)
}

func withExif(jpeg, exif []byte) []byte {
	head := binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(exif)+2))
	return slices.Concat(jpeg[:2], head, exif, jpeg[2:])
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
