package clock

import (
	"cmp"
	"math"
	"slices"
	"time"

	"sojourn/journal"
)

const (
	// No camera's clock drifts faster: readings that differ by more say that it was set between them.
	fastestDrift = 20 * time.Second // in a day
	slack        = 2 * time.Second  // of reading a clock
	day          = 24 * time.Hour
)

// Line is how far a body's clock was off as time went on.
type Line struct{ points []journal.ClockReading }

// NewLine returns the line through readings of one body. Of two at one time the one added later counts.
func NewLine(readings []journal.ClockReading) Line {
	points := slices.Clone(readings)
	slices.SortStableFunc(points, func(a, b journal.ClockReading) int {
		return cmp.Or(a.Camera.Compare(b.Camera), b.AddedAt.Compare(a.AddedAt), cmp.Compare(b.N, a.N))
	})
	points = slices.CompactFunc(points, func(a, b journal.ClockReading) bool { return a.Camera.Equal(b.Camera) })
	return Line{points}
}

// Readings are the points of l, by the camera's time.
func (l Line) Readings() []journal.ClockReading { return l.points }

// At is what is to be added to the body's clock when it shows camera. Between two readings the clock
// drifts evenly; beyond them it drifts on for as long again as was seen, and then no more. It is
// false without a reading, and between two where the clock was set: nobody knows when.
func (l Line) At(camera time.Time) (time.Duration, bool) {
	n, found := slices.BinarySearchFunc(l.points, camera, func(p journal.ClockReading, t time.Time) int {
		return p.Camera.Compare(t)
	})
	switch {
	case len(l.points) == 0:
		return 0, false
	case found:
		return rounded(l.points[n].Offset), true
	case n == 0:
		return l.beyond(0, 1, camera), true
	case n == len(l.points):
		return l.beyond(n-1, n-2, camera), true
	case !drifts(l.points[n-1], l.points[n]):
		return 0, false
	}
	return between(l.points[n-1], l.points[n], camera), true
}

// beyond follows the line past its end, which has a neighbour inside, at most as far as the two are apart.
func (l Line) beyond(end, inside int, camera time.Time) time.Duration {
	e := l.points[end]
	if inside < 0 || inside >= len(l.points) {
		return rounded(e.Offset)
	}
	p := l.points[inside]
	apart := e.Camera.Sub(p.Camera)
	if !drifts(p, e) || apart.Abs() < day || (e.Offset-p.Offset).Abs() <= e.Within+p.Within {
		return rounded(e.Offset)
	}
	if limit := e.Camera.Add(apart); camera.Sub(e.Camera).Abs() > apart.Abs() {
		camera = limit
	}
	return between(p, e, camera)
}

func between(a, b journal.ClockReading, camera time.Time) time.Duration {
	part := float64(camera.Sub(a.Camera)) / float64(b.Camera.Sub(a.Camera))
	return rounded(a.Offset + time.Duration(math.Round(part*float64(b.Offset-a.Offset))))
}

// rounded is d as exactly as photos tell the time.
func rounded(d time.Duration) time.Duration { return d.Round(10 * time.Millisecond) }

// drifts reports whether one clock that nobody set can be a and b.
func drifts(a, b journal.ClockReading) bool {
	most := time.Duration(float64(fastestDrift)*b.Camera.Sub(a.Camera).Abs().Hours()/24) + a.Within + b.Within + slack
	return (a.Offset - b.Offset).Abs() <= most
}

// Drift is what the clock loses in a day, in seconds, from the first reading since it was last set to
// the last one. It is false where they are less than a day apart, or too rough to tell.
func (l Line) Drift() (lost float64, ok bool) {
	n := len(l.points)
	if n < 2 {
		return 0, false
	}
	first := n - 1
	for first > 0 && drifts(l.points[first-1], l.points[first]) {
		first--
	}
	a, b := l.points[first], l.points[n-1]
	apart := b.Camera.Sub(a.Camera)
	if apart < day || (b.Offset-a.Offset).Abs() <= a.Within+b.Within {
		return 0, false
	}
	return (b.Offset - a.Offset).Seconds() / (apart.Hours() / 24), true
}

// SetBetween are the pairs of readings between which the clock was set.
func (l Line) SetBetween() [][2]journal.ClockReading {
	var all [][2]journal.ClockReading
	for i := 1; i < len(l.points); i++ {
		if !drifts(l.points[i-1], l.points[i]) {
			all = append(all, [2]journal.ClockReading{l.points[i-1], l.points[i]})
		}
	}
	return all
}
