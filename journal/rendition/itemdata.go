package rendition

import (
	"encoding/binary"
	"image"
)

// readLocations reads where the items' data lie.
func (a *album) readLocations(f *fields) {
	sizes := f.number(2)
	offsetBytes, lengthBytes, baseBytes := int(sizes>>12), int(sizes>>8&15), int(sizes>>4&15)
	indexBytes := 0
	if f.version > 0 {
		indexBytes = int(sizes & 15)
	}
	if max(offsetBytes, lengthBytes, baseBytes, indexBytes) > 8 {
		return
	}
	wide := *f // versions 0 and 1 have ids of 16 bits
	wide.version = f.version / 2
	for range wide.id() {
		it := a.item(wide.id())
		if it == nil || wide.short {
			return
		}
		if f.version > 0 {
			it.inMeta = wide.number(2)&15 == 1
		}
		wide.skip(2) // which file
		base := int64(wide.number(baseBytes))
		for range wide.number(2) {
			wide.skip(indexBytes)
			offset := base + int64(wide.number(offsetBytes))
			it.extents = append(it.extents, span{offset, int64(wide.number(lengthBytes))})
			if wide.short {
				return
			}
		}
	}
}

// data reads an item's bytes; nil where they are not all there.
func (a *album) data(it *item) []byte {
	var all []byte
	for _, e := range it.extents {
		if it.inMeta {
			e.offset += a.idat.offset
		}
		e, ok := e.within(a.in.Size())
		if !ok || int64(len(all))+e.length > maxItemBytes {
			return nil
		}
		part := segment(a.in, e.offset, e.length)
		if part == nil {
			return nil
		}
		all = append(all, part...)
	}
	return all
}

// property returns the content of the first property of a name, at most 64 KB; nil if there is none.
func (a *album) property(it *item, name string) []byte {
	for _, p := range it.properties {
		if p.name == name && p.length <= 1<<16 {
			return segment(a.in, p.offset, p.length)
		}
	}
	return nil
}

// size is what the item's ispe property says.
func (a *album) size(it *item) image.Config {
	b := a.property(it, "ispe")
	if len(b) < 12 {
		return image.Config{}
	}
	return image.Config{Width: pixelCount(b[4:]), Height: pixelCount(b[8:])}
}

// pixelCount reads a side; one that no picture has counts as 0.
func pixelCount(b []byte) int {
	const most = 1 << 20
	if n := binary.BigEndian.Uint32(b); n <= most {
		return int(n)
	}
	return 0
}

// turn is what the item's irot (quarters against the clock) and imir properties ask for.
func (a *album) turn(it *item) turn {
	var t turn
	for _, p := range it.properties {
		if p.name != "irot" && p.name != "imir" {
			continue
		}
		b := segment(a.in, p.offset, 1)
		switch {
		case b == nil:
		case p.name == "irot":
			for range b[0] & 3 {
				t = t.quarterLeft()
			}
		case b[0]&1 == 0:
			t.mirrorY = !t.mirrorY
		default:
			t.mirrorX = !t.mirrorX
		}
	}
	return t
}

// profile is the item's ICC profile; nil if it has none.
func (a *album) profile(it *item) []byte {
	for _, p := range it.properties {
		if p.name != "colr" || p.length > 1<<16 {
			continue
		}
		b := segment(a.in, p.offset, p.length)
		if len(b) > 4 && (string(b[:4]) == "prof" || string(b[:4]) == "rICC") {
			return b[4:]
		}
	}
	return nil
}

// thumbOf returns the thumbnail of an item; nil if it has none.
func (a *album) thumbOf(id uint32) *item {
	for _, it := range a.items {
		if it.thumbOf == id && it.id != id {
			return it
		}
	}
	return nil
}
