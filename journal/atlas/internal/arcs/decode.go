package arcs

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
)

const (
	maxBytes = 16 << 20 // of the file, unpacked
	maxLat   = 90 * Scale
	maxLon   = 540 * Scale // a line may go once around the Earth
	maxLevel = 15
)

var errBroken = errors.New("the atlas is broken")

// Decode reads what Encode wrote.
func Decode(file string) ([]Arc, error) {
	z, err := gzip.NewReader(strings.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("unpack the atlas: %w", err)
	}
	var plain bytes.Buffer
	if n, err := plain.ReadFrom(io.LimitReader(z, maxBytes+1)); err != nil || n > maxBytes {
		return nil, fmt.Errorf("unpack the atlas: %w", errors.Join(errBroken, err))
	}
	r := &reader{rest: plain.Bytes()}
	all := r.sizes()
	r.column(all, maxLat, func(p *Point) *int32 { return &p.Lat })
	r.column(all, maxLon, func(p *Point) *int32 { return &p.Lon })
	r.levels(all)
	if r.failed || len(r.rest) > 0 {
		return nil, errBroken
	}
	return all, nil
}

// reader takes values off the front of rest. After its first failure it gives zeros.
type reader struct {
	rest   []byte
	failed bool
}

func (r *reader) fail() { r.rest, r.failed = nil, true }

// length reads a number of values that take a byte or more each.
func (r *reader) length() int {
	v, n := binary.Uvarint(r.rest)
	if n <= 0 || v > 2*uint64(len(r.rest)) {
		r.fail()
		return 0
	}
	r.rest = r.rest[n:]
	return int(v)
}

func (r *reader) sizes() []Arc {
	all, total := make([]Arc, r.length()), 0
	for i := range all {
		size := r.length()
		total += size >> 1
		if total > len(r.rest) {
			r.fail()
			return nil
		}
		all[i] = Arc{Border: size&1 == 1, Points: make([]Point, size>>1)}
	}
	return all
}

func (r *reader) column(all []Arc, limit int64, of func(*Point) *int32) {
	for _, a := range all {
		last := int64(0)
		for i := range a.Points {
			v, n := binary.Varint(r.rest)
			if n <= 0 || last+v < -limit || last+v > limit {
				r.fail()
				return
			}
			r.rest = r.rest[n:]
			last += v
			*of(&a.Points[i]) = int32(last)
		}
	}
}

func (r *reader) levels(all []Arc) {
	n := 0
	for _, a := range all {
		for i := range a.Points {
			if n/2 >= len(r.rest) {
				r.fail()
				return
			}
			a.Points[i].Level = r.rest[n/2] >> (n % 2 * 4) & maxLevel
			n++
		}
	}
	r.rest = r.rest[(n+1)/2:]
}
