package journal_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"sojourn/journal"
)

func TestTheBoxOfPointsIsTheSmallest(t *testing.T) {
	at := func(lat, lon float64) journal.Point { return journal.Point{Lat: lat, Lon: lon} }
	box := func(low, high journal.Point) journal.Box { return journal.Box{SouthWest: low, NorthEast: high} }
	for name, tc := range map[string]struct {
		points []journal.Point
		want   journal.Box
		middle journal.Point
	}{
		"one":                {[]journal.Point{at(39, 125)}, box(at(39, 125), at(39, 125)), at(39, 125)},
		"two":                {[]journal.Point{at(39, 125.1), at(37, 125.2)}, box(at(37, 125.1), at(39, 125.2)), at(38, 125.15)},
		"over the date line": {[]journal.Point{at(-17, 178), at(-16, -179)}, box(at(-17, 178), at(-16, -179)), at(-16.5, 179.5)},
		"on the date line":   {[]journal.Point{at(1, 180), at(1, -180)}, box(at(1, 180), at(1, -180)), at(1, 180)},
		"around a meridian":  {[]journal.Point{at(1, -0.1), at(1, 0.1)}, box(at(1, -0.1), at(1, 0.1)), at(1, 0)},
		"half around":        {[]journal.Point{at(0, -100), at(0, 0), at(0, 79)}, box(at(0, -100), at(0, 79)), at(0, -10.5)},
	} {
		t.Run(name, func(t *testing.T) {
			got := journal.BoxOf(tc.points)
			if got != tc.want {
				t.Errorf("%v, want %v", got, tc.want)
			}
			if m := got.Middle(); m.Distance(tc.middle) > 1 {
				t.Errorf("the middle is %v", m)
			}
		})
	}
}

func TestTheWidestGapIsOutsideOfABox(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		points := make([]journal.Point, 1+random.IntN(20))
		var longitudes []float64
		for i := range points {
			points[i] = journal.Point{Lon: random.Float64()*360 - 180}
			longitudes = append(longitudes, points[i].Lon)
		}
		slices.Sort(longitudes)
		widest := longitudes[0] + 360 - longitudes[len(longitudes)-1]
		for i := range longitudes[1:] {
			widest = max(widest, longitudes[i+1]-longitudes[i])
		}
		if got := journal.BoxOf(points).Across(); math.Abs(got-(360-widest)) > 1e-9 {
			t.Errorf("%v: %v degrees, want %v", longitudes, got, 360-widest)
		}
	}
}

func TestScalesAreRound(t *testing.T) {
	for most, want := range map[float64]float64{
		0.37: 0.2, 1: 1, 1.99: 1, 2: 2, 4.99: 2, 5: 5, 9.99: 5, 10: 10, 999.9: 500, 1000: 1000, 1e15: 1e15, 2.5e6: 2e6, 0.001: 0.001,
	} {
		if got := journal.RoundScale(most); math.Abs(got-want) > want/1e9 {
			t.Errorf("%v becomes %v, want %v", most, got, want)
		}
	}
}
