package linear

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"sojourn/journal"
	"sojourn/journal/position"
	"sojourn/tui/words"
)

// offered is how many places are asked about.
const offered = 8

func (t *Talk) place(ctx context.Context, rest string) error {
	ids, name, err := t.entries(ctx, rest)
	if err != nil {
		return err
	}
	if name == "" {
		return mistake("the place's name is missing", "say place NUMBERS NAME, or coordinates like 39.03, 125.75")
	}
	p, err := t.found(ctx, ids[0], name)
	if err != nil || p == nil {
		return err
	}
	return t.placed(ctx, ids, *p)
}

// shown says where what entries show is.
func (t *Talk) shown(ctx context.Context, rest string) error {
	ids, name, err := t.entries(ctx, rest)
	if err != nil {
		return err
	}
	if name == "" {
		return mistake("the place's name is missing", "say shown NUMBERS NAME, or coordinates like 39.03, 125.75")
	}
	if name == "none" {
		return t.change(ctx, "what is shown", ids, func(patch *journal.Patch) { patch.ClearShown = true })
	}
	p, err := t.found(ctx, ids[0], name)
	if err != nil || p == nil {
		return err
	}
	return t.replaced(ctx, ids, spot{
		"what is shown", p.Source, func(e journal.Entry) *journal.Place { return e.Shown },
		func(patch *journal.Patch) { patch.Shown = p },
	})
}

// found is the place of a name or of coordinates, asked about where there are several; nil is none.
func (t *Talk) found(ctx context.Context, id journal.ID, name string) (*journal.Place, error) {
	g, err := t.Places()
	if err != nil {
		return nil, err
	}
	near := t.near(ctx, id)
	switch at, err := position.Parse(name, position.By(g, near)); {
	case err == nil:
		p := at.Place()
		if c, ok := g.Reverse(at.Point); ok {
			p = p.NamedAs(c)
		}
		return &p, nil
	case !errors.Is(err, position.ErrOther):
		return nil, err
	}
	found := g.Search(name, near, offered)
	if len(found) == 0 {
		return nil, mistake("no place is called %s", "try another spelling; nothing was changed", journal.Visible(name))
	}
	return t.which(ctx, found)
}

// which asks which of several is meant; nil is none.
func (t *Talk) which(ctx context.Context, found []journal.Candidate) (*journal.Place, error) {
	for i, c := range found {
		said := joined([]string{c.Place.Name, c.Place.City, c.Place.Region, c.Place.Country}, ", ")
		if c.Distance >= 0 {
			said += ", " + words.Distance(c.Distance) + " from here"
		}
		t.say("%d. %s.", i+1, journal.Visible(said))
	}
	answer, err := t.ask(ctx, "Which one? Type its number; an empty line is none of them.")
	if err != nil {
		return nil, err
	}
	answer = strings.TrimSpace(answer)
	if answer == "" {
		t.say("Nothing was changed.")
		return nil, nil
	}
	n, err := strconv.Atoi(answer)
	if err != nil || n < 1 || n > len(found) {
		return nil, mistake("%q is no number from 1 to %d", "nothing was changed", journal.Visible(answer), len(found))
	}
	return &found[n-1].Place, nil
}

// placed gives ids a place; it asks before a better one is replaced.
func (t *Talk) placed(ctx context.Context, ids []journal.ID, p journal.Place) error {
	return t.replaced(ctx, ids, spot{
		"place", p.Source, func(e journal.Entry) *journal.Place { return e.Place },
		func(patch *journal.Patch) { patch.Place = &p },
	})
}

// spot is one of the two places of an entry, and what it is to be.
type spot struct {
	name   string
	source journal.PlaceSource // of what it is to be
	now    func(e journal.Entry) *journal.Place
	set    func(patch *journal.Patch)
}

// replaced sets a spot of ids; it asks before a better place is replaced.
func (t *Talk) replaced(ctx context.Context, ids []journal.ID, s spot) error {
	all, err := t.read(ctx, ids)
	if err != nil {
		return err
	}
	var worse []journal.ID
	for _, e := range all {
		if now := s.now(e); now == nil || !now.Source.BetterThan(s.source) {
			worse = append(worse, e.ID)
		}
	}
	if better := len(ids) - len(worse); better > 0 {
		known := words.Number(better) + " of " + words.Number(len(ids)) + " have a better place"
		if len(ids) == 1 {
			known = "It has a better place, " + words.Source(s.now(all[0]).Source)
		}
		yes, err := t.agreed(ctx, known+". Type yes to replace that too; an empty line keeps it.")
		if err != nil {
			return err
		}
		if !yes {
			ids = worse
		}
	}
	if len(ids) == 0 {
		t.say("Nothing was changed.")
		return nil
	}
	return t.change(ctx, s.name, ids, s.set)
}

// same gives entries the place of the frame before the first of them.
func (t *Talk) same(ctx context.Context, rest string) error {
	ids, _, err := t.entries(ctx, rest)
	if err != nil {
		return err
	}
	before, err := t.Store.Previous(ctx, ids[0])
	if err == nil && before.Place == nil {
		err = &journal.Error{Op: "place", Kind: journal.NotFound, Err: errors.New("there is none")}
	}
	if journal.KindOf(err) == journal.NotFound {
		return mistake("no frame before this one has a place", "say place NUMBERS NAME; nothing was changed")
	}
	if err != nil {
		return err
	}
	p := before.Place.Copied()
	t.say("The frame before was in %s.", journal.Visible(p.Label()))
	return t.placed(ctx, ids, p)
}

func (t *Talk) nowhere(ctx context.Context, rest string) error {
	ids, _, err := t.entries(ctx, rest)
	if err != nil {
		return err
	}
	return t.change(ctx, "place", ids, func(p *journal.Patch) { p.ClearPlace = true })
}

// near is where the entry is, or the one before it; nil where that is not known.
func (t *Talk) near(ctx context.Context, id journal.ID) *journal.Point {
	e, err := t.Store.Entry(ctx, id)
	if err == nil && (e.Place == nil || e.Place.Point == nil) {
		e, err = t.Store.Previous(ctx, id)
	}
	if err != nil || e.Place == nil {
		return nil // it only orders what is offered
	}
	return e.Place.Point
}
