package exif

import (
	"encoding/binary"
	"io"
)

// examineHEIF reads the meta box of HEIC, HEIF and AVIF files.
func examineHEIF(s *source, p *picture) {
	p.turnsItself = true
	var m heifMeta
	cut := false
	boxes(s, func(b box) bool {
		cut = cut || b.cut
		if b.name == "meta" {
			m.read(b)
		}
		return true
	})
	p.width, p.height, p.quarterTurns = m.primary()
	p.endless = m.endless
	m.takeItems(s, p)
	if cut || len(m.places) == 0 {
		p.warn("cut short or damaged: a part of the picture is missing")
	}
}

// appendHEIFExif adds the Exif block behind the 4 bytes that say how long its prefix is.
func appendHEIFExif(list []block, data extent, at, length int64) []block {
	var skip [4]byte
	if _, err := data.ReadAt(skip[:], at); err != nil {
		return list
	}
	prefix := 4 + int64(binary.BigEndian.Uint32(skip[:]))
	if prefix >= length {
		return list
	}
	return append(list, block{data: io.NewSectionReader(data, at+prefix, length-prefix)})
}

// heifMeta is what is of use in a meta box.
type heifMeta struct {
	primaryItem uint32
	items       []heifItem
	places      map[uint32][]heifPlace
	data        extent // of the box of small data; nil if there is none
	properties  []heifProperty
	uses        map[uint32][]int // item to properties, counted from 1
	endless     bool             // it counts extents of no bytes, as many as it likes
}

// heifProperty is an ispe, an irot, or something else.
type heifProperty struct {
	width, height int
	turns         int
}

func (m *heifMeta) read(meta box) {
	inner := io.NewSectionReader(meta.data, 4, max(0, meta.data.Size()-4)) // after version and flags
	boxes(inner, func(b box) bool {
		switch b.name {
		case "pitm":
			c := cursor{rest: b.content()}
			m.primaryItem = c.wide(c.number(4)>>24 > 0)
		case "iinf":
			m.readItems(b)
		case "iloc":
			m.readPlaces(b.content())
		case "idat":
			m.data = b.data
		case "iprp":
			boxes(b.data, func(b box) bool {
				m.readProperties(b)
				return true
			})
		}
		return true
	})
}

// readPlaces reads an iloc box; items made of other items are of no use.
func (m *heifMeta) readPlaces(iloc []byte) {
	c := cursor{rest: iloc}
	version := c.number(4) >> 24
	sizes := c.number(2)
	offset, length, base, index := int(sizes>>12), int(sizes>>8&15), int(sizes>>4&15), int(sizes&15)
	m.places = map[uint32][]heifPlace{}
	for n := c.wide(version >= 2); n > 0 && !c.short; n-- {
		item := c.wide(version >= 2)
		method := uint64(0)
		if version >= 1 {
			method = c.number(2) & 0xf
		}
		c.take(2)
		start := c.number(base)
		for i := c.number(2); i > 0 && !c.short; i-- {
			if version >= 1 {
				c.take(index)
			}
			at, size := int64(start+c.number(offset)), int64(c.number(length))
			if method < 2 && !c.short && len(m.places[item]) < maxExtents {
				m.places[item] = append(m.places[item], heifPlace{at, size, method == 1})
			}
			if offset+length+index == 0 {
				m.endless = true
				break
			}
		}
	}
}
