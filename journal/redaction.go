package journal

import (
	"errors"
	"math"
	"time"
)

// Precision is how exactly a destination may learn where an entry was made.
type Precision string

const (
	// PrecisionExact: coordinates as they are, and the name of the place.
	PrecisionExact Precision = "exact"
	// PrecisionCity: the city's name, coordinates on a fixed grid of 0.1° (11 km). The default.
	PrecisionCity Precision = "city"
	// PrecisionCountry: only the country's name.
	PrecisionCountry Precision = "country"
	// PrecisionNone: no place at all.
	PrecisionNone Precision = "none"
)

// Redaction is what a destination must not learn. The zero value is the default: the city.
type Redaction struct {
	Place Precision
}

// Validate reports a precision that is none of the four, as an Invalid error.
func (r Redaction) Validate() error {
	switch r.precision() {
	case PrecisionExact, PrecisionCity, PrecisionCountry, PrecisionNone:
		return nil
	}
	return &Error{
		Op: "place precision " + Visible(string(r.Place)), Kind: Invalid, Err: errors.New("not known"),
		Hint: "use exact, city, country or none",
	}
}

func (r Redaction) precision() Precision {
	if r.Place == "" {
		return PrecisionCity
	}
	return r.Place
}

const gridCell = 0.1 // degrees

// snap returns the centre of p's cell of the fixed grid: always the same for the same place,
// so that many entries do not average to the exact one.
func snap(p Point) Point {
	centre := func(v, limit float64) float64 {
		c := (math.Floor(v/gridCell) + 0.5) * gridCell
		return math.Round(math.Max(-limit, math.Min(limit, c))*100) / 100
	}
	return Point{Lat: centre(p.Lat, 90), Lon: centre(p.Lon, 180)}
}

// PlaceOf returns what the destination may learn of p; nil if nothing.
func (r Redaction) PlaceOf(p *Place) *Place {
	if p == nil {
		return nil
	}
	switch r.precision() {
	case PrecisionExact:
		c := *p
		return &c
	case PrecisionCity:
		c := &Place{Source: p.Source, City: p.City, Region: p.Region, Country: p.Country, CountryCode: p.CountryCode}
		if p.Point != nil {
			q := snap(*p.Point)
			c.Point = &q
		}
		return c
	case PrecisionCountry:
		if p.Country == "" {
			return nil
		}
		return &Place{Source: p.Source, Country: p.Country, CountryCode: p.CountryCode}
	}
	return nil
}

// TimeOf returns m as the destination may learn it: to the second with an exact place, to the
// hour with a city, else to the day, because an exact time beside a public event gives the place away.
func (r Redaction) TimeOf(m Moment) Moment {
	unit := r.grain()
	if unit > 0 && m.Known() {
		m.Clock = m.Clock.Add(m.Adjust).Truncate(unit)
		m.Adjust = 0
		m.Written = m.Clock.Format(WrittenLayout)
	}
	return m
}

// grain is what the destination learns times by; 0 if as they are.
func (r Redaction) grain() time.Duration {
	switch r.precision() {
	case PrecisionExact:
		return 0
	case PrecisionCity:
		return time.Hour
	}
	return 24 * time.Hour
}
