package desktest

import (
	"testing"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/destinationtest"
)

// Changed has the desk write other words into a record with write: it is neither said to have been taken back,
// nor never to have arrived.
func Changed(t *testing.T, h destinationtest.Harness, write func(name, text string)) {
	t.Helper()
	d := destinationtest.Dispatch(t, "책상이 고친 것", 1)
	trail := &destinationtest.Trail{}
	r, err := h.Destination.Deliver(t.Context(), d, trail)
	if err != nil {
		t.Fatal(err)
	}
	write(r.RemoteID, `{"text": "words of the desk"}`)
	d.Notes = trail.Notes()
	_, err = h.Destination.Find(t.Context(), d)
	toldChanged(t, "found", err)
	toldChanged(t, "taken back", h.Destination.(destination.Withdrawer).Withdraw(t.Context(), d, r, trail))
	if posts := h.Posts(t); len(posts) != 1 || posts[0].Text != "words of the desk" {
		t.Errorf("%+v", posts)
	}
}

func toldChanged(t *testing.T, what string, err error) {
	t.Helper()
	if journal.KindOf(err) != journal.NeedsUser || journal.HintOf(err) == "" {
		t.Errorf("%s: %v, want NeedsUser with a hint", what, err)
	}
}
