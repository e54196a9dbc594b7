package demo

import (
	"math"
	"time"

	"sojourn/journal"
)

// leg is a part of the journey without a break.
type leg struct {
	day      int // of February 2013
	hours    int // local time minus UTC
	sway     float64
	unlogged bool // the GPS logger was off
	tunnel   int  // the number of the stop behind which it saw no sky until the next; 0 if none
	stops    []stop
}

// stop is where the traveller was at a local time, written 1830 for 18:30. Between two stops they
// went straight on, but for the windings of road and street: sway metres at most.
type stop struct {
	clock         int
	lat, lon, alt float64
}

func (l leg) time(s stop) time.Time {
	zone := time.FixedZone("", l.hours*3600)
	return time.Date(2013, time.February, l.day, s.clock/100, s.clock%100, 0, 0, zone)
}

func (l leg) isTunnel(i int) bool { return l.tunnel > 0 && i == l.tunnel }

// spot is a place on a leg.
type spot struct {
	point  journal.Point
	alt    float64 // metres above sea level
	logged bool
}

// whereabouts returns where the traveller was; the zero spot where no leg says so.
func whereabouts(at time.Time) spot {
	for _, l := range legs {
		for i := range l.stops[1:] {
			if !at.Before(l.time(l.stops[i])) && !at.After(l.time(l.stops[i+1])) {
				return l.between(i, at)
			}
		}
	}
	return spot{}
}

// between is the spot on the way from stop i to the next.
func (l leg) between(i int, at time.Time) spot {
	a, b := l.stops[i], l.stops[i+1]
	whole, since := l.time(b).Sub(l.time(a)), at.Sub(l.time(a))
	part := since.Seconds() / whole.Seconds()
	p := journal.Point{Lat: a.lat + (b.lat-a.lat)*part, Lon: a.lon + (b.lon-a.lon)*part}
	s := spot{point: p, alt: a.alt + (b.alt-a.alt)*part, logged: !l.unlogged}
	from, to := journal.Point{Lat: a.lat, Lon: a.lon}, journal.Point{Lat: b.lat, Lon: b.lon}
	if way := from.Distance(to); way > 0 && !l.isTunnel(i) {
		metres := min(l.sway, 0.04*way) * windings(since) * math.Sin(math.Pi*part)
		s.point = aside(p, from, to, metres)
	}
	return s
}

// windings goes slowly from -1 to 1 and back, as roads do.
func windings(since time.Duration) float64 {
	minutes := since.Minutes()
	return 0.65*math.Sin(2*math.Pi*minutes/7.3) + 0.35*math.Sin(2*math.Pi*minutes/4.1+1)
}

const metresPerDegree = 111_195

// aside moves p across the way from one point to another.
func aside(p, from, to journal.Point, metres float64) journal.Point {
	shrink := math.Cos(p.Lat * math.Pi / 180)
	north, east := to.Lat-from.Lat, (to.Lon-from.Lon)*shrink
	length := math.Hypot(north, east)
	p.Lat -= metres / metresPerDegree * east / length
	p.Lon += metres / metresPerDegree * north / length / shrink
	return p
}
