package rendition_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"sojourn/journal"
	"sojourn/journal/rendition"
)

// bench is a journal folder with a maker, and a cache beside it.
type bench struct {
	*rendition.Maker
	dir, cache string
}

func newBench(t testing.TB) bench {
	t.Helper()
	dir, cache := t.TempDir(), t.TempDir()
	return bench{rendition.New(dir, cache), dir, cache}
}

// put writes data as an original of the journal.
func (b bench) put(t testing.TB, name string, data []byte) journal.File {
	t.Helper()
	if err := os.WriteFile(filepath.Join(b.dir, name), data, 0o600); err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(data)
	return journal.File{Name: name, Path: name, SHA256: hex.EncodeToString(sum[:]), Bytes: int64(len(data))}
}

func photoOf(f journal.File) journal.Photo {
	f.Role = journal.RoleOriginal
	return journal.Photo{Files: []journal.File{f}, Orientation: 1}
}

var (
	red   = color.RGBA{220, 30, 30, 255}
	green = color.RGBA{30, 200, 30, 255}
	blue  = color.RGBA{30, 30, 220, 255}
	grey  = color.RGBA{120, 120, 120, 255}
)

// quarters is a picture with a colour in each corner: red and green above blue and grey.
func quarters(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.Set(x, y, [2][2]color.Color{{red, green}, {blue, grey}}[2*y/h][2*x/w])
		}
	}
	return img
}

// speckled is hard to compress.
func speckled(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	noise := uint32(1)
	for i := range img.Pix {
		noise = noise*1664525 + 1013904223
		img.Pix[i] = byte(noise>>24) | byte(255*(i%4/3))
	}
	return img
}

func asJPEG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 92}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asPNG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// withChecksum corrects the checksum of a PNG's header.
func withChecksum(b []byte) []byte {
	binary.BigEndian.PutUint32(b[29:], crc32.ChecksumIEEE(b[12:29]))
	return b
}

// corners names the colours in img's corners: above left, above right, below left, below right.
func corners(img image.Image) string {
	r := img.Bounds()
	x, y := r.Dx()/8, r.Dy()/8
	names := ""
	for _, p := range []image.Point{
		{r.Min.X + x, r.Min.Y + y},
		{r.Max.X - 1 - x, r.Min.Y + y},
		{r.Min.X + x, r.Max.Y - 1 - y},
		{r.Max.X - 1 - x, r.Max.Y - 1 - y},
	} {
		i := color.Palette{red, green, blue, grey}.Index(img.At(p.X, p.Y))
		names += "RGB-"[i : i+1]
	}
	return names
}
