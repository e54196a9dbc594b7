package gpx

import (
	"math"

	"sojourn/journal"
)

type vector struct{ x, y, z float64 }

func vectorOf(p journal.Point) vector {
	lat, lon := p.Lat*math.Pi/180, p.Lon*math.Pi/180
	return vector{math.Cos(lat) * math.Cos(lon), math.Cos(lat) * math.Sin(lon), math.Sin(lat)}
}

func (v vector) point() journal.Point {
	lat := math.Atan2(v.z, math.Hypot(v.x, v.y))
	return journal.Point{Lat: lat * 180 / math.Pi, Lon: math.Atan2(v.y, v.x) * 180 / math.Pi}
}

func mix(a, b vector, wa, wb float64) vector {
	return vector{wa*a.x + wb*b.x, wa*a.y + wb*b.y, wa*a.z + wb*b.z}
}

// angle between unit vectors; exact also for those that nearly agree, as fixes do.
func angle(a, b vector) float64 {
	d := mix(a, b, 1, -1)
	return 2 * math.Asin(min(1, math.Hypot(math.Hypot(d.x, d.y), d.z)/2))
}

// along returns the point at part (0 to 1) of the shorter great circle from a to b. It is false
// where a and b are so nearly opposite that there is no one shorter way.
func along(a, b journal.Point, part float64) (journal.Point, bool) {
	from, to := vectorOf(a), vectorOf(b)
	whole := angle(from, to)
	switch {
	case whole > math.Pi-1e-3:
		return journal.Point{}, false
	case whole < 1e-9: // 6 mm: no direction
		return a, true
	}
	return mix(from, to, math.Sin((1-part)*whole), math.Sin(part*whole)).point(), true
}
