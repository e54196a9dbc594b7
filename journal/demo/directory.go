package demo

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// Types of the values in Exif directories.
const (
	typeByte      = 1
	typeText      = 2
	typeShort     = 3
	typeLong      = 4
	typeFraction  = 5
	typeUndefined = 7
)

var big = binary.BigEndian

// field is one entry of a directory.
type field struct {
	id, kind uint16
	count    int
	value    []byte
}

func text(id uint16, s string) field {
	return field{id, typeText, len(s) + 1, append([]byte(s), 0)}
}

func bytesOf(id uint16, b ...byte) field { return field{id, typeByte, len(b), b} }

func undefined(id uint16, s string) field { return field{id, typeUndefined, len(s), []byte(s)} }

func short(id, n uint16) field { return field{id, typeShort, 1, big.AppendUint16(nil, n)} }

func long(id uint16, n int) field {
	return field{id, typeLong, 1, big.AppendUint32(nil, uint32(n))}
}

func fractions(id uint16, list ...fraction) field {
	f := field{id: id, kind: typeFraction, count: len(list)}
	for _, n := range list {
		f.value = big.AppendUint32(big.AppendUint32(f.value, n.num), n.den)
	}
	return f
}

// directory is a list of fields; Exif wants it sorted by id. An empty one takes no bytes.
type directory []field

// size is how many bytes d takes, with the values that do not fit into its entries.
func (d directory) size() int {
	if len(d) == 0 {
		return 0
	}
	n := 2 + 12*len(d) + 4
	for _, f := range d {
		if len(f.value) > 4 {
			n += even(len(f.value))
		}
	}
	return n
}

func even(n int) int { return n + n&1 }

// append writes d behind out; next is where the next directory of the chain begins, or 0.
func (d directory) append(out []byte, next int) []byte {
	if len(d) == 0 {
		return out
	}
	slices.SortFunc(d, func(a, b field) int { return cmp.Compare(a.id, b.id) })
	behind := len(out) + 2 + 12*len(d) + 4
	out = big.AppendUint16(out, uint16(len(d)))
	var values []byte
	for _, f := range d {
		out = big.AppendUint16(big.AppendUint16(out, f.id), f.kind)
		out = big.AppendUint32(out, uint32(f.count))
		if len(f.value) <= 4 {
			out = append(append(out, f.value...), make([]byte, 4-len(f.value))...)
			continue
		}
		out = big.AppendUint32(out, uint32(behind+len(values)))
		values = append(values, f.value...)
		values = append(values, make([]byte, len(values)&1)...)
	}
	return append(big.AppendUint32(out, uint32(next)), values...)
}

// set gives the field id, if d has it, the number n.
func (d directory) set(id uint16, n int) {
	for i := range d {
		if d[i].id == id {
			d[i] = long(id, n)
		}
	}
}
