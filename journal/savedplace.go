package journal

import (
	"errors"
	"fmt"
	"math"
)

// SavedPlace is a place that the traveller gave a name: "the hospital", "hotel".
type SavedPlace struct {
	Name   string
	Point  Point
	Radius float64 // metres around the point that are called so
}

const (
	// UsualRadius is that of a place that was saved without one.
	UsualRadius = 150
	// WidestRadius is the most that one name may cover.
	WidestRadius = 50_000

	longestPlaceName = 80 // characters
)

// Validate reports what keeps s from being saved, as an Invalid error.
func (s SavedPlace) Validate() error {
	invalid := func(what, hint string) error {
		return &Error{Op: "save place " + Visible(s.Name), Kind: Invalid, Err: errors.New(what), Hint: hint}
	}
	switch {
	case s.Name == "" || s.Name != CleanLine(s.Name) || len([]rune(s.Name)) > longestPlaceName:
		return invalid(fmt.Sprintf("a name is one line of up to %d characters", longestPlaceName), "")
	case !s.Point.Valid():
		return invalid("its coordinates are not on Earth", "latitude is -90 to 90, longitude -180 to 180")
	case !(s.Radius >= 1 && s.Radius <= WidestRadius) || math.IsNaN(s.Radius):
		return invalid("its radius is not between 1 m and 50 km", "150m is usual")
	}
	return nil
}

// Covers reports whether p is within the radius, and how far it is from the point in metres.
func (s SavedPlace) Covers(p Point) (metres float64, ok bool) {
	metres = s.Point.Distance(p)
	return metres, metres <= s.Radius
}
