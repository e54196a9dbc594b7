// Package zone finds the time zone of a position, offline. The polygons are timezonemapper's, made of
// tz_world: coarse near borders, and of 2019; what it says is proposed to the traveller, never assumed.
package zone

import (
	"time"

	"github.com/zsefvlol/timezonemapper"

	"sojourn/journal"
)

// At returns the zone that p lies in; nil where none is known of it.
func At(p journal.Point) *time.Location {
	if !p.Valid() {
		return nil
	}
	name := timezonemapper.LatLngToTimezoneString(p.Lat, p.Lon)
	if name == "" || name == "unknown" {
		return nil
	}
	location, err := time.LoadLocation(name)
	if err != nil {
		return nil
	}
	return location
}
