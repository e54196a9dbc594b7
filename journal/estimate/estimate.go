// Package estimate tells where an entry was likely made, by the places of those before and after it.
package estimate

import (
	"context"
	"errors"
	"fmt"
	"math"
	"time"

	"sojourn/journal"
	"sojourn/journal/gpx"
)

const (
	// longest is between the two entries that a place is looked for between.
	longest = 6 * time.Hour
	// soon is how long one is taken to have stayed where one was.
	soon = 30 * time.Minute

	together = 500 // metres within which two places are one
	surely   = 100 // metres that no estimate is better than
	walking  = 1.5 // metres a second
)

// Store knows the neighbours of an entry in time that have a place which is no estimate. The error
// is NotFound where there is none.
type Store interface {
	Previous(ctx context.Context, id journal.ID) (journal.Entry, error)
	Following(ctx context.Context, id journal.ID) (journal.Entry, error)
}

// For estimates the place of e by its neighbours in s. See Of.
func For(ctx context.Context, s Store, e journal.Entry) (journal.Place, error) {
	before, err := neighbour(s.Previous(ctx, e.ID))
	if err != nil {
		return journal.Place{}, err
	}
	after, err := neighbour(s.Following(ctx, e.ID))
	if err != nil {
		return journal.Place{}, err
	}
	return Of(e, before, after)
}

func neighbour(e journal.Entry, err error) (*journal.Entry, error) {
	if journal.KindOf(err) == journal.NotFound {
		return nil, nil
	}
	return &e, err
}

// Of is on the way between two entries that are at most six hours apart, by time; where they are at
// one place, or one of them is within half an hour, it is that place. Its source is estimate, its
// accuracy how far off it may well be; a place on the way has no names. The error is NotFound.
func Of(e journal.Entry, before, after *journal.Entry) (journal.Place, error) {
	if !e.Taken.Known() {
		return journal.Place{}, none("its time is not known")
	}
	since, left := away(e, before), away(e, after)
	near, gap := before, since
	if left < since {
		near, gap = after, left
	}
	switch {
	case gap == never:
		return journal.Place{}, none("no entry before or after it has a place and a time")
	case since != never && left != never && since+left <= longest && apart(before, after) <= together:
		return at(near.Place, apart(before, after)), nil
	case since != never && left != never && since+left <= longest && apart(before, after) < math.Inf(1):
		return between(e, before, after)
	case gap <= soon:
		return at(near.Place, gap.Seconds()*walking), nil
	}
	return journal.Place{}, none(fmt.Sprintf("the nearest entry with a place is %s away in time", gap.Round(time.Minute)))
}

const never = time.Duration(math.MaxInt64)

// away is how far e is from a neighbour in time; never where that is not known.
func away(e journal.Entry, neighbour *journal.Entry) time.Duration {
	if neighbour == nil || neighbour.Place == nil || !neighbour.Taken.Known() {
		return never
	}
	m, n := e.Taken, neighbour.Taken
	if m.HasOffset() && n.HasOffset() {
		return m.Local().Sub(n.Local()).Abs()
	}
	return clock(m).Sub(clock(n)).Abs()
}

// clock is what a clock on the wall said, as if in UTC.
func clock(m journal.Moment) time.Time {
	t := m.Local()
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
}

// apart is in metres; infinite where one of the two has only names, and other ones.
func apart(a, b *journal.Entry) float64 {
	p, q := a.Place, b.Place
	switch {
	case p.Point != nil && q.Point != nil:
		return p.Point.Distance(*q.Point)
	case p.Label() == q.Label():
		return 0
	}
	return math.Inf(1)
}

func at(p *journal.Place, off float64) journal.Place {
	out := *p
	out.Source, out.Accuracy = journal.PlaceEstimate, math.Max(surely, off)
	return out
}

// between is on the great circle, as far along as the time is.
func between(e journal.Entry, before, after *journal.Entry) (journal.Place, error) {
	start := time.Unix(0, 0)
	end := start.Add(away(e, before) + away(e, after))
	line := gpx.NewTimeline([][]journal.Fix{{
		{At: start, Point: *before.Place.Point}, {At: end, Point: *after.Place.Point},
	}})
	m, err := line.Locate(start.Add(away(e, before)), gpx.Rules{MaxGap: longest})
	if err != nil {
		return journal.Place{}, err
	}
	p := journal.Place{Point: &m.Point, Source: journal.PlaceEstimate}
	p.Accuracy = math.Max(surely, math.Min(m.Point.Distance(*before.Place.Point), m.Point.Distance(*after.Place.Point)))
	return p, nil
}

func none(why string) error {
	return &journal.Error{
		Op: "estimate a place", Kind: journal.NotFound, Err: errors.New(why),
		Hint: "place it by name or coordinates",
	}
}
