package gazetteer_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

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

// BenchmarkKeystroke types queries letter by letter and reports the slowest keys.
func BenchmarkKeystroke(b *testing.B) {
	g := open(b)
	near := &journal.Point{Lat: 39, Lon: 125.7}
	var keys []string
	for _, words := range []string{
		"pyongyang", "san francisco", "paris us", "new york", "st petersburg", "평양", "s",
		"sprinfield illinois", "north korea", "al madinah sa", "duesseldorf", "washington dc",
	} {
		for i := range words {
			keys = append(keys, words[:i])
		}
		keys = append(keys, words)
	}
	g.Search("p", near, 20)
	var took []time.Duration
	for b.Loop() {
		for _, key := range keys {
			start := time.Now()
			g.Search(key, near, 20)
			took = append(took, time.Since(start))
		}
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
	b.ReportMetric(float64(took[len(took)-1].Microseconds()), "max-µs")
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
