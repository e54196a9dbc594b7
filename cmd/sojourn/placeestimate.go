package main

import (
	"context"
	"errors"

	"sojourn/journal"
	"sojourn/journal/estimate"
	"sojourn/tui/words"
)

// placeEstimated gives entries without a place one between those of their neighbours in time.
func (a *app) placeEstimated(ctx context.Context, j *opened, ids []journal.ID) error {
	entries, err := j.store.EntriesOf(ctx, ids)
	if err != nil {
		return err
	}
	return a.placeEach(ctx, j, entries, "estimated place", func(e journal.Entry) (*journal.Place, error) {
		if e.Place != nil {
			return nil, errors.New("it has a place already")
		}
		p, err := estimate.For(ctx, j.store, e)
		if err != nil {
			return nil, err
		}
		if p.Label() == "" || p.City == "" {
			err = a.nameAreas(&p)
		}
		return &p, err
	})
}

// acceptEstimates makes places of estimates.
func (a *app) acceptEstimates(ctx context.Context, j *opened, ids []journal.ID) error {
	entries, err := j.store.EntriesOf(ctx, ids)
	if err != nil {
		return err
	}
	return a.placeEach(ctx, j, entries, "accepted place", func(e journal.Entry) (*journal.Place, error) {
		if !e.Place.Estimated() {
			return nil, errors.New("its place is no estimate")
		}
		p := e.Place.Accepted()
		return &p, nil
	})
}

// placeEach gives every entry the place that by finds for it, in one step, and names those that get none.
func (a *app) placeEach(
	ctx context.Context, j *opened, entries []journal.Entry, what string, by func(e journal.Entry) (*journal.Place, error),
) error {
	change, failed := journal.Change{}, 0
	for _, e := range entries {
		p, err := by(e)
		if err != nil {
			failed++
			a.fail(failure{ID: string(e.ID), Problem: title(e) + ": " + journal.CleanLine(err.Error())})
			continue
		}
		if !a.flags.json {
			a.say("%s: %s", journal.Visible(title(e)), placeWords(p))
		}
		change.Patches = append(change.Patches, journal.Patch{ID: e.ID, Place: p})
	}
	ids := make([]journal.ID, len(change.Patches))
	for i, p := range change.Patches {
		ids[i] = p.ID
	}
	if len(ids) > 0 {
		change.Label = what + " of " + words.Count(len(ids), "entry")
		if err := a.apply(ctx, j, change, ids, "gave", " an "+what); err != nil {
			return err
		}
	}
	return outcome(len(ids), failed)
}
