package atlas

import (
	"math"

	"sojourn/journal"
	"sojourn/journal/atlas/internal/level"
)

// Outline is lines on the Earth, kept so that a drawing of any scale and place looks at few points. The
// zero value has no lines. It is safe for concurrent use, unless it is added to.
type Outline struct {
	levels [len(level.Tolerances)][]piece
}

// scale is how many units of a point make one degree; one unit is 0.11 m.
const scale = 1_000_000

type point struct{ lat, lon int32 }

// piece is a few points of a line, with a circle around them.
type piece struct {
	points     []point
	middle     vector
	cos, sin   float64 // of the circle's radius
	west, east int32   // the longitudes are between these
	north      int32   // the latitudes are not beyond this
}

// New returns an outline of lines. Over the date line their longitudes may jump or go on.
func New(lines [][]journal.Point) *Outline {
	o := &Outline{}
	for _, l := range lines {
		line := continuous(l)
		o.add(line, level.Of(len(line), func(i int) (lat, lon float64) {
			return float64(line[i].lat) / scale, float64(line[i].lon) / scale
		}))
	}
	return o
}

func continuous(line []journal.Point) []point {
	out := make([]point, 0, len(line))
	turned := 0.0
	for i, p := range line {
		if i > 0 {
			turned -= 360 * math.Round((p.Lon-line[i-1].Lon)/360)
			turned = max(-1440, min(turned, 1440)) // what circles the Earth for ever stays in its units
		}
		out = append(out, point{int32(math.Round(p.Lat * scale)), int32(math.Round((p.Lon + turned) * scale))})
	}
	return out
}

// longest is how many points a piece has at most.
const longest = 48

// add adds a line to each level that it can be seen at.
func (o *Outline) add(line []point, levels []uint8) {
	for l := range o.levels {
		rest := atLevel(line, levels, uint8(l))
		if l > 0 && isDot(rest) {
			return
		}
		for len(rest) > 1 {
			n := min(len(rest), longest)
			o.levels[l] = append(o.levels[l], newPiece(rest[:n:n]))
			rest = rest[n-1:]
		}
	}
}

func atLevel(line []point, levels []uint8, l uint8) []point {
	var out []point
	for i, p := range line {
		if levels[i] >= l {
			out = append(out, p)
		}
	}
	return out
}

// isDot tells a line that ends where it begins, and goes nowhere between.
func isDot(line []point) bool {
	return len(line) < 2 || len(line) == 2 && line[0] == line[1]
}

func newPiece(points []point) piece {
	p := piece{points: points, west: math.MaxInt32, east: math.MinInt32, north: math.MinInt32}
	south := int32(math.MaxInt32)
	for _, q := range points {
		p.west, p.east = min(p.west, q.lon), max(p.east, q.lon)
		south, p.north = min(south, q.lat), max(p.north, q.lat)
	}
	low, north := float64(south)/scale, float64(p.north)/scale
	west, east := float64(p.west)/scale, float64(p.east)/scale
	p.middle = vectorOf((low+north)/2, (west+east)/2)
	p.cos = -1
	if east-west < 180 { // else a corner need not be what is farthest
		p.cos = min(p.middle.dot(vectorOf(low, west)), p.middle.dot(vectorOf(north, west)))
	}
	p.cos = max(-1, p.cos-1e-12) // what was rounded is in it
	p.sin = math.Sqrt(1 - p.cos*p.cos)
	return p
}

const earthRadius = 6371008.8 // metres, mean

// levelFor is the coarsest level that is right to finest metres.
func levelFor(finest float64) int {
	degrees := finest / earthRadius * 180 / math.Pi
	l := len(level.Tolerances) - 1
	for l > 0 && level.Tolerances[l] > degrees {
		l--
	}
	return l
}

// Around calls each with all that is within metres of centre, and some of what is not, line by line, as
// finely as to finest metres. Longitudes go on over the date line. The slice is used again.
func (o *Outline) Around(centre journal.Point, metres, finest float64, each func(line []journal.Point)) {
	c := vectorOf(centre.Lat, centre.Lon)
	radius := min(metres/earthRadius, math.Pi)
	cos, sin := math.Cos(radius), math.Sin(radius)
	var line []journal.Point
	for i := range o.levels[levelFor(finest)] {
		p := &o.levels[levelFor(finest)][i]
		if !p.touches(c, cos, sin) {
			continue
		}
		line = line[:0]
		for _, q := range p.points {
			line = append(line, journal.Point{Lat: float64(q.lat) / scale, Lon: float64(q.lon) / scale})
		}
		each(line)
	}
}

// touches tells whether p's circle and one around c touch.
func (p *piece) touches(c vector, cos, sin float64) bool {
	if cos+p.cos <= 0 { // together they are half a circle or more
		return true
	}
	return p.middle.dot(c) >= cos*p.cos-sin*p.sin
}

// northOf counts the lines between p and the north pole.
func (o *Outline) northOf(p journal.Point, finest float64) int {
	lat, n := p.Lat*scale, 0
	pieces := o.levels[levelFor(finest)]
	for i := range pieces {
		if float64(pieces[i].north) < lat {
			continue
		}
		for lon := p.Lon*scale - 720*scale; lon <= float64(pieces[i].east); lon += 360 * scale {
			if lon >= float64(pieces[i].west) {
				n += pieces[i].crossed(lat, lon)
			}
		}
	}
	return n
}

// crossed counts where p's lines cross a meridian, north of a latitude.
func (p *piece) crossed(lat, lon float64) int {
	n := 0
	for i := 1; i < len(p.points); i++ {
		a, b := p.points[i-1], p.points[i]
		if float64(a.lon) <= lon == (float64(b.lon) <= lon) {
			continue
		}
		along := (lon - float64(a.lon)) / float64(b.lon-a.lon)
		if float64(a.lat)+along*float64(b.lat-a.lat) > lat {
			n++
		}
	}
	return n
}

// vector is a direction from the middle of the Earth, of length 1.
type vector [3]float64

func vectorOf(lat, lon float64) vector {
	sinLat, cosLat := math.Sincos(lat * math.Pi / 180)
	sinLon, cosLon := math.Sincos(lon * math.Pi / 180)
	return vector{cosLat * cosLon, cosLat * sinLon, sinLat}
}

func (v vector) dot(w vector) float64 { return v[0]*w[0] + v[1]*w[1] + v[2]*w[2] }
