package linear

import (
	"context"
	"strconv"
	"strings"

	"sojourn/journal"
	"sojourn/tui/words"
)

func (t *Talk) rate(ctx context.Context, rest string) error {
	ids, stars, err := t.entries(ctx, rest)
	if err != nil {
		return err
	}
	rating, err := strconv.Atoi(stars)
	if err != nil || rating < 0 || rating > 5 {
		return mistake("%q is no rating", "say 0 to 5 behind the numbers", journal.Visible(stars))
	}
	return t.change(ctx, "rating", ids, func(p *journal.Patch) { p.Rating = &rating })
}

func (t *Talk) reject(ctx context.Context, rest string) error { return t.judge(ctx, rest, true) }

func (t *Talk) accept(ctx context.Context, rest string) error { return t.judge(ctx, rest, false) }

func (t *Talk) judge(ctx context.Context, rest string, rejected bool) error {
	ids, _, err := t.entries(ctx, rest)
	if err != nil {
		return err
	}
	return t.change(ctx, "rejection", ids, func(p *journal.Patch) { p.Rejected = &rejected })
}

// join makes a series. It keeps the number of its oldest; the others' name nothing until they are
// split again.
func (t *Talk) join(ctx context.Context, rest string) error {
	ids, _, err := t.entries(ctx, rest)
	if err != nil {
		return err
	}
	done, err := t.Store.Join(ctx, ids)
	if err != nil {
		return err
	}
	t.this = t.number(done.ID)
	t.say("Joined %s to a series of %s, number %d; undo takes it back.",
		count(done.Entries), words.Count(done.Photos, "photo"), t.this)
	if len(done.Unmarked) > 0 {
		t.say("It is not marked for %s, as not all were.", journal.Visible(strings.Join(done.Unmarked, ", ")))
	}
	return nil
}

func (t *Talk) split(ctx context.Context, rest string) error {
	e, _, err := t.entry(ctx, rest)
	if err != nil {
		return err
	}
	if len(e.Photos) < 2 {
		return mistake("one photo is no series", "join makes one of several entries")
	}
	parts, err := t.Store.Split(ctx, e.ID)
	if err != nil {
		return err
	}
	numbers := make([]string, len(parts))
	for i, id := range parts {
		numbers[i] = strconv.Itoa(t.number(id))
	}
	t.say("Split the series into %s, numbers %s; undo takes it back.", count(len(parts)), strings.Join(numbers, ", "))
	if len(e.Deliveries) > 0 {
		t.say("Only the first stays marked.")
	}
	return nil
}

func (t *Talk) trip(ctx context.Context, rest string) error {
	ids, name, err := t.entries(ctx, rest)
	if err != nil {
		return err
	}
	name = journal.CleanLine(name)
	if name == "" {
		return mistake("the trip's name is missing", "say trip NUMBERS NAME; clear trip NUMBERS takes it away")
	}
	return t.change(ctx, "trip", ids, func(p *journal.Patch) { p.Trip = &name })
}

func (t *Talk) trips(ctx context.Context, _ string) error {
	names, err := t.Store.Trips(ctx)
	if err != nil {
		return err
	}
	for _, name := range names {
		n, err := t.Store.Count(ctx, journal.Query{Terms: []journal.Term{{Field: "trip", Value: name, Phrase: true}}})
		if err != nil {
			return err
		}
		t.say("%s: %s.", journal.Visible(name), count(n))
	}
	if len(names) == 0 {
		t.say("There is no trip yet.")
	}
	return nil
}
