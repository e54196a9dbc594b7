package smalljpeg

import (
	"encoding/binary"
	"errors"
	"io"
)

const window = 64 << 10 // bytes read at once

// bits reads the bits of a scan. Where a marker or the end of the file stops them, zeros follow,
// and count as missing.
type bits struct {
	in      io.ReaderAt
	at      int64 // where the next window begins
	buf     []byte
	pos     int
	acc     uint64 // the next bits, from the top
	left    int    // how many of them there are
	missing int    // of these, put there without being in the file
	err     error
}

// fill makes at least 32 bits ready.
func (b *bits) fill() {
	for b.left <= 32 {
		if len(b.buf)-b.pos < 8 {
			b.read()
		}
		if len(b.buf)-b.pos >= 4 {
			v := binary.BigEndian.Uint32(b.buf[b.pos:])
			if n := ^v; (n-0x01010101)&v&0x80808080 == 0 { // no byte of it is 0xff
				b.acc |= uint64(v) << (32 - b.left)
				b.left += 32
				b.pos += 4
				continue
			}
		}
		b.one()
	}
}

// one makes the next byte ready.
func (b *bits) one() {
	next := uint64(0)
	switch {
	case b.pos >= len(b.buf), b.atMarker():
		b.missing += 8
	case b.buf[b.pos] == 0xff:
		next = 0xff
		b.pos += 2
	default:
		next = uint64(b.buf[b.pos])
		b.pos++
	}
	b.acc |= next << (56 - b.left)
	b.left += 8
}

func (b *bits) atMarker() bool {
	return b.buf[b.pos] == 0xff && (b.pos+1 >= len(b.buf) || b.buf[b.pos+1] != 0)
}

// read reads on, unless the file is at its end.
func (b *bits) read() {
	if b.err != nil {
		return
	}
	if b.buf == nil {
		b.buf = make([]byte, 0, window)
	}
	kept := copy(b.buf[:cap(b.buf)], b.buf[b.pos:])
	n, err := b.in.ReadAt(b.buf[kept:cap(b.buf)], b.at)
	b.buf, b.pos = b.buf[:kept+n], 0
	b.at += int64(n)
	b.err = err
}

// broken says why the bits taken so far are not all from the file; nil where they are.
func (b *bits) broken() error {
	switch {
	case b.err != nil && !errors.Is(b.err, io.EOF):
		return b.err
	case b.left < b.missing:
		return ErrDamaged
	}
	return nil
}

// restart goes on behind restart marker number n, which must be next.
func (b *bits) restart(n int) error {
	if err := b.broken(); err != nil {
		return err
	}
	if b.left-b.missing >= 8 { // more than what fills up the last byte
		return ErrDamaged
	}
	b.acc, b.left, b.missing = 0, 0, 0
	for {
		if len(b.buf)-b.pos < 8 {
			b.read()
		}
		if len(b.buf)-b.pos < 2 || b.buf[b.pos] != 0xff {
			return ErrDamaged
		}
		if b.buf[b.pos+1] != 0xff {
			break
		}
		b.pos++ // a fill byte
	}
	if b.buf[b.pos+1] != byte(0xd0+n&7) {
		return ErrDamaged
	}
	b.pos += 2
	return nil
}

// drop takes code e and the value behind it.
func (b *bits) drop(e code) {
	b.acc <<= e.length & 63
	b.left -= int(e.length)
}
