package main

import (
	"context"
	"slices"

	"sojourn/journal"
)

// goal is a destination, and the entries that are marked to it.
type goal struct {
	to  string
	ids []journal.ID
}

// goals says where entries are marked to: to the destination of a name, else to those of their
// trips, else to the default one.
func (j *opened) goals(ctx context.Context, ids []journal.ID, name string) ([]goal, error) {
	trips, err := j.store.TripDefaults(ctx)
	if err != nil {
		return nil, err
	}
	trips = slices.DeleteFunc(trips, func(t journal.Trip) bool { return len(t.To) == 0 })
	if name != "" || len(trips) == 0 {
		to, err := j.destinationOrDefault(ctx, name)
		return []goal{{to.Name, ids}}, err
	}
	var all []goal
	add := func(to string, id journal.ID) {
		at := slices.IndexFunc(all, func(g goal) bool { return g.to == to })
		if at < 0 {
			at, all = len(all), append(all, goal{to: to})
		}
		all[at].ids = append(all[at].ids, id)
	}
	for _, id := range ids {
		entry, err := j.store.Entry(ctx, id)
		if err != nil {
			return nil, err
		}
		to, err := j.goalsOf(ctx, entry, trips)
		if err != nil {
			return nil, err
		}
		for _, name := range to {
			add(name, id)
		}
	}
	return all, nil
}

// goalsOf says where one entry is marked to.
func (j *opened) goalsOf(ctx context.Context, e journal.Entry, trips []journal.Trip) ([]string, error) {
	at := slices.IndexFunc(trips, func(t journal.Trip) bool { return t.Name == e.Trip })
	if at < 0 {
		to, err := j.destinationOrDefault(ctx, "")
		return []string{to.Name}, err
	}
	for _, name := range trips[at].To {
		if _, err := j.store.Destination(ctx, name); err != nil {
			return nil, err
		}
	}
	return trips[at].To, nil
}
