package linear

import (
	"context"
	"fmt"
	"slices"
	"time"

	"sojourn/journal"
	"sojourn/journal/lack"
	"sojourn/tui/facts"
	"sojourn/tui/theme"
	"sojourn/tui/words"
)

// numbered anew: what ready and outbox name is a list of its own.
func (t *Talk) lists(what string, n int) {
	t.query, t.asked, t.total, t.from, t.listed, t.this = journal.Query{}, "", n, n, nil, 0
	if n == 0 {
		t.say("%s", what)
	}
}

// ready names what each marked entry lacks.
func (t *Talk) ready(ctx context.Context, _ string) error {
	reports, err := lack.Reports(ctx, t.Store)
	if err != nil {
		return err
	}
	marked := len(reports)
	lacking := slices.DeleteFunc(reports, func(r lack.Report) bool { return len(r.Lacks) == 0 })
	if marked == 0 {
		t.lists("Nothing is marked.", 0)
		return nil
	}
	t.lists("All "+words.Count(marked, "marked entry")+" lack nothing.", len(lacking))
	for _, r := range lacking {
		said := fmt.Sprintf("%d. %s: ", t.number(r.Entry.ID), facts.Title(r.Entry))
		var lacks []string
		for _, l := range r.Lacks {
			text := l.Text
			if l.Destination != "" {
				text = "for " + l.Destination + " " + text
			}
			if l.Blocks {
				text += ", so that it is not sent"
			}
			lacks = append(lacks, text)
		}
		t.say("%s.", journal.Visible(said+joined(lacks, "; ")))
	}
	if len(lacking) > 0 {
		t.say("%s of %s lack nothing.", words.Number(marked-len(lacking)), words.Count(marked, "marked entry"))
	}
	return nil
}

// outbox names what is not sent yet; entries that go to several places have one number.
func (t *Talk) outbox(ctx context.Context, _ string) error {
	waiting, err := t.Store.Outbox(ctx)
	if err != nil {
		return err
	}
	t.lists("Nothing waits to be sent.", len(waiting))
	for _, d := range waiting {
		e, err := t.Store.Entry(ctx, d.Entry)
		if err != nil {
			return err
		}
		size := ""
		if d.Bytes > 0 {
			size = words.Bytes(d.Bytes)
		}
		said := joined([]string{
			facts.Title(e), "for " + d.Destination, theme.Word(d.State), embargoed(d, time.Now()), size, d.Reason,
		}, "; ")
		t.say("%d. %s.", t.number(d.Entry), journal.Visible(said))
	}
	return nil
}

// embargoed says how long d is held; "" where it is not.
func embargoed(d journal.Delivery, now time.Time) string {
	switch {
	case d.HeldByHand():
		return "held until released"
	case d.NotBefore.After(now):
		return "not before " + words.When(d.NotBefore, now)
	}
	return ""
}

func (t *Talk) receipts(ctx context.Context, rest string) error {
	var id journal.ID
	if rest != "" {
		e, _, err := t.entry(ctx, rest)
		if err != nil {
			return err
		}
		id = e.ID
	}
	all, err := t.Store.Receipts(ctx, id)
	if err != nil {
		return err
	}
	for _, r := range all[:min(len(all), page)] {
		e, err := t.Store.Entry(ctx, r.Entry)
		if err != nil && journal.KindOf(err) != journal.NotFound {
			return err
		}
		at := r.At.Local()
		said := joined([]string{
			facts.Title(e), "to " + r.Destination, words.Day(at) + " " + words.Clock(at), r.Partial, r.URL,
		}, "; ")
		t.say("%s.", journal.Visible(said))
	}
	t.say("Delivered: %s.", words.Count(len(all), "time"))
	return nil
}

// preview reads the text that a destination would get, and what keeps it from being sent.
func (t *Talk) preview(ctx context.Context, rest string) error {
	e, name, err := t.entry(ctx, rest)
	if err != nil {
		return err
	}
	to, err := t.destination(ctx, name)
	if err != nil {
		return err
	}
	codes, err := t.Store.Codes(ctx)
	if err != nil {
		return err
	}
	m, blanks := journal.Written(e, to, codes, 1)
	t.fact("To "+to.Name, m.Text)
	if len(e.Photos) > 0 {
		t.fact("Alt text", m.Alt)
	}
	for _, b := range blanks {
		t.say("It cannot be sent: %s, %s.", journal.Visible(b.Text), journal.Visible(b.Why))
	}
	return nil
}

func (t *Talk) destination(ctx context.Context, name string) (journal.Destination, error) {
	all, err := t.Store.Destinations(ctx)
	if err != nil {
		return journal.Destination{}, err
	}
	if name == "" {
		return journal.DefaultOf(all)
	}
	for _, d := range all {
		if d.Name == name {
			return d, nil
		}
	}
	return journal.Destination{}, mistake("there is no destination %s", "say destinations to hear them", journal.Visible(name))
}
