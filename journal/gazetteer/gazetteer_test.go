package gazetteer_test

import (
	"os"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/journal/gazetteer"
)

func TestAttributionNamesSourceAndLicence(t *testing.T) {
	file, err := os.ReadFile("ATTRIBUTION")
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"GeoNames", "CC BY 4.0"} {
		if !strings.Contains(gazetteer.Attribution, word) || !strings.Contains(string(file), word) {
			t.Errorf("%s is missing", word)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := gazetteer.Open(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpenAndSearch is what the first key in a search costs.
func BenchmarkOpenAndSearch(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		g, err := gazetteer.Open()
		if err != nil {
			b.Fatal(err)
		}
		g.Search("p", nil, 20)
	}
}

func BenchmarkReverse(b *testing.B) {
	g := open(b)
	for name, p := range map[string]journal.Point{
		"a city among many": {Lat: 40.758, Lon: -73.9855},
		"a country road":    {Lat: 38.6, Lon: 127.9},
		"the pole":          {Lat: 90},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				g.Reverse(p)
			}
		})
	}
}
