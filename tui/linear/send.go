package linear

import (
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	"sojourn/journal"
	"sojourn/tui/theme"
	"sojourn/tui/words"
)

func (t *Talk) mark(ctx context.Context, rest string) error {
	ids, to, err := t.entries(rest)
	if err != nil {
		return err
	}
	if to == "" {
		if to, err = t.usual(ctx); err != nil {
			return err
		}
	}
	n, err := t.Store.Mark(ctx, ids, to, time.Time{})
	if err != nil {
		return err
	}
	t.say("Marked %s for %s. Nothing is sent before you say sync.", count(n), journal.Visible(to))
	return nil
}

// usual is the default destination.
func (t *Talk) usual(ctx context.Context) (string, error) {
	all, err := t.Store.Destinations(ctx)
	if err != nil {
		return "", err
	}
	for _, d := range all {
		if d.Default {
			return d.Name, nil
		}
	}
	return "", &journal.Error{
		Op: "mark", Kind: journal.NotFound, Err: errors.New("there is no destination yet"),
		Hint: "add one with `sojourn destination add folder NAME DIR`; nothing was changed",
	}
}

func (t *Talk) unmark(ctx context.Context, rest string) error {
	ids, _, err := t.entries(rest)
	if err != nil {
		return err
	}
	n, err := t.Store.Unmark(ctx, ids, "")
	if err != nil {
		return err
	}
	t.say("Took the marks of %s back.", count(n))
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
		t.say("%s stay marked: sent meanwhile, or under way.", words.Count(len(u.Kept), "entry"))
	}
	return nil
}

// sync says what would be sent, and sends it only after a yes.
func (t *Talk) sync(ctx context.Context, _ string) error {
	bill, err := t.Sender.Plan(ctx)
	if err != nil {
		return err
	}
	for _, i := range bill.Items {
		fate := words.Bytes(i.Bytes)
		if i.Stays != "" {
			fate = "stays, " + i.Stays
		}
		t.say("%s, to %s: %s.", journal.Visible(i.Title), i.Destination, journal.Visible(fate))
	}
	switch {
	case len(bill.Items) == 0:
		t.say("Nothing is marked.")
		return nil
	case bill.Going() == 0 && bill.Looks() == 0:
		t.say("Nothing can go now.")
		return nil
	}
	answer, err := t.ask(ctx, "Send "+count(bill.Going())+", "+words.Bytes(bill.Bytes())+"? Type yes to send.")
	if err != nil {
		return err
	}
	if !strings.EqualFold(strings.TrimSpace(answer), "yes") {
		t.say("Nothing was sent.")
		return nil
	}
	return t.send(ctx)
}

func (t *Talk) send(ctx context.Context) error {
	var mu sync.Mutex
	done := 0
	r, err := t.Sender.Send(ctx, func(p journal.Progress) {
		mu.Lock()
		defer mu.Unlock()
		if p.Done > done {
			done = p.Done
			t.say("%d of %d done.", p.Done, p.Items)
		}
	})
	for _, d := range r.Deliveries {
		if d.State != journal.StateDelivered {
			t.say("%s for %s: %s. %s", d.Entry, d.Destination, theme.Word(d.State), journal.Visible(d.Reason))
		}
	}
	if err != nil {
		return err
	}
	if len(r.Offline) > 0 {
		t.say("There is no link to %s.", journal.Visible(strings.Join(r.Offline, ", ")))
	}
	t.say("Sent %s, %s.", count(r.Delivered()), words.Bytes(r.Bytes))
	if r.Delivered() < len(r.Deliveries) {
		return mistake("not all was sent", "what is left stays marked; say sync again")
	}
	return nil
}
