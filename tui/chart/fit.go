package chart

import (
	"math"

	"sojourn/journal"
)

// closest is how many metres a view of one spot is wide: what is drawn is no finer than coasts.
const closest = 60_000

// fitted returns the view that has all of points in it, as large as they can be seen.
func (v view) fitted(points []journal.Point) view {
	if len(points) == 0 {
		v.centre = journal.Point{Lat: 20}
		return v.whole()
	}
	v.centre = journal.BoxOf(points).Middle()
	least := closest / float64(max(1, v.width))
	v.dot = least
	for _, p := range points {
		if v.dot = v.holding(p, v.dot); v.isWide() {
			return v.wholly(points)
		}
	}
	return v.zoomed(v.dot)
}

// holding returns the size of dots that has p in the view.
func (v view) holding(p journal.Point, dot float64) float64 {
	x, y := v.azimuthal(p)
	return max(dot, math.Abs(x)*2/room/float64(max(1, v.width)), math.Abs(y)*2/room/float64(max(1, v.height)))
}

// wholly is fitted for what is seen on the cylinder.
func (v view) wholly(points []journal.Point) view {
	dot := wide / (math.Hypot(float64(v.width), float64(v.height)) / 2) * 1.001
	for _, p := range points {
		east := math.Abs(math.Remainder(p.Lon-v.centre.Lon, 360)) * degree * shrunk
		north := math.Abs(p.Lat-v.centre.Lat) * degree
		dot = max(dot, east*2/room/float64(max(1, v.width)), north*2/room/float64(max(1, v.height)))
	}
	return v.zoomed(dot)
}
