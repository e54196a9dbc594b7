package journal

import (
	"errors"
	"slices"
)

// Marked is what a mark did for one destination.
type Marked struct {
	To     string
	ByTrip bool // their trip says so, and nothing else was said
	New    int  // entries that are marked now and were not, or wait otherwise than before
	Before int  // entries that were as they should be
}

// GoesTo says where an entry is marked to where nothing else is said: the destinations of its trip,
// else the default one. trip is "" for none. The error is NotFound where there is no destination.
func GoesTo(trip string, trips []Trip, destinations []Destination) (to []string, byTrip bool, err error) {
	named := func(t Trip) bool { return t.Name == trip && len(t.To) > 0 }
	if at := slices.IndexFunc(trips, named); at >= 0 && trip != "" {
		return trips[at].To, true, nil
	}
	usual, err := DefaultOf(destinations)
	if err != nil {
		return nil, false, err
	}
	return []string{usual.Name}, false, nil
}

// DefaultOf returns the destination that is marked to by default. The error is NotFound.
func DefaultOf(destinations []Destination) (Destination, error) {
	for _, d := range destinations {
		if d.Default {
			return d, nil
		}
	}
	return Destination{}, &Error{
		Op: "choose where to send", Kind: NotFound, Err: errors.New("there is no destination yet"),
		Hint: "`sojourn destination add folder NAME DIR` makes one; nothing was changed",
	}
}
