package atlas_test

import (
	"os"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/journal/atlas"
)

func open(t testing.TB) *atlas.Atlas {
	t.Helper()
	a, err := atlas.Open()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAttributionNamesTheSource(t *testing.T) {
	file, err := os.ReadFile("ATTRIBUTION")
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"Natural Earth", "public domain"} {
		if !strings.Contains(atlas.Attribution, word) || !strings.Contains(string(file), word) {
			t.Errorf("%s is missing", word)
		}
	}
}

func TestTheFileIsSmall(t *testing.T) {
	about, err := os.Stat("atlas.bin")
	if err != nil || about.Size() > 1_000_000 {
		t.Errorf("%d bytes, %v", about.Size(), err)
	}
}

func TestLandIsToldFromSea(t *testing.T) {
	a := open(t)
	for name, tc := range map[string]struct {
		lat, lon float64
		land     bool
	}{
		"Pyongyang":                {39.02, 125.75, true},
		"the Yellow Sea":           {38, 123, false},
		"Fiji, Vanua Levu":         {-16.6, 179.2, true},
		"Fiji, Taveuni's east":     {-16.85, -179.96, true},
		"east of the date line":    {-17, -178.3, false},
		"Svalbard":                 {78.9, 17.5, true},
		"the North Pole":           {90, 0, false},
		"the South Pole":           {-90, 12, true},
		"Antarctica, the far side": {-80, -120, true},
		"the Southern Ocean":       {-60, 0, false},
		"Chukotka, west of 180°":   {67, 178, true},
		"Chukotka, east of 180°":   {66.5, -172, true},
		"the Bering Strait":        {66.0, -169.6, false},
		"the Caspian Sea":          {41.5, 50.5, false},
		"Lesotho, in another":      {-29.6, 28.2, true},
		"Greenwich":                {51.48, 0, true},
		"the Gulf of Guinea":       {1, 1, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := a.Land(journal.Point{Lat: tc.lat, Lon: tc.lon}, 10); got != tc.land {
				t.Errorf("land is %v", got)
			}
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		open(b)
	}
}

func BenchmarkAround(b *testing.B) {
	a := open(b)
	for name, tc := range map[string]struct{ metres, finest float64 }{
		"the world":   {20e6, 50e3},
		"a continent": {3e6, 8e3},
		"a country":   {400e3, 1e3},
		"a street":    {200, 1},
	} {
		b.Run(name, func(b *testing.B) {
			points := 0
			for b.Loop() {
				points = 0
				a.Coasts.Around(journal.Point{Lat: 39, Lon: 125.7}, tc.metres, tc.finest, func(l []journal.Point) {
					points += len(l)
				})
			}
			b.ReportMetric(float64(points), "points")
		})
	}
}

func BenchmarkLand(b *testing.B) {
	a := open(b)
	for b.Loop() {
		a.Land(journal.Point{Lat: -30, Lon: 20}, 10)
	}
}
