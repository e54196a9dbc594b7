package rendition

import (
	"bytes"
	"encoding/binary"
	"image"
	"io"
)

const (
	maxSegments  = 1000    // before the picture of one JPEG
	maxHeadBytes = 8 << 20 // of them together
)

// jpegHead is what stands before the pixels of a JPEG.
type jpegHead struct {
	samples     int64 // of all its components
	components  int
	progressive bool
	adobe       bool   // Adobe's segment says what its colours are
	exif        int64  // where the TIFF header in it begins; 0 if there is none
	previews    int64  // the same, of its multi-picture index
	profile     []byte // ICC, as far as its pieces came in order
	pieces      int    // of it
	allPieces   int    // that there are to be
}

// memory is how many bytes decoding takes a decoder that says it is of this size: a progressive
// one keeps every coefficient. A decoder may find a frame where none was understood here.
func (h jpegHead) memory(size image.Config) int64 {
	if own := int64(size.Width) * int64(size.Height); h.samples < own {
		return own * pixelBytes(size.ColorModel) * 5
	}
	need := h.samples
	if h.progressive {
		need += 4 * h.samples
	}
	if h.components == 4 {
		need += h.samples // once more, as CMYK
	}
	return need
}

// readJPEGHead walks the segments of in up to its first scan, and stops at what it does not understand.
func readJPEGHead(in io.ReaderAt) jpegHead {
	var h jpegHead
	at := int64(2)
	for range maxSegments {
		var b [4]byte
		if _, err := in.ReadAt(b[:], at); err != nil || at > maxHeadBytes {
			return h
		}
		marker, length := b[1], int64(binary.BigEndian.Uint16(b[2:]))
		switch {
		case marker == 0xff, b[0] != 0xff, marker == 0: // a fill byte, or one that decoders skip
			at++
			continue
		case marker == 0xda || length < 2:
			return h
		}
		h.take(in, marker, at+4, length-2)
		at += 2 + length
	}
	return h
}

// take reads one segment of n bytes at at.
func (h *jpegHead) take(in io.ReaderAt, marker byte, at, n int64) {
	switch {
	case marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc:
		h.takeFrame(segment(in, at, n), marker)
	case marker == 0xe1 && h.exif == 0 && begins(in, at, n, "Exif\x00\x00"):
		h.exif = at + 6
	case marker == 0xee && begins(in, at, n, "Adobe"):
		h.adobe = true
	case marker == 0xe2 && h.previews == 0 && begins(in, at, n, "MPF\x00"):
		h.previews = at + 4
	case marker == 0xe2 && begins(in, at, n, "ICC_PROFILE\x00"):
		h.takePiece(segment(in, at, n))
	}
}

// takeFrame adds up the samples of a frame header.
func (h *jpegHead) takeFrame(b []byte, marker byte) {
	if len(b) < 6 || len(b) < 6+3*int(b[5]) {
		return
	}
	height, width := int64(binary.BigEndian.Uint16(b[1:])), int64(binary.BigEndian.Uint16(b[3:]))
	h.progressive = marker == 0xc2
	h.components, h.samples = int(b[5]), 0
	most, all := int64(1), int64(0)
	for i := range h.components {
		blocks := int64(b[7+3*i]>>4) * int64(b[7+3*i]&15)
		most, all = max(most, blocks), all+blocks
	}
	h.samples = width * height * all / most
}

func segment(in io.ReaderAt, at, n int64) []byte {
	b := make([]byte, max(0, n))
	if _, err := in.ReadAt(b, at); err != nil {
		return nil
	}
	return b
}

func begins(in io.ReaderAt, at, n int64, text string) bool {
	return n >= int64(len(text)) && bytes.Equal(segment(in, at, int64(len(text))), []byte(text))
}
