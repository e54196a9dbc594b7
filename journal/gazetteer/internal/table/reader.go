package table

import (
	"encoding/binary"
	"errors"
	"strings"
	"unicode/utf8"
)

// reader takes values off the front of rest. After its first error it gives zeros, and
// lengths of zero.
type reader struct {
	rest []byte
	err  error
}

func (r *reader) fail(why string) {
	if r.err == nil {
		r.err = errors.New(why)
	}
	r.rest = nil
}

// number reads one from 0 to highest.
func (r *reader) number(highest int) int {
	v, n := binary.Uvarint(r.rest)
	if n <= 0 || highest < 0 || v > uint64(highest) {
		r.fail("a number is out of its range")
		return 0
	}
	r.rest = r.rest[n:]
	return int(v)
}

// difference reads a number from -limit to limit.
func (r *reader) difference(limit int64) int64 {
	v, n := binary.Varint(r.rest)
	if n <= 0 || v < -limit || v > limit {
		r.fail("a difference is out of its range")
		return 0
	}
	r.rest = r.rest[n:]
	return v
}

// length reads how many values follow, each of which takes size bytes or more.
func (r *reader) length(size int) int { return r.fitting(r.number(maxBytes), size) }

// fitting returns n if rest can hold n values of size bytes, else it fails.
func (r *reader) fitting(n, size int) int {
	if n > len(r.rest)/size {
		r.fail("it ends too early")
		return 0
	}
	return n
}

func (r *reader) bytes() []byte {
	n := r.length(1)
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

func (r *reader) text() string {
	b := r.bytes()
	if len(b) > maxName || !utf8.Valid(b) {
		r.fail("a name is broken")
		return ""
	}
	return string(b)
}

func (r *reader) names() Strings {
	n := r.length(2)
	s := Strings{Ends: make([]uint32, n)}
	var text strings.Builder
	text.Grow(len(r.rest))
	var name []byte
	for i := range n {
		name = append(name[:r.number(len(name))], r.bytes()...)
		if len(name) > maxName || !utf8.Valid(name) || text.Len() > maxBytes {
			r.fail("a name is broken")
			return Strings{}
		}
		text.Write(name)
		s.Ends[i] = uint32(text.Len())
	}
	s.Text = strings.Clone(text.String())
	return s
}
