// Package position reads where a point is, in the ways in which people, receivers and maps write it.
package position

import (
	"errors"
	"fmt"
	"strings"

	"sojourn/journal"
)

// Position is a point as it was written.
type Position struct {
	Point    journal.Point
	Alt      *float64 // metres above sea level; nil where none is written
	Accuracy float64  // metres; 0 where the notation says nothing of it
	Notation string   // in words: "Plus Code"
}

// Place is p as a place that was given by hand, without names.
func (p Position) Place() journal.Place {
	return journal.Place{Point: &p.Point, Alt: p.Alt, Accuracy: p.Accuracy, Source: journal.PlaceHand}
}

// Finder tells where a place is; the name is "" for where one is at the moment. It is false where
// that is not known.
type Finder func(name string) (journal.Point, bool)

// Forms names every notation that Parse reads, with an example of each.
const Forms = "39.0339,125.7543 · 39°02'02\"N 125°45'15\"E · 8QF72QM3+HP · 51S YD 38405 24148 · " +
	"51 north 738405 4324149 · geo:39.0339,125.7543 · a link to a map"

// ErrOther says that a text is in no notation of positions. It may be a name.
var ErrOther = errors.New("no coordinates in any notation that is known")

// longest is how many bytes a position may have, links included.
const longest = 4096

// reader knows one notation. It returns ErrOther for what is none of its own.
type reader func(text string, find Finder) (Position, error)

// Parse reads text. A short Plus Code is counted from the place that find knows; find may be nil.
// The error is Invalid; it is ErrOther where text is no position at all, not even a mistaken one.
func Parse(text string, find Finder) (Position, error) {
	p, err := parse(text, find)
	if err == nil {
		err = check(p.Point)
	}
	if err != nil {
		return Position{}, invalid(text, err)
	}
	return p, nil
}

func parse(text string, find Finder) (Position, error) {
	if len(text) > longest {
		return Position{}, ErrOther
	}
	text = plain(text)
	for _, read := range []reader{
		readGeo, readLink, readPlusCode, readMilitary, readUTM, readISO, readDegrees,
	} {
		if p, err := read(text, find); !errors.Is(err, ErrOther) {
			return p, err
		}
	}
	return Position{}, ErrOther
}

// mistake is what is wrong with a position, and what to do about it.
type mistake struct{ what, hint string }

func (m mistake) Error() string { return m.what }

func wrong(hint, format string, args ...any) error {
	return mistake{fmt.Sprintf(format, args...), hint}
}

func invalid(text string, err error) error {
	const most = 60 // characters of it that are shown
	shown := []rune(strings.TrimSpace(text))
	if len(shown) > most {
		shown = append(shown[:most], '…')
	}
	e := &journal.Error{Op: "coordinates " + journal.Visible(string(shown)), Kind: journal.Invalid, Err: err}
	if m, ok := errors.AsType[mistake](err); ok && m.hint != "" {
		e.Hint = m.hint
	} else {
		e.Hint = "write " + Forms
	}
	return e
}

// check reports what is not on Earth.
func check(p journal.Point) error {
	switch swapped := (journal.Point{Lat: p.Lon, Lon: p.Lat}); {
	case p == journal.Point{}:
		return wrong("it is what broken receivers write", "0, 0 is no place")
	case !p.Valid() && swapped.Valid():
		return wrong(fmt.Sprintf("latitude comes first: %g,%g", p.Lon, p.Lat), "%g is no latitude: those are -90 to 90", p.Lat)
	case !p.Valid():
		return wrong("latitude is -90 to 90 and comes first, longitude -180 to 180", "%g, %g is not on Earth", p.Lat, p.Lon)
	}
	return nil
}
