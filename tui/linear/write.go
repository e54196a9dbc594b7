package linear

import (
	"context"
	"strconv"
	"strings"

	"sojourn/journal"
	"sojourn/tui/words"
)

func (t *Talk) caption(ctx context.Context, rest string) error {
	return t.text(ctx, rest, "caption", func(p *journal.Patch, s string) { p.Caption = &s },
		func(e journal.Entry) string { return e.Caption })
}

func (t *Talk) alt(ctx context.Context, rest string) error {
	return t.text(ctx, rest, "alt text", func(p *journal.Patch, s string) { p.Alt = &s },
		func(e journal.Entry) string { return e.Alt })
}

// text writes one text of one entry; an empty answer leaves it as it is.
func (t *Talk) text(
	ctx context.Context, rest, what string, set func(*journal.Patch, string), now func(journal.Entry) string,
) error {
	e, s, err := t.entry(ctx, rest)
	if err != nil {
		return err
	}
	if s == "" {
		t.fact("The "+what+" is", now(e))
		if s, err = t.ask(ctx, "Type the new "+what+"; an empty line leaves it."); err != nil {
			return err
		}
	}
	if s = journal.CleanText(strings.TrimSpace(s)); s == "" {
		t.say("The %s is as it was.", what)
		return nil
	}
	p := journal.Patch{ID: e.ID}
	set(&p, s)
	if _, err := t.Store.Apply(ctx, journal.Change{Label: what, Patches: []journal.Patch{p}}); err != nil {
		return err
	}
	t.say("The %s is saved.", what)
	return nil
}

func (t *Talk) keywords(ctx context.Context, rest string) error {
	ids, s, err := t.entries(rest)
	if err != nil {
		return err
	}
	list := journal.NormalKeywords(strings.Split(s, ","))
	if len(list) == 0 {
		return mistake("there is no keyword in it", "say keywords NUMBERS and the words, parted by commas")
	}
	return t.change(ctx, "keywords", ids, func(p *journal.Patch) { p.Keywords = &list })
}

// change changes all of ids in one act, and says how many.
func (t *Talk) change(ctx context.Context, what string, ids []journal.ID, set func(p *journal.Patch)) error {
	c := journal.Change{Label: what + " of " + words.Count(len(ids), "entry"), Patches: make([]journal.Patch, len(ids))}
	for i, id := range ids {
		c.Patches[i].ID = id
		set(&c.Patches[i])
	}
	n, err := t.Store.Apply(ctx, c)
	if err != nil {
		return err
	}
	t.say("Changed the %s of %s; undo takes it back.", what, count(n))
	return nil
}

// offered is how many places are asked about.
const offered = 8

func (t *Talk) place(ctx context.Context, rest string) error {
	ids, name, err := t.entries(rest)
	if err != nil {
		return err
	}
	if name == "" {
		return mistake("the place's name is missing", "say place NUMBERS NAME")
	}
	g, err := t.Places()
	if err != nil {
		return err
	}
	found := g.Search(name, t.near(ctx, ids[0]), offered)
	if len(found) == 0 {
		return mistake("no place is called %s", "try another spelling; nothing was changed", journal.Visible(name))
	}
	p, err := t.which(ctx, found)
	if err != nil || p == nil {
		return err
	}
	return t.change(ctx, "place", ids, func(patch *journal.Patch) { patch.Place = p })
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
