package rendition_test

import (
	"encoding/binary"
	"image"
	"image/color"
	"strings"
	"testing"
)

// riff is a chunk of a WebP file.
func riff(name string, content []byte) []byte {
	b := append([]byte(name), binary.LittleEndian.AppendUint32(nil, uint32(len(content)))...)
	return append(append(b, content...), make([]byte, len(content)%2)...)
}

// film is an animated WebP: frames that are all of one colour. (A picture without loss whose five tables have one value
// each takes no bits for its pixels.)
func film(w, h int, colours ...color.RGBA) []byte {
	size := func(n int) []byte { return []byte{byte(n - 1), byte((n - 1) >> 8), byte((n - 1) >> 16)} }
	place := append(append(make([]byte, 6), size(w)...), size(h)...)
	file := riff("VP8X", append([]byte{2, 0, 0, 0}, place[6:]...))
	file = append(file, riff("ANIM", make([]byte, 6))...)
	for _, c := range colours {
		bits, n := uint64(w-1)|uint64(h-1)<<14, 32 // and neither alpha nor a version
		picture := []byte{0x2f}
		add := func(v uint64, width int) {
			for bits, n = bits|v<<n, n+width; n >= 8; n -= 8 {
				picture, bits = append(picture, byte(bits)), bits>>8
			}
		}
		add(0, 3) // no transform, no cache, no more tables
		for _, v := range []uint8{c.G, c.R, c.B, c.A, 0} {
			add(0b101, 3) // a table of one value, which has eight bits
			add(uint64(v), 8)
		}
		add(0, 8)
		file = append(file, riff("ANMF", append(append(place[:len(place):len(place)], 100, 0, 0, 0), riff("VP8L", picture)...))...)
	}
	return riff("RIFF", append([]byte("WEBP"), file...))
}

func TestOfAFilmTheFirstFrameIsShown(t *testing.T) {
	b := newBench(t)
	data := film(90, 60, red, green)
	img, err := b.Thumb(t.Context(), b.put(t, "film.webp", data), 1, 60)
	if err != nil {
		t.Fatal(err)
	}
	if c := color.RGBAModel.Convert(img.At(30, 20)); c != red || img.Bounds().Size() != image.Pt(60, 40) {
		t.Errorf("%v in %v", c, img.Bounds())
	}
	for n := range data {
		_, err := b.Thumb(t.Context(), b.put(t, "cut.webp", data[:n]), 1, 60)
		explained(t, "cut.webp", err)
	}
	_, err = b.Thumb(t.Context(), b.put(t, "large.webp", film(16_383, 16_383, red)), 1, 60)
	if err == nil || !strings.Contains(err.Error(), "larger than can be decoded") {
		t.Errorf("one of a gigabyte: %v", err)
	}
}
