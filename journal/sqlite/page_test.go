//go:build unix

package sqlite_test

import (
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"sojourn/journal"
)

// processorTime is what this process has used.
func processorTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkPage reads the newest 50 of a query of each kind, and tells how long the slowest of a
// hundred take: million.sh runs it over a journal of a million.
func BenchmarkPage(b *testing.B) {
	r := openLarge(b)
	ctx := b.Context()
	common, rare := first(r), "한번"
	for _, q := range []string{
		"", "north", "의", "평", "qqqq", `"north korea"`, "north 평", "-north", "a or 평", "(north or 개성) -rating:5",
		"tag:" + common, "tag:" + rare, "tag:" + common + " or tag:" + rare, "north tag:" + common,
		"place:pyongyang", "place:서울", "place:개성 a", "-place:개성", "in:kp", "in:kr", "in:us", `in:"north korea"`, "in:Nowhere",
		"near:39.0339,125.7543~20km", "near:37.55,126.97~20km", "near:10,10~20km", "near:39.0339,125.7543~20km a",
		"on:2013-03", "on:2013-03-01", "from:2014 to:2015", "on:1999", "trip:여행", `trip:"여행 3"`, "trip:nowhere", "camera:fujifilm", "camera:nikon",
		"rating:5", "rating:>=3", "rating:>=3 is:rejected", "is:captioned", "is:uncaptioned", "is:no-alt", "is:no-place", "is:placed",
		"is:rejected", "is:picked", "is:raw", "is:marked", "is:failed", "is:sent", "-is:marked", "is:marked or is:sent",
		"rating:5 or tag:" + rare, "not (rating:5 or is:no-place)",
	} {
		b.Run(strings.ReplaceAll(q, " ", "_"), func(b *testing.B) {
			parsed := query(b, q)
			var took, worked []time.Duration
			for b.Loop() {
				began, before := time.Now(), processorTime(b)
				must(r.List(ctx, parsed, journal.Page{Limit: 50, Newest: true}))(b)
				took, worked = append(took, time.Since(began)), append(worked, processorTime(b)-before)
			}
			at := func(times []time.Duration, share float64) float64 {
				slices.Sort(times)
				return float64(times[min(len(times)-1, int(share*float64(len(times))))].Microseconds()) / 1000
			}
			b.ReportMetric(at(took, .5), "p50-ms")
			b.ReportMetric(at(took, .99), "p99-ms")
			b.ReportMetric(at(worked, .5), "p50-cpu-ms") // tells something beside other work, too
			b.ReportMetric(0, "ns/op")
		})
	}
}
