package outbox_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/outbox"
)

// TestTheOrderIsChosen: words go before pictures in every order, and the bill has the same order as the sync.
func TestTheOrderIsChosen(t *testing.T) {
	for order, want := range map[outbox.Order]string{
		"":              "short, a longer one, small, large",
		outbox.Smallest: "short, a longer one, small, large",
		outbox.Newest:   "short, a longer one, large, small",
		outbox.Marked:   "a longer one, short, large, small",
	} {
		t.Run(string(order), func(t *testing.T) {
			r := newRig(t)
			names := map[journal.ID]string{}
			for n, e := range []struct {
				name     string
				pictures int
			}{{"large", 1}, {"a longer one", 0}, {"small", 1}, {"short", 0}} {
				r.width = map[string]int{"large": 200, "small": 40}[e.name]
				id := r.add(e.name, e.pictures)
				names[id] = e.name
				taken := journal.Moment{Clock: time.Date(2013, 2, 25, 8+[]int{3, 1, 0, 2}[n], 0, 0, 0, time.UTC)}
				taken.Written = taken.Clock.Format(journal.WrittenLayout)
				_, err := r.store.Apply(t.Context(), journal.Change{Label: "time", Patches: []journal.Patch{{ID: id, Taken: &taken}}})
				r.check(err)
				r.clock.pass(time.Minute)
			}
			var planned, sent []string
			for _, i := range r.plan(outbox.Options{Order: order}).Items {
				planned = append(planned, names[i.Entry])
			}
			r.send(outbox.Options{Order: order})
			for _, made := range r.place.posts {
				sent = append(sent, names[made.entry])
			}
			if got := strings.Join(planned, ", "); got != want || !slices.Equal(planned, sent) {
				t.Errorf("planned %s, sent %v, want %s", got, sent, want)
			}
		})
	}
	if _, err := outbox.ParseOrder("random"); journal.KindOf(err) != journal.Invalid || journal.HintOf(err) == "" {
		t.Errorf("an order that is none: %v", err)
	}
}

// TestWhyItWaitsIsTold: between two rounds, with until when.
func TestWhyItWaitsIsTold(t *testing.T) {
	r := newRig(t)
	r.add("Dawn", 0)
	r.place.faulty = once("deliver", wait)
	began := r.clock.now()
	var waits []journal.Progress
	_, err := r.outbox.Wait(t.Context(), outbox.Options{}, func(p journal.Progress) {
		if !p.Until.IsZero() {
			waits = append(waits, p)
		}
	})
	r.check(err)
	r.invariants()
	if len(waits) != 1 || !waits[0].Until.Equal(began.Add(retryAfter)) || !strings.Contains(waits[0].Reason, string(wait)) {
		t.Errorf("it told %+v", waits)
	}
}
