package exif_test

import (
	"os"
	"strings"
	"testing"

	"sojourn/journal/exif"
)

// listed returns the paths in the file that $SOJOURN_BENCH_LIST names.
func listed(b *testing.B) []string {
	name := os.Getenv("SOJOURN_BENCH_LIST")
	if name == "" {
		b.Skip("name a file with a path on each line in SOJOURN_BENCH_LIST")
	}
	text, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	return strings.Fields(string(text))
}

// BenchmarkList reads files one after another.
func BenchmarkList(b *testing.B) {
	paths := listed(b)
	b.ReportAllocs()
	for b.Loop() {
		for _, path := range paths {
			if _, err := exif.Read(b.Context(), path); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.N*len(paths))/b.Elapsed().Seconds(), "files/s")
}
