package rendition

import (
	"encoding/binary"
	"io"
	"iter"
)

const maxBoxes = 1000 // in one place of a file

// box is a part of an ISO base media file (HEIC, AVIF, CR3); its span is the content.
type box struct {
	name string
	span
}

// boxes walks the boxes in a range of in, and stops at the first that does not fit.
func boxes(in io.ReaderAt, s span) iter.Seq[box] {
	return func(yield func(box) bool) {
		for range maxBoxes {
			b, rest, ok := nextBox(in, s)
			if !ok || !yield(b) {
				return
			}
			s = rest
		}
	}
}

// nextBox reads the box at the beginning of s, and what is left of s behind it.
func nextBox(in io.ReaderAt, s span) (b box, rest span, ok bool) {
	head := segment(in, s.offset, 8)
	if head == nil {
		return box{}, span{}, false
	}
	length, used := int64(binary.BigEndian.Uint32(head)), int64(8)
	switch length {
	case 0: // to the end
		length = s.length
	case 1:
		long := segment(in, s.offset+8, 8)
		if long == nil {
			return box{}, span{}, false
		}
		length, used = int64(binary.BigEndian.Uint64(long)), 16
	}
	if length < used || length > s.length {
		return box{}, span{}, false
	}
	b = box{string(head[4:]), span{s.offset + used, length - used}}
	return b, span{s.offset + length, s.length - length}, true
}
