package pages

import (
	"encoding/binary"
	"math"
)

// Row is what one cell holds. Values are nil, int64, float64, string or []byte.
type Row struct {
	ID     int64 // of a table's row; 0 in an index
	Values []any
	Pages  []int // that it stands in

	Suspect bool // it does not stand where its key belongs
}

// varint reads one number, and returns how many bytes it took; 0 where it is cut.
func varint(b []byte) (int64, int) {
	var n uint64
	for i := range min(len(b), 9) {
		if i == 8 {
			return int64(n<<8 | uint64(b[i])), 9
		}
		n = n<<7 | uint64(b[i]&0x7f)
		if b[i] < 0x80 {
			return int64(n), i + 1
		}
	}
	return 0, 0
}

// record takes a payload apart; nil where it is none.
func record(b []byte) []any {
	size, n := varint(b)
	if n == 0 || size < int64(n) || size > int64(len(b)) {
		return nil
	}
	header, body := b[n:size], b[size:]
	values := []any{}
	for len(header) > 0 {
		kind, n := varint(header)
		if n == 0 {
			return nil
		}
		header = header[n:]
		v, n := value(kind, body)
		if n < 0 {
			return nil
		}
		values, body = append(values, v), body[n:]
	}
	return values
}

// value reads a value of a kind, and returns how many bytes it took; -1 where it cannot be.
func value(kind int64, b []byte) (any, int) {
	length := [...]int{0, 1, 2, 3, 4, 6, 8, 8, 0, 0, -1, -1}
	switch {
	case kind < 0:
		return nil, -1
	case kind >= 12:
		n := (kind - 12) / 2
		if n > int64(len(b)) {
			return nil, -1
		}
		if kind%2 == 1 {
			return string(b[:n]), int(n)
		}
		return append([]byte{}, b[:n]...), int(n)
	case length[kind] < 0 || length[kind] > len(b):
		return nil, -1
	}
	n := length[kind]
	switch kind {
	case 0:
		return nil, 0
	case 7:
		return math.Float64frombits(binary.BigEndian.Uint64(b)), n
	case 8, 9:
		return kind - 8, 0
	}
	return integer(b[:n]), n
}

func integer(b []byte) int64 {
	n := int64(int8(b[0]))
	for _, x := range b[1:] {
		n = n<<8 | int64(x)
	}
	return n
}
