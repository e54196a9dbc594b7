package rendition_test

import (
	"bytes"
	"encoding/binary"
	"image"
	"io"
	"strings"
	"testing"
	"time"

	"golang.org/x/image/bmp"

	"sojourn/journal"
	"sojourn/journal/rendition"
)

func asBMP(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := bmp.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestADecoderThatPanicsTakesNothingWithIt(t *testing.T) {
	b := newBench(t)
	rendition.DecodeBMP(t, func(io.Reader) (image.Image, error) { panic("index out of range\x1b[2J") })
	f := b.put(t, "나쁘다.bmp", asBMP(t, quarters(8, 8)))
	for range 3 {
		_, err := b.Thumb(t.Context(), f, 1, 64)
		explained(t, f.Name, err)
		if err == nil || !strings.Contains(err.Error(), "gave up") {
			t.Errorf("%v", err)
		}
	}
	good := b.put(t, "good.jpg", asJPEG(t, quarters(80, 80)))
	if img, err := b.Thumb(t.Context(), good, 1, 64); err != nil || corners(img) != "RGB-" {
		t.Errorf("what comes after it: %v", err)
	}
}

func TestADecoderThatNeverEndsIsLeftBehind(t *testing.T) {
	b := newBench(t)
	b.Hurry(20 * time.Millisecond)
	ended := make(chan struct{})
	rendition.DecodeBMP(t, func(io.Reader) (image.Image, error) { <-ended; return quarters(8, 8), nil })
	for i := range rendition.MostBehind {
		f := b.put(t, string(rune('a'+i))+".bmp", asBMP(t, quarters(8, 8+i)))
		_, err := b.Thumb(t.Context(), f, 1, 64)
		explained(t, f.Name, err)
		if err == nil || !strings.Contains(err.Error(), "takes longer than") {
			t.Errorf("%v", err)
		}
	}
	good := b.put(t, "good.jpg", asJPEG(t, quarters(80, 80)))
	_, err := b.Thumb(t.Context(), good, 1, 64)
	if err == nil || journal.KindOf(err) == journal.Invalid || !strings.Contains(journal.HintOf(err), "start sojourn again") {
		t.Errorf("with as many decoders left behind as may be: %v", err)
	}
	close(ended)
	b.Hurry(time.Minute)
	for end := time.Now().Add(time.Minute); err != nil && time.Now().Before(end); {
		_, err = b.Thumb(t.Context(), good, 1, 64)
	}
	if err != nil {
		t.Errorf("once they have ended: %v", err)
	}
}

// TestAJPEGOfManyScansIsEnded gives a small file whose picture takes minutes: each of its scans, of a few bytes, goes through
// all of the picture.
func TestAJPEGOfManyScansIsEnded(t *testing.T) {
	b := newBench(t)
	b.Hurry(50 * time.Millisecond)
	f := b.put(t, "scans.jpg", manyScans(20_000))
	began := time.Now()
	_, err := b.Thumb(t.Context(), f, 1, 64)
	explained(t, f.Name, err)
	if err == nil || !strings.Contains(err.Error(), "takes longer than") {
		t.Errorf("after %v: %v", time.Since(began), err)
	}
}

// manyScans is a progressive JPEG, grey, in which every scan says of all blocks that nothing is in them.
func manyScans(scans int) []byte {
	const (
		runs = 25 // of blocks that one code stands for
		run  = 14 // bits of how many more than 2^14 they are
		edge = 5 * 128 * 8
	)
	segment := func(marker byte, content ...byte) []byte {
		return append(binary.BigEndian.AppendUint16([]byte{0xff, marker}, uint16(2+len(content))), content...)
	}
	file := []byte{0xff, 0xd8}
	file = append(file, segment(0xdb, append([]byte{0}, bytes.Repeat([]byte{1}, 64)...)...)...)
	file = append(file, segment(0xc2, 8, edge>>8, edge&0xff, edge>>8, edge&0xff, 1, 1, 0x11, 0)...)
	file = append(file, segment(0xc4, append([]byte{0x10, 1}, append(make([]byte, 15), run<<4)...)...)...)
	var bits bitWriter
	for range runs {
		bits.add(0, 1+run)
	}
	for range scans {
		file = append(file, segment(0xda, 1, 1, 0, 1, 63, 0)...)
		file = append(file, bits.bytes()...)
	}
	return append(file, 0xff, 0xd9)
}

// bitWriter collects the bits of a scan.
type bitWriter struct {
	out  []byte
	last uint64
	n    int
}

func (w *bitWriter) add(bits uint64, n int) {
	w.last, w.n = w.last<<n|bits, w.n+n
	for ; w.n >= 8; w.n -= 8 {
		w.out = append(w.out, byte(w.last>>(w.n-8)))
		if w.out[len(w.out)-1] == 0xff {
			w.out = append(w.out, 0)
		}
	}
}

// bytes fills the last byte up with ones.
func (w bitWriter) bytes() []byte {
	for w.n%8 > 0 {
		w.add(1, 1)
	}
	return w.out
}
