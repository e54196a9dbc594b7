package journal

import (
	"errors"
	"slices"
	"time"
)

// Precision is how exactly a destination may learn where an entry was made.
type Precision string

const (
	// PrecisionExact: coordinates as they are, and all names of the place.
	PrecisionExact Precision = "exact"
	// Precision1km: a square of about 1 km, and the names from the city on.
	Precision1km Precision = "1km"
	// PrecisionCity: a square of about 10 km, and the names from the city on. The default.
	PrecisionCity Precision = "city"
	// Precision10km: the same square, and the names from the region on: a village may be smaller than it.
	Precision10km Precision = "10km"
	// PrecisionRegion: the names of the region and the country.
	PrecisionRegion Precision = "region"
	// PrecisionCountry: only the country's name.
	PrecisionCountry Precision = "country"
	// PrecisionNone: no place at all, and no offset from UTC, which would tell half of one.
	PrecisionNone Precision = "none"
)

// Precisions lists them all. Each tells nothing that the one before it does not tell.
var Precisions = []Precision{
	PrecisionExact, Precision1km, PrecisionCity, Precision10km, PrecisionRegion, PrecisionCountry, PrecisionNone,
}

// OrDefault returns p, or the default where p says nothing.
func (p Precision) OrDefault() Precision {
	if p == "" {
		return PrecisionCity
	}
	return p
}

// FinerThan reports whether p tells more than other does.
func (p Precision) FinerThan(other Precision) bool {
	return slices.Index(Precisions, p.OrDefault()) < slices.Index(Precisions, other.OrDefault())
}

const day = 24 * time.Hour

// grain is what times are told by; 0 if as they are.
func (p Precision) grain() time.Duration {
	switch p.OrDefault() {
	case PrecisionExact:
		return 0
	case Precision1km, PrecisionCity, Precision10km:
		return time.Hour
	}
	return day
}

// Validate reports a precision that there is not, as an Invalid error.
func (p Precision) Validate() error {
	if slices.Contains(Precisions, p.OrDefault()) {
		return nil
	}
	return &Error{
		Op: "place precision " + Visible(string(p)), Kind: Invalid, Err: errors.New("not known"),
		Hint: "use exact, 1km, city, 10km, region, country or none",
	}
}
