package linear

import (
	"context"
	"strings"
	"sync"

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
