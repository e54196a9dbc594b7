package chart

import (
	"math"

	"sojourn/journal"
	"sojourn/journal/grapheme"
)

// noGoSign stands before the name of an area that no destination learns of.
const noGoSign = "⊘"

const ringParts = 72

// ring is the edge of n, closed.
func ring(n journal.NoGo) []journal.Point {
	sin0, cos0 := math.Sincos(n.Point.Lat * radian)
	sinAway, cosAway := math.Sincos(n.Radius / earthRadius)
	line := make([]journal.Point, ringParts+1)
	for i := range line {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / ringParts)
		lat := math.Asin(max(-1, min(1, sin0*cosAway+cos0*sinAway*cos)))
		east := math.Atan2(sin*sinAway*cos0, cosAway-sin0*math.Sin(lat))
		line[i] = journal.Point{Lat: lat / radian, Lon: n.Point.Lon + east/radian}
	}
	return line
}

// drawAreas draws the edges of the no-go areas.
func (m Model) drawAreas(c *canvas) {
	for _, n := range m.areas {
		if !math.IsInf(n.Radius, 1) {
			m.view.drawn(ring(n), func(x1, y1, x2, y2 float64) { c.line(x1, y1, x2, y2, noGoInk, false) })
		}
	}
}

// drawAreaNames writes the names of the areas in them, else below their middle, where there is room.
func (m Model) drawAreaNames(c *canvas) {
	for _, n := range m.areas {
		x, y := m.view.at(n.Point)
		text := noGoSign + " " + journal.Visible(n.Name)
		col, row := int(math.Floor(x/2))-grapheme.Width(text)/2, int(math.Floor(y/4))
		for _, below := range []int{0, 1, -1, 2, -2, 3} {
			if !math.IsInf(n.Radius, 1) && c.isFree(col, row+below, grapheme.Width(text)) {
				c.write(col, row+below, text, noGoInk)
				break
			}
		}
	}
}

// within is the no-go area that p is in; "" for none.
func (m Model) within(p journal.Point) string {
	for _, n := range m.areas {
		if n.Holds(&journal.Place{Point: &p}) {
			return n.Name
		}
	}
	return ""
}
