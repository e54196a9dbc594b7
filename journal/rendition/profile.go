package rendition

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
)

// maxProfile bounds an ICC profile; those of screens and cameras take some kilobytes, of papers up to two megabytes.
const maxProfile = 4 << 20

const profileHead = 128 // bytes that each one begins with

// profileOf is the ICC profile in the head of a file of kind k, or what stands for one; nil if there is none. Those of
// HEIC and AVIF belong to an item.
func profileOf(in *io.SectionReader, k kind) []byte {
	switch k {
	case kindJPEG:
		return readJPEGHead(in).colours(in)
	case kindPNG:
		return profileOfPNG(in)
	case kindWebP:
		return profileOfWebP(in)
	case kindTIFF:
		return profileOfTIFF(in)
	}
	return nil
}

// colours is profileOf, of the JPEG that h is the head of.
func (h jpegHead) colours(in *io.SectionReader) []byte {
	switch {
	case h.pieces > 0 && h.pieces == h.allPieces:
		return h.profile
	case h.pieces == 0 && saysAdobeRGB(in, h.exif):
		return adobeRGB
	}
	return nil
}

// takePiece takes a part of an ICC profile: they are numbered from one, and say how many they are.
func (h *jpegHead) takePiece(b []byte) {
	const label = len("ICC_PROFILE\x00")
	if len(b) > label+2 && int(b[label]) == h.pieces+1 && len(h.profile) <= maxProfile {
		h.pieces, h.allPieces = h.pieces+1, int(b[label+1])
		h.profile = append(h.profile, b[label+2:]...)
	}
}

// profileOfPNG reads the chunk before the pixels: a name, how it is compressed, and the profile.
func profileOfPNG(in *io.SectionReader) []byte {
	at := int64(8)
	for range maxSegments {
		head := segment(in, at, 8)
		if head == nil || string(head[4:]) == "IDAT" {
			return nil
		}
		n := int64(binary.BigEndian.Uint32(head))
		if string(head[4:]) == "iCCP" && n <= maxProfile {
			_, packed, _ := bytes.Cut(segment(in, at+8, n), []byte{0})
			return inflated(packed)
		}
		at += 12 + n
	}
	return nil
}

// inflated unpacks what stands behind a byte that says that it is deflated.
func inflated(packed []byte) []byte {
	if len(packed) < 1 || packed[0] != 0 {
		return nil
	}
	z, err := zlib.NewReader(bytes.NewReader(packed[1:]))
	if err != nil {
		return nil
	}
	return wholeProfile(z)
}

// wholeProfile reads as much as a profile says of itself that it has; nil where that is not there.
func wholeProfile(in io.Reader) []byte {
	head := make([]byte, profileHead)
	if _, err := io.ReadFull(in, head); err != nil {
		return nil
	}
	n := binary.BigEndian.Uint32(head)
	if n < profileHead || n > maxProfile {
		return nil
	}
	profile := append(make([]byte, 0, n), head...)[:n]
	if _, err := io.ReadFull(in, profile[profileHead:]); err != nil {
		return nil
	}
	return profile
}

// profileOfWebP reads the chunk that stands behind the head of the extended form.
func profileOfWebP(in *io.SectionReader) []byte {
	const extended = 8 + 10 // the head of the chunk, and what is in it
	head := segment(in, webpHead, extended+8)
	if len(head) < extended+8 || string(head[:4]) != "VP8X" || string(head[extended:extended+4]) != "ICCP" {
		return nil
	}
	n := int64(binary.LittleEndian.Uint32(head[extended+4:]))
	if n > maxProfile {
		return nil
	}
	return segment(in, webpHead+extended+8, n)
}

// The tags of a TIFF directory that tell of colours.
const (
	tagExif         = 0x8769
	tagProfile      = 0x8773
	tagColourSpace  = 0xa001
	tagInterop      = 0xa005
	tagInteropIndex = 0x0001
	uncalibrated    = 0xffff
)

// profileOfTIFF is that of the first picture; of a RAW file, what its Exif says.
func profileOfTIFF(in *io.SectionReader) []byte {
	w, first := newWalk(in, tiffAtStart)
	if w == nil {
		return nil
	}
	e := w.entry(w.entries(first), tagProfile)
	if e == nil {
		if saysAdobeRGB(in, tiffAtStart) {
			return adobeRGB
		}
		return nil
	}
	s, ok := span{w.offset(e[8:]), int64(w.order.Uint32(e[4:]))}.within(in.Size())
	if !ok || s.length > maxProfile {
		return nil
	}
	return segment(in, s.offset, s.length)
}

// saysAdobeRGB reports whether the Exif at base says what the design rule for cameras has for Adobe RGB: colours that
// are not sRGB's, and the name of the rule's third form.
func saysAdobeRGB(in *io.SectionReader, base int64) bool {
	w, first := newWalk(in, base)
	if w == nil {
		return false
	}
	exif := w.entries(w.pointer(w.entries(first), tagExif))
	if e := w.entry(exif, tagColourSpace); e == nil || w.number(e) != uncalibrated {
		return false
	}
	e := w.entry(w.entries(w.pointer(exif, tagInterop)), tagInteropIndex)
	return e != nil && string(e[8:11]) == "R03"
}
