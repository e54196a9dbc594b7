package arcs

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
)

// Encode writes arcs as the bytes that Decode reads; the same arcs give the same bytes. Columns stand
// apart, since like packs best beside like.
func Encode(all []Arc) ([]byte, error) {
	head := binary.AppendUvarint(nil, uint64(len(all)))
	var lats, lons, levels []byte
	for _, a := range all {
		size := uint64(len(a.Points)) << 1
		if a.Border {
			size |= 1
		}
		head = binary.AppendUvarint(head, size)
		var last Point
		for _, p := range a.Points {
			lats = binary.AppendVarint(lats, int64(p.Lat-last.Lat))
			lons = binary.AppendVarint(lons, int64(p.Lon-last.Lon))
			levels = append(levels, p.Level)
			last = p
		}
	}
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	for _, column := range [][]byte{head, lats, lons, packed(levels)} {
		if _, err := z.Write(column); err != nil {
			return nil, err
		}
	}
	err = z.Close()
	return out.Bytes(), err
}

// packed puts two levels into each byte.
func packed(levels []byte) []byte {
	out := make([]byte, (len(levels)+1)/2)
	for i, l := range levels {
		out[i/2] |= l << (i % 2 * 4)
	}
	return out
}
