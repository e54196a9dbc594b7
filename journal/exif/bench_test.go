package exif_test

import (
	"context"
	"io/fs"
	"path/filepath"
	"testing"

	"sojourn/journal/exif"
)

// BenchmarkRead reads the photos of ../shared one after another.
func BenchmarkRead(b *testing.B) {
	var paths []string
	for _, folder := range []string{"camera", "gps", "orientation", "large"} {
		_ = filepath.WalkDir(filepath.Join(photos(b), folder), func(path string, d fs.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() {
				paths = append(paths, path)
			}
			return nil
		})
	}
	b.ReportAllocs()
	for i := range b.N {
		if _, err := exif.Read(context.Background(), paths[i%len(paths)]); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "files/s")
}
