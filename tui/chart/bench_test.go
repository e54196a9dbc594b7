package chart_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/tui/chart"
	"sojourn/tui/tuitest"
)

// BenchmarkFrame is a key on the map of many entries, half of them in ten towns, and the view after it: the middle
// one, the slowest of twenty and of a hundred.
func BenchmarkFrame(b *testing.B) {
	zooms := []struct {
		name string
		keys []string
	}{
		{"world", []string{"G"}}, {"region", []string{"g"}}, {"city", []string{"g", "+", "+", "+", "+"}},
	}
	for _, n := range []int{1_000, 100_000} {
		r := newRig(b, scattered(n))
		for _, size := range sizes {
			for _, zoom := range zooms {
				b.Run(fmt.Sprintf("%d/%dx%d/%s", n, size[0], size[1]+1, zoom.name), func(b *testing.B) {
					r.show(size[0], size[1], chart.Asked{})
					r.press(zoom.keys...)
					r.pans(b)
				})
			}
		}
	}
}

// pans moves the view to and fro, and reports how long a frame takes.
func (r *rig) pans(b *testing.B) {
	b.Helper()
	keys := tuitest.Keys("l", "h")
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		r.screen, _ = r.screen.Update(keys[i%2])
		_ = r.screen.View()
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	for name, share := range map[string]float64{"p50-ms": 0.5, "p95-ms": 0.95, "p99-ms": 0.99} {
		b.ReportMetric(float64(took[int(share*float64(len(took)-1))].Microseconds())/1000, name)
	}
	b.ReportMetric(0, "ns/op")
}

func scattered(n int) []journal.Point {
	random := rand.New(rand.NewPCG(1, 2))
	points := make([]journal.Point, n)
	for i := range points {
		p := journal.Point{Lat: 38 + 4*random.Float64(), Lon: 124.5 + 4*random.Float64()}
		if i%2 == 0 {
			town := journey[random.IntN(len(journey))]
			p = journal.Point{Lat: town.Lat + random.NormFloat64()/100, Lon: town.Lon + random.NormFloat64()/100}
		}
		points[i] = p
	}
	return points
}
