package main

import (
	"context"
	"errors"
	"fmt"

	"sojourn/journal"
	"sojourn/tui/words"
)

const placesOffered = 8

// placeNamed looks a name up, near the entry's own coordinates or the last place before it.
func (a *app) placeNamed(ctx context.Context, j *opened, p placing, first journal.ID) (*journal.Place, error) {
	g, err := a.places()
	if err != nil {
		return nil, err
	}
	near, err := j.near(ctx, first)
	if err != nil {
		return nil, err
	}
	candidates := g.Search(p.name, near, max(placesOffered, p.pick))
	op := "place " + journal.Visible(p.name)
	switch {
	case len(candidates) == 0:
		return nil, &journal.Error{
			Op: op, Kind: journal.NotFound, Err: errors.New("no place has this name"),
			Hint: "try another spelling, or give its coordinates: --at LAT,LON --name " + shellQuote(p.name),
		}
	case p.pick > len(candidates):
		found := words.Count(len(candidates), "place")
		return nil, usagef("--pick %d: there are only %s of this name", p.pick, found)
	case p.pick > 0:
		return &candidates[p.pick-1].Place, nil
	case isClear(p.name, candidates):
		return &candidates[0].Place, nil
	}
	a.offer(candidates)
	return nil, &journal.Error{
		Op: op, Kind: journal.Conflict, Err: errors.New("several places could be meant; nothing was changed"),
		Hint: "add --pick N with a number from the list, or a word more, like the country",
	}
}

// near returns the point that places are ranked by their distance from; nil where none is known.
func (j *opened) near(ctx context.Context, id journal.ID) (*journal.Point, error) {
	e, err := j.store.Entry(ctx, id)
	if err == nil && (e.Place == nil || e.Place.Point == nil) {
		e, err = j.store.Previous(ctx, id)
	}
	if journal.KindOf(err) == journal.NotFound || err == nil && e.Place == nil {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return e.Place.Point, nil
}

// offer lists places to pick from, beside the results.
func (a *app) offer(candidates []journal.Candidate) {
	for n, c := range candidates {
		name := join(", ", c.Place.Name, c.Place.City, c.Place.Region, c.Place.Country)
		line := fmt.Sprintf("%3d  %s", n+1, journal.Visible(name))
		if c.Population > 0 {
			line += fmt.Sprintf(", %s people", words.Number(c.Population))
		}
		if c.Distance >= 0 {
			line += ", " + words.Distance(c.Distance) + " from the entry before"
		}
		a.warn("%s", line)
	}
}
