package main

import (
	"context"

	"sojourn/journal"
	"sojourn/journal/ingest"
)

// stationery gives new entries what their trip says: its byline where there is none, and its template.
// All that one import gives is undone as one.
type stationery struct {
	ingest.Store
	trip     journal.Trip
	template journal.Template
	session  string
}

// forTrip returns the store that an import with o writes to, and gives o the trip's zone. A trip
// without defaults is only a name.
func (j *opened) forTrip(ctx context.Context, o *ingest.Options) (ingest.Store, error) {
	if o.Trip == "" {
		return j.store, nil
	}
	s := stationery{Store: j.store, session: "stationery " + string(journal.NewID())}
	var err error
	s.trip, err = j.store.Trip(ctx, o.Trip)
	if journal.KindOf(err) == journal.NotFound {
		return j.store, nil
	}
	if err == nil && s.trip.Template != "" {
		s.template, err = j.store.Template(ctx, s.trip.Template)
	}
	if err == nil && o.Zone == nil {
		o.Zone, err = s.trip.Location()
	}
	return s, err
}

// AddNew adds entries, and then what the trip gives to those that were added.
func (s stationery) AddNew(ctx context.Context, entries []journal.Entry) ([]journal.ID, error) {
	known, err := s.Store.AddNew(ctx, entries)
	if err != nil {
		return known, err
	}
	skip := map[journal.ID]bool{}
	for _, id := range known {
		skip[id] = true
	}
	change := journal.Change{Label: "words of the trip " + s.trip.Name, Session: s.session}
	for _, e := range entries {
		if !skip[e.ID] {
			change.Patches = append(change.Patches, s.trip.Patch(e, s.template))
		}
	}
	_, err = s.Apply(context.WithoutCancel(ctx), change) // they are there: they are not left half done
	return known, err
}
