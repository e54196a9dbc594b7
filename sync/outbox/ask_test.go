package outbox_test

import (
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/outbox"
)

// What no look at the destination can tell is asked: nothing goes by itself, not even in other words, until the traveller
// has looked. Marked again it is sent, and unmarked it is left.
func TestWhatNobodyCanTellIsAsked(t *testing.T) {
	for name, tc := range map[string]struct {
		happened fault
		answer   func(r *rig, id journal.ID)
		posts    int
	}{
		"it had arrived": {cutAfter, func(r *rig, id journal.ID) {
			_, err := r.store.Unmark(r.t.Context(), []journal.ID{id}, "desk")
			r.check(err)
		}, 1},
		"it had not": {cutBefore, func(r *rig, id journal.ID) {
			_, err := r.store.Mark(r.t.Context(), []journal.ID{id}, "desk", time.Time{})
			r.check(err)
		}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			id := r.add("눈이 온다", 1)
			r.place.faulty = faults(map[string][]fault{"deliver": {tc.happened}, "find": {neverTells}})
			r.send(outbox.Options{})
			r.wants(id, journal.StateNeedsYou, "do something")
			r.place.faulty = nil
			before := len(r.place.of(id))
			r.edit(id, "눈이 그쳤다")
			for range 2 {
				r.clock.pass(2 * time.Hour)
				r.send(outbox.Options{})
				r.send(outbox.Options{Due: true})
			}
			if d := r.delivery(id); d.State != journal.StateNeedsYou || !d.Doubted || len(r.place.of(id)) != before {
				t.Errorf("%+v, and there is %+v", d, r.place.of(id))
			}
			tc.answer(r, id)
			r.send(outbox.Options{})
			if posts := r.place.of(id); len(posts) != tc.posts {
				t.Errorf("there is %+v", posts)
			}
		})
	}
}

// The same holds where it is looked for only later, and what is sent then has another key.
func TestWhatNobodyCanTellLaterIsAsked(t *testing.T) {
	r := newRig(t)
	id := r.add("나중에", 1)
	r.place.faulty = faults(map[string][]fault{"deliver": {cutBefore}, "find": {noLink, neverTells}})
	r.send(outbox.Options{})
	r.wants(id, journal.StateUnknown, "may have arrived")
	r.clock.pass(2 * time.Hour)
	r.send(outbox.Options{})
	r.wants(id, journal.StateNeedsYou, "do something")
	_, err := r.store.Mark(t.Context(), []journal.ID{id}, "desk", time.Time{})
	r.check(err)
	r.send(outbox.Options{})
	r.invariants()
	if keys := r.place.keys; len(keys) != 2 || keys[0] == keys[1] {
		t.Errorf("the keys were %v", keys)
	}
}
