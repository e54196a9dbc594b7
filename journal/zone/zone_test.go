package zone_test

import (
	"testing"
	_ "time/tzdata" // zones are named on machines that have no table of them

	"sojourn/journal"
	"sojourn/journal/zone"
)

func TestPlacesAreInTheirZones(t *testing.T) {
	for want, p := range map[string]journal.Point{
		"Asia/Pyongyang":      {Lat: 39.03, Lon: 125.75},
		"Asia/Seoul":          {Lat: 37.566, Lon: 126.978},
		"Asia/Shanghai":       {Lat: 40.12, Lon: 124.38}, // Dandong, across the river from Sinuiju
		"Asia/Kathmandu":      {Lat: 27.7, Lon: 85.3},
		"Pacific/Fiji":        {Lat: -18.1, Lon: 178.4},
		"Arctic/Longyearbyen": {Lat: 78.2, Lon: 15.6},
		"":                    {},
	} {
		got := ""
		if location := zone.At(p); location != nil {
			got = location.String()
		}
		if got != want {
			t.Errorf("%v is in %q, want %q", p, got, want)
		}
	}
	border := zone.At(journal.Point{Lat: 37.97, Lon: 126.55}) // Kaesong
	if border == nil || border.String() != "Asia/Pyongyang" {
		t.Errorf("Kaesong is in %v", border)
	}
}
