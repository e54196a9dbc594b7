// Package level tells which points of a line a drawing of a given scale needs.
package level

import "math"

// Tolerances are how far, in degrees of latitude, a line that is drawn at each level may be off: level 0
// has every point.
var Tolerances = [...]float64{0, 0.01, 0.04, 0.16, 0.64}

// top is the level of points that every drawing needs: those where a line begins and ends.
const top = uint8(len(Tolerances) - 1)

// Of returns the coarsest level at which each of n points is needed, by Douglas and Peucker's rule.
func Of(n int, at func(i int) (lat, lon float64)) []uint8 {
	levels := make([]uint8, n)
	if n == 0 {
		return levels
	}
	levels[0], levels[n-1] = top, top
	type span struct {
		from, to int
		most     uint8 // a point is never needed where those around it are not
	}
	spans := []span{{0, n - 1, top}}
	for len(spans) > 0 {
		s := spans[len(spans)-1]
		spans = spans[:len(spans)-1]
		if s.to-s.from < 2 {
			continue
		}
		farthest, off := s.from+1, -1.0
		chord := newChord(at, s.from, s.to)
		for i := s.from + 1; i < s.to; i++ {
			if d := chord.distance(at(i)); d > off {
				farthest, off = i, d
			}
		}
		l := min(s.most, needed(off))
		levels[farthest] = l
		spans = append(spans, span{s.from, farthest, l}, span{farthest, s.to, l})
	}
	return levels
}

// needed is the coarsest level that may not leave out a point so far off.
func needed(off float64) uint8 {
	l := top
	for l > 0 && off < Tolerances[l] {
		l--
	}
	return l
}

// chord is the straight line between two points, on a map that is true to scale between them.
type chord struct{ lat, lon, north, east, shrink, square float64 }

func newChord(at func(int) (lat, lon float64), from, to int) chord {
	lat, lon := at(from)
	lat2, lon2 := at(to)
	c := chord{lat: lat, lon: lon, shrink: math.Cos((lat + lat2) / 2 * math.Pi / 180)}
	c.north, c.east = lat2-lat, (lon2-lon)*c.shrink
	c.square = c.north*c.north + c.east*c.east
	return c
}

func (c chord) distance(lat, lon float64) float64 {
	north, east := lat-c.lat, (lon-c.lon)*c.shrink
	if c.square > 0 {
		along := max(0, min(1, (north*c.north+east*c.east)/c.square))
		north, east = north-along*c.north, east-along*c.east
	}
	return math.Hypot(north, east)
}
