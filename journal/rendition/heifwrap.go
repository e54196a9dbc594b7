package rendition

import "encoding/binary"

// wrap writes a HEIC file of one coded picture: what libheif needs of a, and nothing else. Tiles
// and thumbnails are decoded one by one so, in the memory of one tile.
func (a *album) wrap(it *item) []byte {
	data := a.data(it)
	if data == nil {
		return nil
	}
	var properties, associations []byte
	count := byte(0)
	for _, p := range it.properties {
		switch p.name {
		case "hvcC", "ispe", "pixi", "clap":
			content := segment(a.in, p.offset, min(p.length, 1<<16))
			properties = append(properties, boxOf(p.name, content)...)
			count++
			associations = append(associations, 0x80|count)
		}
	}
	ftyp := boxOf("ftyp", []byte("heic\x00\x00\x00\x00mif1heic"))
	meta := metaOf(properties, append([]byte{count}, associations...), 0, len(data))
	start := len(ftyp) + len(meta) + 8
	meta = metaOf(properties, append([]byte{count}, associations...), start, len(data))
	return append(append(ftyp, meta...), boxOf("mdat", data)...)
}

// metaOf lists one item, number 1, of length bytes at start.
func metaOf(properties, associations []byte, start, length int) []byte {
	extent := binary.BigEndian.AppendUint32([]byte{0, 0, 0, 0, 0x44, 0, 0, 1, 0, 1, 0, 0, 0, 1}, uint32(start))
	extent = binary.BigEndian.AppendUint32(extent, uint32(length))
	kind := boxOf("infe", []byte("\x02\x00\x00\x00\x00\x01\x00\x00hvc1\x00"))
	return boxOf("meta", []byte{0, 0, 0, 0},
		boxOf("hdlr", []byte("\x00\x00\x00\x00\x00\x00\x00\x00pict"), make([]byte, 13)),
		boxOf("pitm", []byte{0, 0, 0, 0, 0, 1}),
		boxOf("iloc", extent),
		boxOf("iinf", []byte{0, 0, 0, 0, 0, 1}, kind),
		boxOf("iprp", boxOf("ipco", properties),
			boxOf("ipma", []byte{0, 0, 0, 0, 0, 0, 0, 1, 0, 1}, associations)),
	)
}

func boxOf(name string, contents ...[]byte) []byte {
	b := append(make([]byte, 4), name...)
	for _, c := range contents {
		b = append(b, c...)
	}
	binary.BigEndian.PutUint32(b, uint32(len(b)))
	return b
}
