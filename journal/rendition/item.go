package rendition

import (
	"encoding/binary"
	"io"
)

const (
	maxItems     = 4096     // of one HEIC or AVIF file; 24 megapixels have about 100
	maxMetaBytes = 4 << 20  // of their list
	maxItemBytes = 64 << 20 // of one item's data
)

// item is one coded or derived picture of a HEIC or AVIF file.
type item struct {
	id         uint32
	kind       string // hvc1, grid, …
	extents    []span
	inMeta     bool     // the extents lie in the idat box
	properties []box    // in the order in which they apply
	from       []uint32 // a grid's tiles
	thumbOf    uint32
}

// album is what the meta box of a HEIC or AVIF file says.
type album struct {
	in      *io.SectionReader
	primary uint32
	items   map[uint32]*item
	shared  []box // properties that items refer to
	idat    span
}

// readAlbum reads the first meta box of in; ok is false where there is none.
func readAlbum(in *io.SectionReader) (a *album, ok bool) {
	for b := range boxes(in, span{0, in.Size()}) {
		if b.name == "meta" && b.length > 4 && b.length <= maxMetaBytes {
			a = &album{in: in, items: map[uint32]*item{}}
			a.readMeta(span{b.offset + 4, b.length - 4})
			return a, a.items[a.primary] != nil
		}
	}
	return nil, false
}

func (a *album) readMeta(s span) {
	for b := range boxes(a.in, s) {
		switch b.name {
		case "pitm":
			a.primary = a.fields(b).id()
		case "iinf":
			a.readKinds(b)
		case "iloc":
			a.readLocations(a.fields(b))
		case "iref":
			a.readReferences(b)
		case "iprp":
			a.readProperties(b.span)
		case "idat":
			a.idat = b.span
		}
	}
}

// item returns the item of an id, made if need be; nil where there are too many.
func (a *album) item(id uint32) *item {
	if a.items[id] == nil && len(a.items) < maxItems {
		a.items[id] = &item{id: id}
	}
	return a.items[id]
}

func (a *album) readKinds(b box) {
	f := a.fields(b)
	f.id() // how many
	for e := range boxes(a.in, span{b.offset + int64(f.at), b.length - int64(f.at)}) {
		f := a.fields(e)
		if f.version < 2 {
			continue
		}
		f.version -= 2 // 3 has ids of 32 bits
		id := f.id()
		f.skip(2)
		if it := a.item(id); it != nil {
			it.kind = string(f.take(4))
		}
	}
}

func (a *album) readReferences(b box) {
	version := a.fields(b).version
	for r := range boxes(a.in, span{b.offset + 4, b.length - 4}) {
		f := &fields{data: segment(a.in, r.offset, r.length), version: version}
		from := a.item(f.id())
		for range f.number(2) {
			to := f.id()
			switch {
			case from == nil || f.short:
				return
			case r.name == "dimg":
				from.from = append(from.from, to)
			case r.name == "thmb":
				from.thumbOf = to
			}
		}
	}
}

func (a *album) readProperties(s span) {
	for b := range boxes(a.in, s) {
		switch b.name {
		case "ipco":
			for p := range boxes(a.in, b.span) {
				a.shared = append(a.shared, p)
			}
		case "ipma":
			a.readAssociations(a.fields(b))
		}
	}
}

// readAssociations gives the items their properties; ipco stands before ipma.
func (a *album) readAssociations(f *fields) {
	for range f.number(4) {
		it := a.item(f.id())
		for range f.number(1) {
			index := f.number(1) & 0x7f
			if f.flags&1 != 0 {
				index = index<<8 | f.number(1)
			}
			if f.short || it == nil {
				return
			}
			if index > 0 && int(index) <= len(a.shared) {
				it.properties = append(it.properties, a.shared[index-1])
			}
		}
		if f.short {
			return
		}
	}
}

// fields reads the numbers of one box, most significant byte first.
type fields struct {
	data    []byte
	at      int
	version byte
	flags   uint32
	short   bool // the data ended too early
}

// fields begins to read b, a box with version and flags.
func (a *album) fields(b box) *fields {
	f := &fields{data: segment(a.in, b.offset, min(b.length, maxMetaBytes))}
	head := f.number(4)
	f.version, f.flags = byte(head>>24), uint32(head)&0xffffff
	return f
}

// take returns the next n bytes; zeros where there are not so many.
func (f *fields) take(n int) []byte {
	if n > len(f.data)-f.at {
		f.short = true
		return make([]byte, n)
	}
	f.at += n
	return f.data[f.at-n : f.at]
}

func (f *fields) skip(n int) { f.take(n) }

// number reads n bytes, up to 8.
func (f *fields) number(n int) uint64 {
	var b [8]byte
	copy(b[8-n:], f.take(n))
	return binary.BigEndian.Uint64(b[:])
}

// id reads an item's id: 32 bits from version 1 on.
func (f *fields) id() uint32 {
	if f.version == 0 {
		return uint32(f.number(2))
	}
	return uint32(f.number(4))
}
