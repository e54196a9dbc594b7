package chart_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"sojourn/journal"
	"sojourn/tui/chart"
	"sojourn/tui/tuitest"
)

// BenchmarkFrame is a key on the map of many entries, half of them in ten towns, and the view after it.
func BenchmarkFrame(b *testing.B) {
	for _, n := range []int{1_000, 100_000} {
		r := newRig(b, scattered(n))
		for _, size := range sizes {
			for _, zoom := range []struct{ name, key string }{{"all of them", "g"}, {"the world", "G"}} {
				b.Run(fmt.Sprintf("%d/%dx%d/%s", n, size[0], size[1]+1, zoom.name), func(b *testing.B) {
					r.show(size[0], size[1], chart.Asked{})
					r.press(zoom.key)
					keys := tuitest.Keys("l", "h")
					for i := 0; b.Loop(); i++ {
						r.screen, _ = r.screen.Update(keys[i%2])
						_ = r.screen.View()
					}
				})
			}
		}
	}
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
