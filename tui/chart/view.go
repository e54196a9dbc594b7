package chart

import (
	"math"

	"sojourn/journal"
)

const (
	earthRadius = 6371008.8 // metres, mean
	degree      = earthRadius * math.Pi / 180
	radian      = math.Pi / 180

	// wide is the radius in metres beyond which a view is drawn as the world usually is, on a cylinder.
	// Nearer, it is drawn as seen from above its middle (Lambert's azimuthal projection), where poles and
	// the date line are places like any other.
	wide = 60 * degree

	// shrunk is how much shorter degrees of longitude are on the cylinder: it is true at 30 degrees.
	shrunk = 0.8660254037844386
)

// view is which part of the Earth is seen, and how large. Dots are those of Braille: square, two by four
// to a cell.
type view struct {
	centre        journal.Point
	dot           float64 // metres
	width, height int     // dots
}

// radius is from the middle of the view to its corner, in metres.
func (v view) radius() float64 {
	return math.Hypot(float64(v.width), float64(v.height)) / 2 * v.dot
}

func (v view) isWide() bool { return v.radius() > wide }

// turn is how many dots once around the cylinder is.
func (v view) turn() float64 { return 360 * degree * shrunk / v.dot }

// at returns where p is, in dots from the upper left. On the cylinder that is within half a turn from
// the middle.
func (v view) at(p journal.Point) (x, y float64) {
	if v.isWide() {
		east := math.Remainder(p.Lon-v.centre.Lon, 360)
		x, y = east*degree*shrunk, (v.centre.Lat-p.Lat)*degree
	} else {
		x, y = v.azimuthal(p)
	}
	return float64(v.width)/2 + x/v.dot, float64(v.height)/2 + y/v.dot
}

// azimuthal returns p in metres from the middle, east and south.
func (v view) azimuthal(p journal.Point) (x, y float64) {
	sin0, cos0 := math.Sincos(v.centre.Lat * radian)
	sin, cos := math.Sincos(p.Lat * radian)
	sinEast, cosEast := math.Sincos((p.Lon - v.centre.Lon) * radian)
	k := earthRadius * math.Sqrt(2/max(1e-9, 1+sin0*sin+cos0*cos*cosEast))
	return k * cos * sinEast, -k * (cos0*sin - sin0*cos*cosEast)
}

// point returns what is at a dot; false beyond the Earth's edge.
func (v view) point(x, y float64) (journal.Point, bool) {
	x, y = (x-float64(v.width)/2)*v.dot, (y-float64(v.height)/2)*v.dot
	if v.isWide() {
		p := journal.Point{Lat: v.centre.Lat - y/degree, Lon: v.centre.Lon + x/degree/shrunk}
		ok := math.Abs(p.Lat) <= 90 && math.Abs(p.Lon-v.centre.Lon) <= 180
		return onEarth(p), ok
	}
	away := math.Hypot(x, y) / earthRadius
	if away == 0 {
		return v.centre, true
	}
	if away > 2 {
		return v.centre, false
	}
	east, north := x/earthRadius/away, -y/earthRadius/away
	sin0, cos0 := math.Sincos(v.centre.Lat * radian)
	sin, cos := math.Sincos(2 * math.Asin(away/2))
	return onEarth(journal.Point{
		Lat: math.Asin(max(-1, min(1, cos*sin0+north*sin*cos0))) / radian,
		Lon: v.centre.Lon + math.Atan2(east*sin, cos0*cos-north*sin0*sin)/radian,
	}), true
}

// onEarth brings p over the date line back, and keeps it at the pole where it is beyond.
func onEarth(p journal.Point) journal.Point {
	return journal.Point{Lat: max(-90, min(90, p.Lat)), Lon: math.Remainder(p.Lon, 360)}
}

// moved returns v with another dot in the middle. At the edge of the Earth it stays.
func (v view) moved(x, y float64) view {
	p, ok := v.point(float64(v.width)/2+x, float64(v.height)/2+y)
	if ok || v.isWide() {
		v.centre = p
	}
	return v
}

const (
	nearest = 0.02 // metres a dot: a door
	room    = 0.9  // of a view is filled by what is fitted into it
)

// zoomed returns v with dots of so many metres, from the whole Earth to a door.
func (v view) zoomed(dot float64) view {
	v.dot = max(nearest, min(dot, v.whole().dot))
	return v
}

// whole returns the view of all the Earth.
func (v view) whole() view {
	v.dot = max(360*degree*shrunk/float64(max(1, v.width)), 180*degree/float64(max(1, v.height)))
	return v
}

// drawn calls each with the parts of a line, from dot to dot. Longitudes go on over the date line.
func (v view) drawn(line []journal.Point, each func(x1, y1, x2, y2 float64)) {
	turn, left, right := v.turn(), 0.0, 0.0
	isWide := v.isWide()
	if isWide {
		left, right = (float64(v.width)-turn)/2, (float64(v.width)+turn)/2
	}
	var x1, y1 float64
	for i, p := range line {
		x2, y2 := v.at(p)
		if i > 0 && isWide {
			over := turn * math.Round((x2-x1)/turn) // the short way
			each(x1, y1, x2-over, y2)
			if x2-over < left || x2-over > right {
				each(x1+over, y1, x2, y2)
			}
		} else if i > 0 {
			each(x1, y1, x2, y2)
		}
		x1, y1 = x2, y2
	}
}
