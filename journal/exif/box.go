package exif

import (
	"encoding/binary"
	"io"
)

const (
	maxBoxes = 10_000
	maxMeta  = 4 << 20 // bytes of a box that is read into memory
)

// box is one part of an ISO base media file: HEIF, AVIF, CR3.
type box struct {
	name string
	data *io.SectionReader // without the box's own header
	cut  bool              // it claims more bytes than there are
}

// boxes calls visit for the boxes in data, until it returns false or nothing sensible is left.
func boxes(data extent, visit func(box) bool) {
	at := int64(0)
	for range maxBoxes {
		b, size, ok := boxAt(data, at)
		if !ok || !visit(b) {
			return
		}
		at += size
	}
}

func boxAt(data extent, at int64) (b box, size int64, ok bool) {
	var head [16]byte
	if n, _ := data.ReadAt(head[:], at); n < 8 {
		return box{}, 0, false
	}
	size, skip := int64(binary.BigEndian.Uint32(head[:])), int64(8)
	switch size {
	case 0:
		size = data.Size() - at
	case 1:
		size, skip = int64(binary.BigEndian.Uint64(head[8:])), 16
	}
	if size < skip {
		return box{}, 0, false
	}
	b = box{name: string(head[4:8]), cut: size > data.Size()-at}
	size = min(size, data.Size()-at)
	b.data = io.NewSectionReader(data, at+skip, max(0, size-skip))
	return b, size, true
}

// content returns what is in the box, or nil where that is too much.
func (b box) content() []byte {
	if b.data.Size() > maxMeta {
		return nil
	}
	p := make([]byte, b.data.Size())
	n, _ := b.data.ReadAt(p, 0)
	return p[:n]
}

// cursor reads big-endian numbers; past the end all are zero and short is true.
type cursor struct {
	rest  []byte
	short bool
}

func (c *cursor) take(n int) []byte {
	if n < 0 || n > len(c.rest) {
		c.rest, c.short = nil, true
		return nil
	}
	p := c.rest[:n]
	c.rest = c.rest[n:]
	return p
}

// number reads an unsigned number of 0 to 8 bytes.
func (c *cursor) number(bytes int) uint64 {
	var n uint64
	for _, b := range c.take(bytes) {
		n = n<<8 | uint64(b)
	}
	return n
}

// wide reads a number of 4 bytes if yes, else of 2.
func (c *cursor) wide(yes bool) uint32 {
	if yes {
		return uint32(c.number(4))
	}
	return uint32(c.number(2))
}
