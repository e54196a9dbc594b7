package exif

import (
	"encoding/binary"
	"errors"
	"io"
	"math"
)

// maxEntries is how many entries one directory may have; real ones have fewer than 200.
const maxEntries = 1000

var errNoDirectory = errors.New("its Exif data cannot be read")

// kindSizes gives the bytes of one value by the entry's kind: byte, text, short, long, …
var kindSizes = [...]int64{0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4}

const (
	kindByte      = 1
	kindText      = 2
	kindShort     = 3
	kindLong      = 4
	kindUndefined = 7
	kindIFD       = 13
)

// entry is one line of a directory, as written.
type entry struct {
	id, kind uint16
	count    uint32
	field    [4]byte // the value, or where it is
}

// length returns the bytes of e's value, or 0 for a kind that does not exist.
func (e entry) length() int64 {
	if int(e.kind) >= len(kindSizes) {
		return 0
	}
	return kindSizes[e.kind] * int64(e.count)
}

// tree is a TIFF structure that has shown its byte order.
type tree struct {
	data  extent
	order binary.ByteOrder
	first int64 // where the first directory is
	shift int64 // what is added to the place of every value
}

// openTree reads the eight bytes that a TIFF structure begins with. Raw formats have other
// numbers than 42 after the byte order.
func openTree(data extent) (tree, error) {
	var head [8]byte
	if _, err := data.ReadAt(head[:], 0); err != nil {
		return tree{}, errNoDirectory
	}
	t := tree{data: data, order: binary.LittleEndian}
	switch string(head[:2]) {
	case "II":
	case "MM":
		t.order = binary.BigEndian
	default:
		return tree{}, errNoDirectory
	}
	t.first = int64(t.order.Uint32(head[4:]))
	return t, nil
}

// read returns the entries of the directory at at: as many as it claims and the file holds.
func (t tree) read(at int64) ([]entry, error) {
	var count [2]byte
	if at < 8 || at > math.MaxUint32 {
		return nil, errNoDirectory
	}
	if _, err := t.data.ReadAt(count[:], at); err != nil {
		return nil, errNoDirectory
	}
	n := int(t.order.Uint16(count[:]))
	if n > maxEntries {
		return nil, errNoDirectory
	}
	raw := make([]byte, 12*n)
	got, err := t.data.ReadAt(raw, at+2)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	list := make([]entry, got/12)
	for i := range list {
		b := raw[12*i:]
		list[i] = entry{id: t.order.Uint16(b), kind: t.order.Uint16(b[2:]), count: t.order.Uint32(b[4:])}
		copy(list[i].field[:], b[8:12])
	}
	return list, nil
}

// value returns the bytes of e's value if they are all there and no more than most.
func (t tree) value(e entry, most int64) ([]byte, bool) {
	n := e.length()
	switch {
	case n <= 0 || n > most:
		return nil, false
	case n <= 4:
		return e.field[:n], true
	}
	at := int64(t.order.Uint32(e.field[:])) + t.shift
	if at < 0 || at+n > t.data.Size() {
		return nil, false
	}
	p := make([]byte, n)
	if _, err := t.data.ReadAt(p, at); err != nil && !errors.Is(err, io.EOF) {
		return nil, false
	}
	return p, true
}

// numbers returns e's values if they are whole numbers and no more than most.
func (t tree) numbers(e entry, most int) []int64 {
	b, ok := t.value(e, int64(most)*4)
	if !ok {
		return nil
	}
	var list []int64
	for len(b) > 0 {
		switch e.kind {
		case kindByte:
			list, b = append(list, int64(b[0])), b[1:]
		case kindShort:
			list, b = append(list, int64(t.order.Uint16(b))), b[2:]
		case kindLong, kindIFD:
			list, b = append(list, int64(t.order.Uint32(b))), b[4:]
		default:
			return nil
		}
	}
	return list
}
