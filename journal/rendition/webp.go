package rendition

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
)

// What the RIFF of a WebP file has: the offset of its first chunk, the flag of an animation, what stands before the chunks of
// a frame, and how many bytes of one are taken.
const (
	webpHead     = 12
	webpMoves    = 1 << 1
	webpAlpha    = 1 << 4
	webpPlace    = 16
	maxWebPFrame = 64 << 20
)

// decodeWebP decodes a WebP file; of one that moves, its first frame.
func (m *Maker) decodeWebP(ctx context.Context, in *io.SectionReader) (frame, error) {
	if head := segment(in, webpHead, 9); len(head) < 9 || string(head[:4]) != "VP8X" || head[8]&webpMoves == 0 {
		return m.decodeStream(ctx, in, codecs[kindWebP])
	}
	still := firstFrame(in)
	if still == nil {
		return frame{}, invalid(errors.New("it is a WebP film without a frame that can be shown"))
	}
	return m.decodeStream(ctx, io.NewSectionReader(bytes.NewReader(still), 0, int64(len(still))), codecs[kindWebP])
}

// firstFrame is the first frame of a film as a file of its own; nil where there is none.
func firstFrame(in *io.SectionReader) []byte {
	at := int64(webpHead)
	for range maxSegments {
		head := segment(in, at, 8)
		if head == nil {
			return nil
		}
		n := int64(binary.LittleEndian.Uint32(head[4:]))
		if string(head[:4]) == "ANMF" {
			return asStill(segment(in, at+8, min(n, maxWebPFrame)))
		}
		at += 8 + n + n&1
	}
	return nil
}

// asStill makes a file of a frame's place and chunks.
func asStill(f []byte) []byte {
	if len(f) < webpPlace+8 {
		return nil
	}
	place, chunks := f[:webpPlace], f[webpPlace:]
	file := []byte("RIFF\x00\x00\x00\x00WEBP")
	if string(chunks[:4]) == "ALPH" { // which stands only behind a head that says so
		file = append(file, "VP8X\x0a\x00\x00\x00"...)
		file = append(file, webpAlpha, 0, 0, 0)
		file = append(file, place[6:12]...) // width and height, as the head has them
	}
	file = append(file, chunks...)
	binary.LittleEndian.PutUint32(file[4:], uint32(len(file)-8))
	return file
}
