package linear

import (
	"context"
	"strings"
	"sync"
	"time"

	"sojourn/journal"
	"sojourn/tui/theme"
	"sojourn/tui/words"
)

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
		} else if i.Withdraw {
			fate = "is taken back"
		}
		t.say("%s, to %s: %s.", journal.Visible(i.Title), i.Destination, journal.Visible(fate))
	}
	switch {
	case len(bill.Items) == 0:
		t.say("Nothing is marked.")
		return nil
	case bill.Going()+bill.Looks()+bill.Withdrawals() == 0:
		t.say("Nothing can go now.")
		return nil
	}
	if said := words.Estimate(bill, journal.Price{}, time.Now()); said != "" {
		t.say("It is %s.", said)
	}
	yes, err := t.agreed(ctx, "Send "+count(bill.Going())+", "+words.Bytes(bill.Bytes())+"? Type yes to send.")
	switch {
	case err != nil:
		return err
	case !yes:
		t.say("Nothing was sent.")
		return nil
	}
	return t.send(ctx)
}

// counting says how many are done, each time that there are more.
func (t *Talk) counting() func(journal.Progress) {
	var mu sync.Mutex
	done := 0
	return func(p journal.Progress) {
		mu.Lock()
		defer mu.Unlock()
		if p.Done > done {
			done = p.Done
			t.say("%d of %d done.", p.Done, p.Items)
		}
	}
}

func (t *Talk) send(ctx context.Context) error {
	r, err := t.Sender.Send(ctx, t.counting())
	for _, d := range r.Deliveries {
		if !d.Done() || d.Reason != "" {
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
	if taken := r.Withdrawn(); taken > 0 {
		t.say("Took back %s.", count(taken))
	}
	if r.Delivered()+r.Withdrawn() < len(r.Deliveries) {
		return mistake("not all was sent", "what is left stays marked; say sync again")
	}
	return nil
}

// withdraw says what was sent and where, and takes it back only after a yes.
func (t *Talk) withdraw(ctx context.Context, rest string) error {
	ids, from, err := t.entries(ctx, rest)
	if err != nil {
		return err
	}
	var to []string
	if from != "" {
		to = []string{from}
	}
	what, err := t.Sender.Withdrawable(ctx, ids, to)
	if err != nil {
		return err
	}
	if len(what) == 0 {
		t.say("Nothing of it was sent.")
		return nil
	}
	for _, w := range what {
		t.say("%s, from %s.", journal.Visible(w.Title), journal.Visible(joined([]string{w.Destination, w.URL}, ", ")))
	}
	yes, err := t.agreed(ctx, "Take this back? It cannot be undone. Type yes to take it back.")
	if err != nil {
		return err
	}
	if !yes {
		t.say("Nothing was taken back.")
		return nil
	}
	r, err := t.Sender.Withdraw(ctx, what, t.counting())
	for _, d := range r.Deliveries {
		if d.State != journal.StateWithdrawn {
			t.say("%s from %s: %s. %s", d.Entry, d.Destination, theme.Word(d.State), journal.Visible(d.Reason))
		}
	}
	if err != nil {
		return err
	}
	t.say("Took back %s.", count(r.Withdrawn()))
	if r.Withdrawn() < len(r.Deliveries) {
		return mistake("not all was taken back", "say sync to go on with it, or unmark to leave it there")
	}
	return nil
}
