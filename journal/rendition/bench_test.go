package rendition_test

import (
	"os"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/journal/rendition"
)

// BenchmarkList makes thumbnails of 320 px of the files listed in $SOJOURN_BENCH_LIST, two at a
// time, without a cache.
func BenchmarkList(b *testing.B) {
	name := os.Getenv("SOJOURN_BENCH_LIST")
	if name == "" {
		b.Skip("name a file with a path on each line in SOJOURN_BENCH_LIST")
	}
	text, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	paths := strings.Fields(string(text))
	maker := rendition.New(b.TempDir(), "")
	b.ReportAllocs()
	for b.Loop() {
		queue, failed := make(chan string), make(chan error, 2)
		for range 2 {
			go func() {
				var first error
				for path := range queue {
					_, err := maker.Thumb(b.Context(), journal.File{Path: path}, 1, 320)
					if first == nil {
						first = err
					}
				}
				failed <- first
			}()
		}
		for _, path := range paths {
			queue <- path
		}
		close(queue)
		for range 2 {
			if err := <-failed; err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.N*len(paths))/b.Elapsed().Seconds(), "pictures/s")
}
