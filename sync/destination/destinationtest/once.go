package destinationtest

import (
	"fmt"
	"sync"
	"testing"

	"sojourn/journal"
)

func leaveOne(t *testing.T, h Harness) {
	d := Dispatch(t, "Once, 한 번", 1)
	first, second := deliver(t, h, d), deliver(t, h, d)
	if !same(first, second) {
		t.Errorf("receipts differ: %+v, %+v", first, second)
	}
	counts(t, h, 1)
	shows(t, h, d)
}

func leaveOneWithNotes(t *testing.T, h Harness) {
	d, trail := Dispatch(t, "Once more", 1), &Trail{}
	first, err := h.Destination.Deliver(t.Context(), d, trail)
	if err != nil {
		t.Fatal(err)
	}
	d.Notes = trail.Notes()
	second, err := h.Destination.Deliver(t.Context(), d, trail)
	if err != nil || !same(first, second) {
		t.Errorf("%+v, %v, want %+v", second, err, first)
	}
	counts(t, h, 1)
}

func keepTwins(t *testing.T, h Harness) {
	first := deliver(t, h, Dispatch(t, "Snow", 1))
	second := deliver(t, h, Dispatch(t, "Snow", 1))
	if first.RemoteID == second.RemoteID {
		t.Errorf("two entries have one receipt: %+v", first)
	}
	counts(t, h, 2)
}

func deliverTogether(t *testing.T, h Harness) {
	const together = 4
	var all sync.WaitGroup
	for i := range together {
		d := Dispatch(t, fmt.Sprintf("Frame %d of 4", i+1), 1)
		all.Go(func() {
			if _, err := h.Destination.Deliver(t.Context(), d, &Trail{}); err != nil {
				t.Error(err)
			}
		})
		defer shows(t, h, d)
	}
	all.Wait()
	counts(t, h, together)
}

func findNothing(t *testing.T, h Harness) {
	d := Dispatch(t, "Never sent", 1)
	d.Since = 0
	if r, err := h.Destination.Find(t.Context(), d); journal.KindOf(err) != journal.NotFound {
		t.Errorf("%+v, %v, want NotFound", r, err)
	}
	counts(t, h, 0)
}

func findSent(t *testing.T, h Harness) {
	deliver(t, h, Dispatch(t, "Another one", 1))
	d, trail := Dispatch(t, "Sent and found", 1), &Trail{}
	sent, err := h.Destination.Deliver(t.Context(), d, trail)
	if err != nil {
		t.Fatal(err)
	}
	d.Notes = trail.Notes()
	found, err := h.Destination.Find(t.Context(), d)
	if err != nil || !same(sent, found) {
		t.Errorf("%+v, %v, want %+v", found, err, sent)
	}
}

// findWithoutNotes is a machine that died before its notes were read back: finding it is best,
// Unknown is honest, NotFound is a lie.
func findWithoutNotes(t *testing.T, h Harness) {
	d := Dispatch(t, "Sent, and the notes are lost", 1)
	sent := deliver(t, h, d)
	found, err := h.Destination.Find(t.Context(), d)
	if err == nil && !same(sent, found) || err != nil && journal.KindOf(err) != journal.Unknown {
		t.Errorf("%+v, %v, want %+v or Unknown", found, err, sent)
	}
}

func same(a, b journal.Receipt) bool { return a.RemoteID == b.RemoteID && a.URL == b.URL }
