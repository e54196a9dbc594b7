package main

import (
	"context"
	"sync/atomic"
	"time"

	"sojourn/journal"
	"sojourn/journal/clock"
	"sojourn/journal/ingest"
	"sojourn/tui/words"
)

// stationery gives new entries what their trip says: its byline where there is none, and its template.
// All that one import gives is undone as one. It is safe for concurrent use.
type stationery struct {
	ingest.Store
	outside  atomic.Int64 // photos that were not taken on the trip's days
	trip     journal.Trip
	template journal.Template
	session  string
	clocks   clocks
	doubts   doubts
}

// forTrip returns the store that an import with o writes to, and gives o the trip's zone. A trip
// without defaults is only a name.
func (j *opened) forTrip(ctx context.Context, o *ingest.Options, correct bool) (*stationery, error) {
	s := &stationery{Store: j.store}
	lines, err := clock.NewKeeper(j.store).Lines(ctx)
	s.clocks = clocks{lines: lines, correct: correct, given: o.ClockOffset != 0, seen: map[journal.Body]int{}}
	if err != nil || o.Trip == "" {
		return s, err
	}
	s.trip, err = j.store.Trip(ctx, o.Trip)
	if journal.KindOf(err) == journal.NotFound {
		return s, nil
	}
	s.session = "stationery " + string(journal.NewID())
	if err == nil && s.trip.Template != "" {
		s.template, err = j.store.Template(ctx, s.trip.Template)
	}
	if err == nil && o.Zone == nil {
		o.Zone = func(day string) *time.Location {
			zone, _ := s.trip.Location(day) // a trip with a zone that is none is not kept
			return zone
		}
	}
	return s, err
}

// AddNew adds entries, and then what the trip gives to those that were added.
func (s *stationery) AddNew(ctx context.Context, entries []journal.Entry) ([]journal.ID, error) {
	entries = s.clocks.put(entries)
	known, err := s.Store.AddNew(ctx, entries)
	if err != nil {
		return known, err
	}
	s.clocks.count(entries, known)
	skip := map[journal.ID]bool{}
	for _, id := range known {
		skip[id] = true
	}
	for _, e := range entries {
		if !skip[e.ID] {
			s.doubts.add(e)
		}
	}
	if s.session == "" {
		return known, nil
	}
	var change journal.Change
	for _, e := range entries {
		if !skip[e.ID] && !s.trip.Has(e.Taken) {
			s.outside.Add(1)
		}
		if !skip[e.ID] {
			change.Patches = append(change.Patches, s.trip.Patch(e, s.template))
		}
	}
	_, err = s.Apply(context.WithoutCancel(ctx), change) // they are there: they are not left half done
	return known, err
}

// Apply makes a change a part of what the trip gives, so that one undo takes back both.
func (s *stationery) Apply(ctx context.Context, c journal.Change) (int, error) {
	if s.session != "" {
		c.Label, c.Session = "words of the trip "+s.trip.Name, s.session
	}
	return s.Store.Apply(ctx, c)
}

// tellOutside tells of photos that were not taken on the days of their trip.
func (a *app) tellOutside(s *stationery) {
	if s == nil || s.outside.Load() == 0 {
		return
	}
	a.note("%s not taken from %s: see whether the camera's clock was right",
		words.Count(int(s.outside.Load()), "photo"), journal.Visible(join(" to ", s.trip.From, s.trip.Until)))
}
