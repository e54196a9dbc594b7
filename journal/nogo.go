package journal

import (
	"errors"
	"fmt"
	"math"
)

// NoGo is a no-go area: of what was made within Radius of Point, or shows what is, no destination learns
// where it was.
// Neither its name nor where it is ever leaves.
type NoGo struct {
	Name   string
	Point  Point
	Radius float64 // metres
}

const maxNoGo = 1_000_000 // metres

// Validate reports the first rule n breaks, as an Invalid error.
func (n NoGo) Validate() error {
	if err := checkName("no-go area", n.Name); err != nil {
		return err
	}
	invalid := func(why, hint string) error {
		return &Error{Op: "no-go area " + Visible(n.Name), Kind: Invalid, Err: errors.New(why), Hint: hint}
	}
	switch {
	case !n.Point.Valid():
		return invalid("its middle is not on Earth", "write decimal degrees, latitude first, like 39.0339,125.7543")
	case !(n.Radius > 0) || n.Radius > maxNoGo:
		return invalid("it has no size", "give a distance up to 1000km, like 2km")
	}
	return nil
}

// Holds reports whether p may be in n: also where it is only not known well enough to be outside.
func (n NoGo) Holds(p *Place) bool {
	if p == nil || p.Point == nil {
		return false
	}
	reach := n.Radius
	if p.Accuracy > 0 {
		reach += p.Accuracy
	}
	return math.IsInf(reach, 1) || p.Point.Distance(n.Point) <= reach
}

// HoldsEntry reports whether e was made in n, or shows what is in it.
func (n NoGo) HoldsEntry(e Entry) bool { return n.Holds(e.Place) || n.Holds(e.Shown) }

// String is how far around what: "2 km around 37.97061, 126.55499".
func (n NoGo) String() string {
	if n.Radius < 1000 {
		return fmt.Sprintf("%.0f m around %s", n.Radius, n.Point)
	}
	return fmt.Sprintf("%g km around %s", math.Round(n.Radius)/1000, n.Point)
}

// Sent is what was sent of an entry, and how exactly its place may be told by now.
type Sent struct {
	Entry    Entry
	Delivery Delivery
	Message  Message // as it was sent last
	May      Precision
}

// TellsMore reports whether what was sent tells more than it may by now.
func (s Sent) TellsMore() bool { return s.Message.Precision().FinerThan(s.May) }

// Precision is how exactly m tells its place and time; where it does not say so, by what it tells.
func (m Message) Precision() Precision {
	if m.Told != "" {
		return m.Told
	}
	place, shown := m.Place.precision(), m.Shown.precision()
	if shown.FinerThan(place) {
		return shown
	}
	return place
}

// precision is how exactly it is told where p is.
func (p *Place) precision() Precision {
	switch {
	case p == nil:
		return PrecisionNone
	case p.Name != "" || p.Alt != nil || p.Accuracy > 0:
		return PrecisionExact
	case p.Point != nil || p.City != "":
		return PrecisionCity
	case p.Region != "":
		return PrecisionRegion
	}
	return PrecisionCountry
}
