package linear

import (
	"context"
	"time"

	"sojourn/journal"
	"sojourn/tui/words"
)

func (t *Talk) mark(ctx context.Context, rest string) error {
	ids, to, err := t.entries(ctx, rest)
	if err != nil {
		return err
	}
	marked, err := t.Store.Mark(ctx, ids, to, time.Time{})
	for _, one := range marked {
		to := journal.Visible(one.To)
		if one.ByTrip {
			to += ", as the trip says"
		}
		if one.New == 0 {
			t.say("Marked already for %s.", to)
		} else {
			t.say("Marked %s for %s. Nothing is sent before you say sync.", count(one.New), to)
		}
	}
	return err
}

func (t *Talk) unmark(ctx context.Context, rest string) error {
	ids, to, err := t.entries(ctx, rest)
	if err != nil {
		return err
	}
	n, err := t.Store.Unmark(ctx, ids, to)
	switch {
	case err != nil:
		return err
	case n == 0:
		t.say("There is no mark to take back.")
	default:
		t.say("Took the marks of %s back.", count(n))
	}
	return nil
}

func (t *Talk) hold(ctx context.Context, rest string) error {
	return t.embargo(ctx, rest, journal.ByHand, "Held %s: no sync sends it before you say release.",
		"Nothing of it waits, or it is held already.")
}

func (t *Talk) release(ctx context.Context, rest string) error {
	return t.embargo(ctx, rest, time.Time{}, "Let %s go: the next sync sends it.", "Nothing of it is held.")
}

func (t *Talk) embargo(ctx context.Context, rest string, until time.Time, done, nothing string) error {
	ids, to, err := t.entries(ctx, rest)
	if err != nil {
		return err
	}
	n, err := t.Store.Embargo(ctx, ids, to, until)
	switch {
	case err != nil:
		return err
	case n == 0:
		t.say("%s", nothing)
	default:
		t.say(done, count(n))
	}
	return nil
}

func (t *Talk) destinations(ctx context.Context, _ string) error {
	all, err := t.Store.Destinations(ctx)
	if err != nil {
		return err
	}
	for _, d := range all {
		said := d.Kind
		for _, setting := range []string{"server", "dir"} {
			said = joined([]string{said, d.Settings[setting]}, " ")
		}
		if d.Default {
			said += ", the usual one"
		}
		t.say("%s: %s.", journal.Visible(d.Name), journal.Visible(said))
	}
	if len(all) == 0 {
		t.say("There is none yet. `sojourn destination add` adds one.")
	}
	return nil
}

func (t *Talk) undo(ctx context.Context, _ string) error {
	u, err := t.Store.Undo(ctx)
	if journal.KindOf(err) == journal.NotFound {
		t.say("There is nothing to undo.")
		return nil
	}
	if err != nil {
		return err
	}
	t.say("Took back: %s.", journal.Visible(u.Label))
	if len(u.Kept) > 0 {
		t.say("As before: %s, sent meanwhile or under way.", count(len(u.Kept)))
	}
	return nil
}

// acts tells what undo would take back, the newest first.
func (t *Talk) acts(ctx context.Context, _ string) error {
	all, err := t.Store.Acts(ctx, page)
	if err != nil {
		return err
	}
	for i, a := range all {
		t.say("%d. %s, %s.", i+1, journal.Visible(a.Label), words.When(a.At, time.Now()))
	}
	if len(all) == 0 {
		t.say("There is nothing to undo.")
	}
	return nil
}
