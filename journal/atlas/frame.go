package atlas

import (
	"cmp"
	"math"
	"slices"

	"sojourn/journal"
)

// Frame is a piece of the Earth on a flat sheet of Width × Height units, true to scale in its middle.
type Frame struct {
	Centre        journal.Point
	Metres        float64 // from its left to its right edge
	Width, Height float64
}

const (
	margin     = 1.25 // of a frame around what it shows
	flattest   = 0.05 // of a metre east at the poles: they are wide there
	fullCircle = 360.0
)

// FrameOf returns the smallest frame of that shape which shows all of points, and no fewer metres than least.
func FrameOf(points []journal.Point, least, width, height float64) Frame {
	south, north := 90.0, -90.0
	longitudes := make([]float64, len(points))
	for i, p := range points {
		south, north, longitudes[i] = min(south, p.Lat), max(north, p.Lat), p.Lon
	}
	west, across := widest(longitudes)
	f := Frame{
		Centre: journal.Point{Lat: (south + north) / 2, Lon: wrap(west + across/2)}, Width: width, Height: height,
	}
	tall := (north - south) * math.Pi / 180 * earthRadius * width / height
	wide := across * math.Pi / 180 * earthRadius * f.flat()
	f.Metres = max(least, margin*max(tall, wide))
	return f
}

// widest returns from where and how far east all longitudes lie: the rest of the circle is its widest gap.
func widest(longitudes []float64) (west, across float64) {
	sorted := slices.Compact(slices.SortedFunc(slices.Values(longitudes), cmp.Compare[float64]))
	gap := 0.0
	for i, lon := range sorted {
		before := sorted[(i+len(sorted)-1)%len(sorted)]
		if i == 0 {
			before -= fullCircle
		}
		if lon-before > gap {
			west, gap = lon, lon-before
		}
	}
	return west, max(0, fullCircle-gap)
}

// wrap brings a longitude to -180 … 180.
func wrap(lon float64) float64 { return lon - fullCircle*math.Round(lon/fullCircle) }

func (f Frame) flat() float64 { return max(flattest, math.Cos(f.Centre.Lat*math.Pi/180)) }

// Unit is how many metres a unit of the sheet is.
func (f Frame) Unit() float64 { return f.Metres / f.Width }

// At returns where p is on the sheet, from its upper left corner; it may be beyond its edges.
func (f Frame) At(p journal.Point) (x, y float64) {
	metres := math.Pi / 180 * earthRadius / f.Unit()
	return f.Width/2 + wrap(p.Lon-f.Centre.Lon)*metres*f.flat(), f.Height/2 - (p.Lat-f.Centre.Lat)*metres
}

// radius is how far the corners are from the middle, in metres.
func (f Frame) radius() float64 { return math.Hypot(f.Width, f.Height) / 2 * f.Unit() }
