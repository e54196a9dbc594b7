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
	v.centre = middle(points)
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

// middle is between the outermost of points, on the side of the Earth where they are.
func middle(points []journal.Point) journal.Point {
	const bins = 720
	var taken [bins]bool
	south, north := 90.0, -90.0
	for _, p := range points {
		south, north = min(south, p.Lat), max(north, p.Lat)
		taken[bin(p.Lon, bins)] = true
	}
	west, _ := besideGap(taken[:])
	low, high := math.Inf(1), math.Inf(-1)
	for _, p := range points {
		east := math.Mod(p.Lon+180-float64(west)*360/bins+720, 360)
		low, high = min(low, east), max(high, east)
	}
	lon := (low+high)/2 + float64(west)*360/bins - 180
	return journal.Point{Lat: (south + north) / 2, Lon: math.Remainder(lon, 360)}
}

func bin(lon float64, bins int) int {
	return max(0, min(int((lon+180)/360*float64(bins)), bins-1))
}

// besideGap returns the first bin behind the longest gap of a ring, and how long that is.
func besideGap(taken []bool) (first, longest int) {
	gap := 0
	for i := range 2 * len(taken) {
		if !taken[i%len(taken)] {
			gap++
			continue
		}
		if gap > longest {
			first, longest = i%len(taken), gap
		}
		gap = 0
	}
	return first, longest
}
