package main

import (
	"context"

	"sojourn/journal"
	"sojourn/journal/gpx"
	"sojourn/tui/locate"
)

// tracks lets the interface ask the tracks of j, by the rules that `track match` has without flags.
func (a *app) tracks(j *opened) locate.Tracker {
	return func(ctx context.Context, entries []journal.Entry) ([]*journal.Place, []error, error) {
		answers, err := gpx.Find(ctx, j.store, moments(entries), gpx.Rules{}, nil)
		if err != nil {
			return nil, nil, err
		}
		places, problems := make([]*journal.Place, len(entries)), make([]error, len(entries))
		for i, answer := range answers {
			if problems[i] = answer.Err; answer.Err != nil {
				continue
			}
			places[i] = answer.Match.Place()
			if err := a.nameAreas(places[i]); err != nil {
				return nil, nil, err
			}
		}
		return places, problems, nil
	}
}

func moments(entries []journal.Entry) []journal.Moment {
	taken := make([]journal.Moment, len(entries))
	for i, e := range entries {
		taken[i] = e.Taken
	}
	return taken
}
