package atlas

import (
	"math"

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
	box := journal.BoxOf(points)
	f := Frame{Centre: box.Middle(), Width: width, Height: height}
	tall := (box.NorthEast.Lat - box.SouthWest.Lat) * math.Pi / 180 * earthRadius * width / height
	wide := box.Across() * math.Pi / 180 * earthRadius * f.flat()
	f.Metres = max(least, margin*max(tall, wide))
	return f
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
