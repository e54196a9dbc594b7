package table

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
)

const (
	maxBytes = 64 << 20 // of a table, unpacked
	maxName  = 250      // bytes of one name

	maxPopulation = 1 << 30
)

// Decode reads what Encode wrote, and checks every number that something is looked up by.
func Decode(packed string) (Table, error) {
	plain, err := unpacked(packed)
	if err != nil {
		return Table{}, fmt.Errorf("unpack the gazetteer: %w", err)
	}
	r := &reader{rest: plain}
	var t Table
	t.Countries = r.countries()
	t.Regions = r.regions(len(t.Countries))
	t.Names = r.names()
	t.Region = r.indices16(t.Names.Len(), len(t.Regions))
	t.Lat = r.coordinates(t.Region, len(t.Regions), 90*Scale)
	t.Lon = r.coordinates(t.Region, len(t.Regions), 180*Scale)
	t.Population = r.numbers(t.Names.Len(), maxPopulation)
	t.Aliases = r.names()
	t.AliasOf = r.numbers(t.Aliases.Len(), t.Names.Len()-1)
	if r.err == nil && len(r.rest) > 0 {
		r.err = errors.New("there is more behind its end")
	}
	if r.err != nil {
		return Table{}, fmt.Errorf("read the gazetteer: %w", r.err)
	}
	return t, nil
}

func unpacked(packed string) ([]byte, error) {
	z, err := gzip.NewReader(strings.NewReader(packed))
	if err != nil {
		return nil, err
	}
	var plain bytes.Buffer
	plain.Grow(min(3*len(packed), maxBytes))
	n, err := plain.ReadFrom(io.LimitReader(z, maxBytes+1))
	if err == nil && n > maxBytes {
		err = errors.New("it is too large")
	}
	return plain.Bytes(), err
}

func (r *reader) countries() []Country {
	all := make([]Country, r.length(3))
	for i := range all {
		all[i] = Country{Code: r.text(), Name: r.text(), Also: r.text()}
	}
	return all
}

func (r *reader) regions(countries int) []Region {
	n := r.length(3)
	if n > math.MaxUint16 || countries > math.MaxUint16 {
		r.fail("it has too many regions")
		return nil
	}
	all := make([]Region, n)
	for i := range all {
		country := r.number(countries - 1)
		all[i] = Region{Country: uint16(country), Name: r.text(), Code: r.text()}
	}
	return all
}

func (r *reader) indices16(n, below int) []uint16 {
	all := make([]uint16, r.fitting(n, 1))
	for i := range all {
		all[i] = uint16(r.number(below - 1))
	}
	return all
}

func (r *reader) numbers(n, highest int) []uint32 {
	all := make([]uint32, r.fitting(n, 1))
	for i := range all {
		all[i] = uint32(r.number(highest))
	}
	return all
}

func (r *reader) coordinates(region []uint16, regions int, limit int64) []int32 {
	all := make([]int32, r.fitting(len(region), 1))
	last := make([]int64, regions)
	for i := range all {
		v := last[region[i]] + r.difference(2*limit)
		if v < -limit || v > limit {
			r.fail("a place is not on Earth")
			v = 0
		}
		all[i], last[region[i]] = int32(v), v
	}
	return all
}
