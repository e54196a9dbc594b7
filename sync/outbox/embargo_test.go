package outbox_test

import (
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/outbox"
)

// machine is a rig whose clock may be set while it runs.
func machine(t *testing.T) (r *rig, run func(time.Duration)) {
	t.Helper()
	r = newRig(t)
	up := time.Duration(0)
	setup := r.setup()
	setup.Up = func() (time.Duration, string) { return up, "a start" }
	r.outbox = outbox.New(setup)
	_, err := r.outbox.SeeClock(t.Context())
	r.check(err)
	return r, func(d time.Duration) {
		up += d
		r.clock.pass(d)
	}
}

func TestAClockThatIsSetReleasesNothingEarly(t *testing.T) {
	for name, set := range map[string]time.Duration{"forward": 48 * time.Hour, "back": -48 * time.Hour} {
		t.Run(name, func(t *testing.T) {
			r, run := machine(t)
			id := r.addFor("금지", 1, r.clock.now().Add(24*time.Hour))
			run(time.Hour)
			r.clock.pass(set)
			r.send(outbox.Options{})
			if len(r.place.of(id)) > 0 {
				t.Fatal("it was sent")
			}
			if r.wants(id, journal.StateHeld, "not before"); set > 0 {
				r.wants(id, journal.StateHeld, "set forward by 48h0m0s and is not believed")
			}
			r.clock.pass(-set)
			run(22 * time.Hour)
			r.send(outbox.Options{})
			r.wants(id, journal.StateHeld, "not before")
			run(time.Hour)
			r.send(outbox.Options{})
			r.invariants()
		})
	}
}

func TestAnEmbargoIsReleasedByHand(t *testing.T) {
	r, run := machine(t)
	timed, held := r.addFor("시한", 1, r.clock.now().Add(24*time.Hour)), r.add("손으로", 1)
	embargo := func(id journal.ID, until time.Time) {
		if n, err := r.store.Embargo(t.Context(), []journal.ID{id}, "desk", until); n != 1 || err != nil {
			t.Fatalf("%d, %v", n, err)
		}
	}
	embargo(held, journal.ByHand)
	r.clock.pass(48 * time.Hour)
	run(23 * time.Hour)
	r.send(outbox.Options{})
	r.wants(timed, journal.StateHeld, "not believed")
	r.wants(held, journal.StateHeld, "until it is released")
	embargo(timed, time.Time{})
	embargo(held, time.Time{})
	r.send(outbox.Options{})
	r.invariants()
}
