package folder

import (
	"math"
	"strconv"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// place is what the folder may know of where an entry was made, or of where what it shows is.
type place destination.Place

// point returns where p is, if that is known and on Earth.
func (p *place) point() (journal.Point, bool) {
	if p == nil || p.Lat == nil || p.Lon == nil {
		return journal.Point{}, false
	}
	at := journal.Point{Lat: *p.Lat, Lon: *p.Lon}
	return at, at.Valid()
}

// label names p from near to far; "" where only coordinates are known.
func (p *place) label() string {
	if p == nil {
		return ""
	}
	named := journal.Place{Name: p.Name, City: p.City, Region: p.Region, Country: p.Country}
	return named.Label()
}

// area is the coarse name that a day is headed with.
func (p *place) area() string {
	if p == nil {
		return ""
	}
	named := journal.Place{City: p.City, Region: p.Region, Country: p.Country}
	return named.Area()
}

// near is the nearest name that is known of p.
func (p *place) near() string {
	if p != nil && p.Name != "" {
		return p.Name
	}
	return p.area()
}

// degrees is where p is in digits; "" where that is not known.
func (p *place) degrees() string {
	if at, ok := p.point(); ok {
		return degrees(at)
	}
	return ""
}

// degrees writes p no finer than it is known: a coarse place has few digits.
func degrees(p journal.Point) string {
	format := func(v float64) string {
		const finest = 1e5
		return strconv.FormatFloat(math.Round(v*finest)/finest, 'f', -1, 64)
	}
	return format(p.Lat) + ", " + format(p.Lon)
}
