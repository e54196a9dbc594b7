package exif

import "encoding/binary"

// The wall. goexif allocates what a count says before it reads, follows directories in circles,
// and gives up on everything where one value is bad; a process does not survive the first. So
// goexif is never shown a file: seal copies the entries that are wanted, each one checked, into a
// small block of our own making, and leaves out what lies about itself.

const (
	maxText    = 0xffff // bytes of one text
	maxNumbers = 64     // bytes of any other value: three fractions are the most that is wanted
)

const (
	tagCameraDirectory = 0x8769
	tagGPSDirectory    = 0x8825
)

// field is an entry that passed, with its value.
type field struct {
	entry
	value []byte
}

// checked are the entries of a block that passed, by directory, and how many did not.
type checked struct {
	order   binary.ByteOrder
	fields  [directories][]field
	refused int
}

// check reads the wanted entries of b. There are three directories to visit and no chain to
// follow, so there is nothing to go round in.
func check(b block) (checked, error) {
	t, err := openTree(b.data)
	if err != nil {
		return checked{}, err
	}
	c := checked{order: t.order}
	var places [directories]int64
	places[b.root] = t.first
	for d := range directories {
		if places[d] == 0 {
			continue
		}
		list, err := t.read(places[d])
		if err != nil && d == b.root {
			return checked{}, err
		}
		if err != nil {
			c.refused++
		}
		for _, e := range list {
			if d == mainDirectory {
				t.follow(e, &places)
			}
			c.take(t, d, e)
		}
	}
	return c, nil
}

// follow notes where the other directories are.
func (t tree) follow(e entry, places *[directories]int64) {
	switch e.id {
	case tagCameraDirectory:
		places[cameraDirectory] = first(t.numbers(e, 1))
	case tagGPSDirectory:
		places[gpsDirectory] = first(t.numbers(e, 1))
	}
}

func (c *checked) take(t tree, d directory, e entry) {
	if _, ok := wanted(d, e.id); !ok || e.count == 0 {
		return
	}
	most := int64(maxNumbers)
	if e.kind == kindText || e.kind == kindUndefined {
		most = maxText
	}
	value, ok := t.value(e, most)
	if !ok {
		c.refused++
		return
	}
	c.fields[d] = append(c.fields[d], field{e, value})
}

// seal lays the directories out one after another, as one chain, and the values behind them.
func (c checked) seal() []byte {
	size := 8
	for _, fields := range c.fields {
		size += 2 + 12*len(fields) + 4
	}
	out := append(make([]byte, 0, 2*size), "II"...)
	if c.order == binary.BigEndian {
		out = append(out[:0], "MM"...)
	}
	out = c.append(out, uint16(42))
	out = c.append(out, uint32(8))
	var values []byte
	for d, fields := range c.fields {
		out = c.append(out, uint16(len(fields)))
		for _, f := range fields {
			out = c.append(out, f.id, f.kind, f.count)
			if len(f.value) <= 4 {
				out = append(append(out, f.value...), make([]byte, 4-len(f.value))...)
				continue
			}
			out = c.append(out, uint32(size+len(values)))
			values = append(values, f.value...)
		}
		next := uint32(len(out) + 4)
		if d == len(c.fields)-1 {
			next = 0
		}
		out = c.append(out, next)
	}
	return append(out, values...)
}

func (c checked) append(out []byte, numbers ...any) []byte {
	for _, n := range numbers {
		switch n := n.(type) {
		case uint16:
			out = c.order.(binary.AppendByteOrder).AppendUint16(out, n)
		case uint32:
			out = c.order.(binary.AppendByteOrder).AppendUint32(out, n)
		}
	}
	return out
}
