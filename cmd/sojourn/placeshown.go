package main

import (
	"context"
	"errors"

	"sojourn/journal"
	"sojourn/journal/position"
	"sojourn/tui/words"
)

// shownNone takes away what was said of where it is that is shown.
const shownNone = "none"

const farAway = 100_000 // metres from where an entry was made, beyond which a name may be another's

// placeShown says where what entries show is, in one step.
func (a *app) placeShown(ctx context.Context, j *opened, ids []journal.ID, p placing) error {
	change := journal.Change{Label: "what is shown in " + words.Count(len(ids), "entry")}
	if p.shown == shownNone {
		for _, id := range ids {
			change.Patches = append(change.Patches, journal.Patch{ID: id, ClearShown: true})
		}
		return a.apply(ctx, j, change, ids, "took the place that is shown away from", "")
	}
	entries, err := j.store.EntriesOf(ctx, ids)
	if err != nil {
		return err
	}
	by := func(e journal.Entry) journal.Place { return e.ShownHere(p.shown) }
	if !p.here {
		place, err := a.shownFor(ctx, j, p, ids[0])
		if err != nil {
			return err
		}
		by = func(journal.Entry) journal.Place { return *place }
	}
	better := 0
	for _, e := range entries {
		place := by(e)
		change.Patches = append(change.Patches, journal.Patch{ID: e.ID, Shown: &place})
		if e.Shown != nil && e.Shown.Source.BetterThan(place.Source) {
			better++
		}
	}
	a.noteBetter(better)
	return a.apply(ctx, j, change, ids, "set what is shown in", ": "+journal.Visible(change.Patches[0].Shown.Label()))
}

// shownFor is the place of what is shown: coordinates in any notation, which may have a name of their own,
// else a name that is looked up.
func (a *app) shownFor(ctx context.Context, j *opened, p placing, first journal.ID) (*journal.Place, error) {
	g, err := a.places()
	if err != nil {
		return nil, err
	}
	near, err := j.near(ctx, first)
	if err != nil {
		return nil, err
	}
	if _, err := position.Parse(p.shown, position.By(g, near)); !errors.Is(err, position.ErrOther) {
		p.at = p.shown
		return a.placeAt(ctx, j, p, first)
	}
	if p.name != "" {
		return nil, usagef("--name goes with coordinates, and --shown %s is a name", journal.Visible(p.shown))
	}
	p.name = p.shown
	place, err := a.placeNamed(ctx, j, p, first)
	if journal.KindOf(err) == journal.NotFound {
		return nil, &journal.Error{
			Op: "what is shown", Kind: journal.NotFound, Err: errors.New("no place is called " + journal.Visible(p.shown)),
			Hint: "add --here where it is the name of something in the city of the entry, or give LAT,LON and --name",
		}
	}
	if err == nil && near != nil && place.Point != nil && place.Point.Distance(*near) > farAway {
		a.note("that is %s away; if it is the name of something nearer, add --here, or give LAT,LON and --name",
			words.Distance(place.Point.Distance(*near)))
	}
	return place, err
}
