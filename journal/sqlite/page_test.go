package sqlite_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
)

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
			var took []time.Duration
			for b.Loop() {
				began := time.Now()
				must(r.List(ctx, parsed, journal.Page{Limit: 50, Newest: true}))(b)
				took = append(took, time.Since(began))
			}
			slices.Sort(took)
			at := func(share float64) float64 {
				return float64(took[min(len(took)-1, int(share*float64(len(took))))].Microseconds()) / 1000
			}
			b.ReportMetric(at(.5), "p50-ms")
			b.ReportMetric(at(.99), "p99-ms")
			b.ReportMetric(0, "ns/op")
		})
	}
}
