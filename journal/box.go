package journal

import (
	"math"
	"slices"
)

// Box is what lies between two corners; its western edge is east of the other where it is over the date line.
type Box struct{ SouthWest, NorthEast Point }

// arc is a piece of the ring of longitudes, from its westernmost point to its easternmost.
type arc struct {
	any        bool // points are in it
	west, east float64
}

// BoxOf returns the smallest box around points, of which there is one at least; where they lie all around
// the Earth, none half a degree from the next, it may be that much larger.
func BoxOf(points []Point) Box {
	b := Box{SouthWest: Point{Lat: 90}, NorthEast: Point{Lat: -90}}
	var ring [720]arc
	for _, p := range points {
		b.SouthWest.Lat, b.NorthEast.Lat = min(b.SouthWest.Lat, p.Lat), max(b.NorthEast.Lat, p.Lat)
		a := &ring[max(0, min(int((p.Lon+180)/360*float64(len(ring))), len(ring)-1))]
		if !a.any {
			*a = arc{true, p.Lon, p.Lon}
		}
		a.west, a.east = min(a.west, p.Lon), max(a.east, p.Lon)
	}
	b.SouthWest.Lon, b.NorthEast.Lon = besideGap(ring[:])
	return b
}

// besideGap returns the first and the last longitude beside the widest gap of ring.
func besideGap(ring []arc) (west, east float64) {
	taken := slices.DeleteFunc(ring, func(a arc) bool { return !a.any })
	widest := -1.0
	for i, a := range taken {
		before := taken[(i+len(taken)-1)%len(taken)].east
		gap := a.west - before
		if i == 0 {
			gap += 360
		}
		if gap > widest {
			widest, west, east = gap, a.west, before
		}
	}
	return west, east
}

// Across is how many degrees of longitude b has.
func (b Box) Across() float64 {
	if across := b.NorthEast.Lon - b.SouthWest.Lon; across >= 0 {
		return across
	}
	return b.NorthEast.Lon - b.SouthWest.Lon + 360
}

// Middle is between the corners of b.
func (b Box) Middle() Point {
	return Point{
		Lat: (b.SouthWest.Lat + b.NorthEast.Lat) / 2,
		Lon: math.Remainder(b.SouthWest.Lon+b.Across()/2, 360),
	}
}
