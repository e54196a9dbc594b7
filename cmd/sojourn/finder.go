package main

import (
	"context"
	"errors"
	"time"

	"sojourn/journal"
	"sojourn/journal/gazetteer"
	"sojourn/journal/position"
	"sojourn/journal/sqlite"
)

// finder looks up what queries name, and what may come next in them.
type finder struct {
	store  *sqlite.Store
	places func() (*gazetteer.Gazetteer, error)
}

// Resolve puts what q only names into it: places, saved queries, days.
func (f finder) Resolve(ctx context.Context, q journal.Query) (journal.Query, error) {
	return q.Resolved(journal.Lookup{
		Place: f.placed,
		Saved: func(name string) (journal.SavedQuery, error) { return f.store.SavedQuery(ctx, name) },
		Today: time.Now(),
	})
}

// Savable reports why a query cannot be kept under its name: it cannot be read, what it names is not
// there, or it would be made of itself.
func (f finder) Savable(ctx context.Context, saved journal.SavedQuery) error {
	if err := saved.Check(); err != nil {
		return err
	}
	q, err := journal.ParseQuery(saved.Text)
	if err != nil {
		return err
	}
	_, err = q.Resolved(journal.Lookup{
		Place: f.placed,
		Saved: func(name string) (journal.SavedQuery, error) {
			if name == saved.Name {
				return saved, nil
			}
			return f.store.SavedQuery(ctx, name)
		},
		Today: time.Now(),
	})
	return err
}

// placed is where coordinates in any notation are, or the place of a name: of several, the largest.
func (f finder) placed(name string) (journal.Point, error) {
	g, err := f.places()
	if err != nil {
		return journal.Point{}, err
	}
	switch at, err := position.Parse(name, position.By(g, nil)); {
	case err == nil:
		return at.Point, nil
	case !errors.Is(err, position.ErrOther):
		return journal.Point{}, err
	}
	found := g.Search(name, nil, 1)
	if len(found) == 0 {
		return journal.Point{}, &journal.Error{
			Kind: journal.NotFound, Err: errors.New("no place is called " + journal.Visible(name)),
			Hint: "try another spelling, or coordinates, like near:39.03,125.75~5km",
		}
	}
	return *found[0].Place.Point, nil
}

// Complete returns what text, a query that is being typed, may become, the likeliest first.
func (f finder) Complete(ctx context.Context, text string) []string {
	u := journal.UnfinishedTerm(text)
	values := append(u.Names(), u.Values()...)
	if len(values) == 0 {
		values = f.values(ctx, u)
	}
	var out []string
	for _, v := range values[:min(len(values), offered)] {
		out = append(out, text[:len(text)-len(u.Tail)]+u.With(v))
	}
	return out
}

// values are those of the journal. Where it cannot be read, there are none.
func (f finder) values(ctx context.Context, u journal.Unfinished) []string {
	var all []string
	switch u.Field {
	case "tag":
		keywords, _ := f.store.Keywords(ctx, u.Value, offered)
		for _, k := range keywords {
			all = append(all, k.Keyword)
		}
		return all
	case "trip":
		all, _ = f.store.Trips(ctx)
	case "camera":
		all, _ = f.store.Cameras(ctx)
	case "in":
		all, _ = f.store.Countries(ctx)
	case "place", "near":
		all, _ = f.store.Areas(ctx)
	case "@":
		saved, _ := f.store.SavedQueries(ctx)
		for _, q := range saved {
			all = append(all, q.Name)
		}
	}
	return beginningWith(all, u.Value)
}
