package rendition_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/image/tiff"
)

// deep has 16 bits a channel.
func deep(img image.Image) *image.NRGBA64 {
	out := image.NewNRGBA64(img.Bounds())
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			out.Set(x, y, img.At(x, y))
		}
	}
	return out
}

func asTIFF(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := tiff.Encode(&b, img, &tiff.Options{Compression: tiff.Deflate, Predictor: true}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func grey8(img image.Image) *image.Gray {
	out := image.NewGray(img.Bounds())
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			out.Set(x, y, img.At(x, y))
		}
	}
	return out
}

func grey16(img image.Image) *image.Gray16 {
	out := image.NewGray16(img.Bounds())
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			out.Set(x, y, img.At(x, y))
		}
	}
	return out
}

// asCMYK is a JPEG of four inks, one after another, with what Adobe's programs write: ink is what is missing of 255. way is
// 0 for the inks as they are, 2 for their colour apart from their light; anything else leaves Adobe's segment out, and ink
// is ink.
func asCMYK(t testing.TB, img image.Image, way byte) []byte {
	t.Helper()
	b := img.Bounds()
	var planes [4]*image.Gray
	for i := range planes {
		planes[i] = image.NewGray(b)
	}
	for y := range b.Dy() {
		for x := range b.Dx() {
			c := color.CMYKModel.Convert(img.At(x, y)).(color.CMYK)
			inks := [4]byte{c.C, c.M, c.Y, c.K}
			switch way {
			case 0:
				inks = [4]byte{255 - c.C, 255 - c.M, 255 - c.Y, 255 - c.K}
			case 2: // light and colour of what is missing of what is missing
				inks[0], inks[1], inks[2] = color.RGBToYCbCr(c.C, c.M, c.Y)
				inks[3] = 255 - c.K
			}
			for i, v := range inks {
				planes[i].Pix[planes[i].PixOffset(x, y)] = v
			}
		}
	}
	return joined(t, planes[:], way)
}

// joined makes one JPEG of planes, each with a scan of its own, out of one for each.
func joined(t testing.TB, planes []*image.Gray, way byte) []byte {
	t.Helper()
	file := []byte{0xff, 0xd8}
	if way == 0 || way == 2 {
		file = append(file, "\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00"...)
		file = append(file, way)
	}
	for n, plane := range planes {
		one := asJPEGOf(t, plane, 95)
		frame, scan := bytes.Index(one, []byte{0xff, 0xc0}), bytes.Index(one, []byte{0xff, 0xda})
		if n == 0 {
			file = append(file, one[2:frame]...)
			file = append(file, 0xff, 0xc0, 0, byte(8+3*len(planes)))
			file = append(file, one[frame+4:frame+9]...)
			file = append(file, byte(len(planes)))
			for id := range planes {
				file = append(file, byte(id+1), 0x11, 0)
			}
			file = append(file, one[frame+13:scan]...) // the codes
		}
		file = append(file, 0xff, 0xda, 0, 8, 1, byte(n+1), 0, 0, 63, 0)
		file = append(file, one[scan+10:len(one)-2]...)
	}
	return append(file, 0xff, 0xd9)
}

func asJPEGOf(t testing.TB, img image.Image, quality int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: quality}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestEveryKindOfPixelIsShownInItsColours goes through what files have beside eight bits of red, green and blue.
func TestEveryKindOfPixelIsShownInItsColours(t *testing.T) {
	b := newBench(t)
	whole := quarters(96, 64)
	palette := image.NewPaletted(whole.Rect, color.Palette{red, green, blue, grey})
	for y := range whole.Rect.Dy() {
		for x := range whole.Rect.Dx() {
			palette.Set(x, y, whole.At(x, y))
		}
	}
	for name, tc := range map[string]struct {
		data []byte
		grey bool
	}{
		"16 bits.png":         {data: asPNG(t, deep(whole))},
		"16 bits.tif":         {data: asTIFF(t, deep(whole))},
		"a palette.png":       {data: asPNG(t, palette)},
		"grey.png":            {data: asPNG(t, grey8(whole)), grey: true},
		"grey, 16 bits.png":   {data: asPNG(t, grey16(whole)), grey: true},
		"grey, 16 bits.tif":   {data: asTIFF(t, grey16(whole)), grey: true},
		"grey.jpg":            {data: asJPEGOf(t, grey8(whole), 95), grey: true},
		"CMYK.jpg":            {data: asCMYK(t, whole, 0)},
		"YCCK.jpg":            {data: asCMYK(t, whole, 2)},
		"CMYK, not Adobe.jpg": {data: asCMYK(t, whole, 9)},
	} {
		t.Run(name, func(t *testing.T) {
			img, err := b.Thumb(t.Context(), b.put(t, name, tc.data), 1, 60)
			if err != nil {
				t.Fatal(err)
			}
			if img.Bounds().Size() != image.Pt(60, 40) {
				t.Errorf("it is %v", img.Bounds())
			}
			for n, at := range []image.Point{{15, 10}, {45, 10}, {15, 30}, {45, 30}} {
				want := [4]color.RGBA{red, green, blue, grey}[n]
				if tc.grey {
					y := color.GrayModel.Convert(want).(color.Gray).Y
					want = color.RGBA{y, y, y, 255}
				}
				r, g, bl, _ := img.At(at.X, at.Y).RGBA()
				for i, off := range []int{int(r>>8) - int(want.R), int(g>>8) - int(want.G), int(bl>>8) - int(want.B)} {
					if off > 8 || off < -8 {
						t.Errorf("channel %d at %v is off by %d", i, at, off)
					}
				}
			}
		})
	}
}

func TestAPanoramaIsAsLongAsItIs(t *testing.T) {
	b := newBench(t)
	for _, size := range []image.Point{{1, 1}, {1, 30_000}, {30_000, 1}} {
		img := quarters(size.X, size.Y)
		for name, data := range map[string][]byte{"a.jpg": asJPEG(t, img), "a.png": asPNG(t, img)} {
			for _, edge := range []int{1280} {
				got, err := b.Thumb(t.Context(), b.put(t, name, data), 6, edge)
				if err != nil {
					t.Fatalf("%v as %s: %v", size, name, err)
				}
				if longest := max(got.Bounds().Dx(), got.Bounds().Dy()); longest != min(edge, max(size.X, size.Y)) {
					t.Errorf("%v as %s at %d is %v", size, name, edge, got.Bounds())
				}
			}
		}
	}
}

// chunk is a chunk of a PNG.
func chunk(name, content string) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(content)))
	b = append(append(b, name...), content...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

// zipped is n zero bytes, packed.
func zipped(t testing.TB, n int) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := zlib.NewWriterLevel(&b, zlib.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.CopyN(w, zeroBytes{}, int64(n)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

type zeroBytes struct{}

func (zeroBytes) Read(b []byte) (int, error) { clear(b); return len(b), nil }

// TestABombTakesNoMemory gives small files that say, or hold, that they are much larger.
func TestABombTakesNoMemory(t *testing.T) {
	b := newBench(t)
	small := asPNG(t, quarters(8, 8))
	zeros := string(zipped(t, 24<<20))
	with := func(chunks ...[]byte) []byte {
		return append(append(append([]byte{}, small[:33]...), bytes.Join(chunks, nil)...), small[33:]...)
	}
	wide := func(png []byte, w, h uint32) []byte {
		png = append([]byte{}, png...)
		binary.BigEndian.PutUint32(png[16:], w)
		binary.BigEndian.PutUint32(png[20:], h)
		return withChecksum(png)
	}
	jpegOf := func(size string, frame byte) []byte {
		data := asJPEG(t, quarters(8, 8))
		at := bytes.Index(data, []byte{0xff, 0xc0})
		data[at+1] = frame
		copy(data[at+5:], size)
		return data
	}
	for name, tc := range map[string]struct {
		data []byte
		want string // "": a picture
	}{
		"ztxt.png":             {with(chunk("zTXt", "Comment\x00\x00"+zeros)), ""},
		"itxt.png":             {with(chunk("iTXt", "XML:com.adobe.xmp\x00\x01\x00\x00\x00"+zeros)), ""},
		"iccp.png":             {with(chunk("iCCP", "icc\x00\x00"+zeros)), ""},
		"65,535².png":          {wide(small, 65_535, 65_535), "larger than can be decoded"},
		"2^31.png":             {wide(small, 1<<31-1, 1<<31-1), ""},
		"much.png":             {wide(small, 6_000, 6_000), "breaks off"},
		"8,000².jpg":           {jpegOf("\x1f\x40\x1f\x40", 0xc0), "breaks off"},
		"65,535².jpg":          {jpegOf("\xff\xff\xff\xff", 0xc0), "larger than can be decoded"},
		"65,535² in steps.jpg": {jpegOf("\xff\xff\xff\xff", 0xc2), "larger than can be decoded"},
		"1 × 65,535.jpg":       {jpegOf("\xff\xff\x00\x01", 0xc0), ""},
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := b.Thumb(t.Context(), b.put(t, name, tc.data), 1, 64)
			runtime.ReadMemStats(&after)
			explained(t, name, err)
			took := (after.TotalAlloc - before.TotalAlloc) >> 20
			t.Logf("%d bytes took %d MB: %v", len(tc.data), took, err)
			if tc.want != "" && (err == nil || !strings.Contains(err.Error(), tc.want)) {
				t.Errorf("%v, want %q", err, tc.want)
			}
			if took > 16 {
				t.Errorf("it took %d MB", took)
			}
		})
	}
}
