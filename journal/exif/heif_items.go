package exif

import (
	"bytes"
	"io"
)

const maxExtents = 64 // pieces of one item

// heifItem is an item of metadata.
type heifItem struct {
	id    uint32
	isXMP bool // else it is Exif
}

// heifPlace is where a piece of an item is: in the file, or in the box of small data.
type heifPlace struct {
	at, length int64
	inData     bool
}

// readItems looks for the items of metadata.
func (m *heifMeta) readItems(iinf box) {
	head := cursor{rest: iinf.content()}
	skip := int64(6)
	if head.number(4)>>24 > 0 {
		skip = 8
	}
	boxes(io.NewSectionReader(iinf.data, skip, max(0, iinf.data.Size()-skip)), func(b box) bool {
		c := cursor{rest: b.content()}
		version := c.number(4) >> 24
		id := c.wide(version >= 3)
		c.take(2) // protection
		if version < 2 || len(m.items) >= maxParts {
			return true
		}
		switch string(c.take(4)) {
		case "Exif":
			m.items = append(m.items, heifItem{id: id})
		case "mime":
			names := bytes.SplitN(c.rest, []byte{0}, 3) // its own, then the type of its content
			if len(names) > 1 && string(names[1]) == "application/rdf+xml" {
				m.items = append(m.items, heifItem{id: id, isXMP: true})
			}
		}
		return true
	})
}

// takeItems keeps the metadata of a HEIF file.
func (m *heifMeta) takeItems(s *source, p *picture) {
	for _, item := range m.items {
		places := m.places[item.id]
		switch {
		case item.isXMP:
			p.takePacket(m.content(s, places))
		case len(places) == 1 && !places[0].inData:
			p.blocks = appendHEIFExif(p.blocks, s, places[0].at, places[0].length)
		case len(places) > 0:
			content := bytes.NewReader(m.content(s, places))
			p.blocks = appendHEIFExif(p.blocks, content, 0, content.Size())
		}
	}
}

// content returns the bytes of an item that is not too large.
func (m *heifMeta) content(s *source, places []heifPlace) []byte {
	var all []byte
	for _, place := range places {
		if place.length <= 0 || place.length > maxPackets-int64(len(all)) {
			return all
		}
		if !place.inData {
			all = append(all, s.bytes(place.at, place.length)...)
		} else if m.data != nil {
			piece := make([]byte, place.length)
			n, _ := m.data.ReadAt(piece, max(0, place.at))
			all = append(all, piece[:n]...)
		}
	}
	return all
}
