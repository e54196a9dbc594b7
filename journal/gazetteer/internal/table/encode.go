package table

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
)

// Encode writes t as the bytes that Decode reads; the same t gives the same bytes.
func (t Table) Encode() ([]byte, error) {
	w := &writer{}
	w.count(len(t.Countries))
	for _, c := range t.Countries {
		w.text(c.Code)
		w.text(c.Name)
		w.text(c.Also)
	}
	w.count(len(t.Regions))
	for _, r := range t.Regions {
		w.count(int(r.Country))
		w.text(r.Name)
		w.text(r.Code)
	}
	w.names(t.Names)
	t.encodePlaces(w)
	w.names(t.Aliases)
	for _, place := range t.AliasOf {
		w.count(int(place))
	}
	return compressed(w.Bytes())
}

// encodePlaces writes coordinates as differences to the region's previous place: small numbers.
func (t Table) encodePlaces(w *writer) {
	for _, r := range t.Region {
		w.count(int(r))
	}
	for _, column := range [][]int32{t.Lat, t.Lon} {
		last := make([]int32, len(t.Regions))
		for i, v := range column {
			w.difference(int64(v) - int64(last[t.Region[i]]))
			last[t.Region[i]] = v
		}
	}
	for _, p := range t.Population {
		w.count(int(p))
	}
}

func compressed(plain []byte) ([]byte, error) {
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(plain); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

type writer struct{ bytes.Buffer }

func (w *writer) count(n int) {
	w.Write(binary.AppendUvarint(w.AvailableBuffer(), uint64(n)))
}

func (w *writer) difference(n int64) {
	w.Write(binary.AppendVarint(w.AvailableBuffer(), n))
}

func (w *writer) text(s string) {
	w.count(len(s))
	w.WriteString(s)
}

// names front-codes: each name says how many bytes it shares with the one before.
func (w *writer) names(s Strings) {
	w.count(s.Len())
	previous := ""
	for i := range s.Len() {
		name := s.At(i)
		shared := 0
		for shared < min(len(name), len(previous)) && name[shared] == previous[shared] {
			shared++
		}
		w.count(shared)
		w.text(name[shared:])
		previous = name
	}
}
