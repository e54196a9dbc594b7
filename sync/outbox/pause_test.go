package outbox_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/outbox"
)

// TestAShortPauseKeepsWhatIsUnderWay: one attempt, which goes on.
func TestAShortPauseKeepsWhatIsUnderWay(t *testing.T) {
	r := newRig(t)
	r.add("Dawn", 1)
	r.place.during = func() {
		r.outbox.Pause(true)
		time.AfterFunc(20*time.Millisecond, func() { r.outbox.Pause(false) })
	}
	r.send(outbox.Options{})
	r.invariants()
	if len(r.place.keys) != 1 {
		t.Errorf("%d attempts", len(r.place.keys))
	}
}

// TestALongPauseGivesUpAndGoesOn: nothing leaves while it lasts, the journal says why, and all arrives once.
func TestALongPauseGivesUpAndGoesOn(t *testing.T) {
	defer outbox.Patience(time.Millisecond)()
	r := newRig(t)
	ids := []journal.ID{r.add("Dawn", 1), r.add("Noon", 1), r.add("Dusk", 2)}
	pauses := 0
	r.place.during = func() {
		if pauses++; pauses == 2 {
			r.outbox.Pause(true)
		}
	}
	done := make(chan journal.SyncResult)
	go func() { done <- r.send(outbox.Options{}) }()
	waiting := func() (n int) {
		for _, id := range ids {
			if strings.Contains(r.delivery(id).Reason, "paused") {
				n++
			}
		}
		return n
	}
	for n := 0; waiting() == 0; n++ {
		if n == 2000 {
			t.Fatal("nothing waits for the pause to end")
		}
		time.Sleep(5 * time.Millisecond)
	}
	select {
	case <-done:
		t.Fatal("it ended while it was paused")
	default:
	}
	r.outbox.Pause(false)
	result := <-done
	r.invariants()
	if result.Delivered() != 3 || r.last.Done != 3 || r.last.Items != 3 {
		t.Errorf("%d delivered, at the end %+v", result.Delivered(), r.last)
	}
}

// TestASyncThatIsPausedCanBeStopped: what was not sent stays marked.
func TestASyncThatIsPausedCanBeStopped(t *testing.T) {
	r := newRig(t)
	id := r.add("Dawn", 1)
	r.outbox.Pause(true)
	ctx, stop := context.WithCancel(t.Context())
	time.AfterFunc(20*time.Millisecond, stop)
	if _, err := r.outbox.Send(ctx, outbox.Options{}, nil); err == nil {
		t.Error("it was not stopped")
	}
	if d := r.delivery(id); d.Done() || len(r.place.keys) > 0 {
		t.Errorf("%+v, %d attempts", d, len(r.place.keys))
	}
	r.outbox.Pause(false)
	r.send(outbox.Options{})
	r.invariants()
}
