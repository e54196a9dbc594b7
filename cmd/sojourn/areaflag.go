package main

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"sojourn/journal"
	"sojourn/journal/position"
)

// distanceFlag is a distance as people write it: 150m, 2km, 0.5mi.
type distanceFlag float64

func (d *distanceFlag) Set(text string) error {
	metres, ok := journal.ParseDistance(text)
	if !ok || strings.Trim(text, "0123456789.") == "" {
		return errors.New("a distance is written 150m, 2km or 0.5mi")
	}
	*d = distanceFlag(metres)
	return nil
}

func (d *distanceFlag) String() string { return exactMetres(float64(*d)) }

func (d *distanceFlag) Type() string { return "distance" }

func exactMetres(metres float64) string { return strconv.FormatFloat(metres, 'f', -1, 64) + "m" }

// exactPoint writes p so that nothing of it is lost when it is read again.
func exactPoint(p journal.Point) string {
	return strconv.FormatFloat(p.Lat, 'f', -1, 64) + "," + strconv.FormatFloat(p.Lon, 'f', -1, 64)
}

// pointOf is the middle of an area: at in any notation, or the place of the entry from.
func (a *app) pointOf(ctx context.Context, j *opened, at, from string) (journal.Point, error) {
	if from == "" {
		g, err := a.places()
		if err != nil {
			return journal.Point{}, err
		}
		p, err := position.Parse(at, position.By(g, nil))
		return p.Point, wrong(err)
	}
	p, err := j.copied(ctx, from)
	if err != nil {
		return journal.Point{}, err
	}
	if p.Point == nil {
		return journal.Point{}, &journal.Error{
			Op: "place of " + journal.Visible(from), Kind: journal.NotFound, Err: errors.New("that entry has no coordinates"),
			Hint: "name another entry, or give coordinates by --at",
		}
	}
	return *p.Point, nil
}
