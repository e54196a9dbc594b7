package outbox_test

import (
	"slices"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/outbox"
)

// withdraw is what the traveller's word does for entries.
func (r *rig) withdraw(ids ...journal.ID) journal.SyncResult {
	r.t.Helper()
	what, err := r.outbox.Withdrawable(r.t.Context(), ids, nil)
	r.check(err)
	result, err := r.outbox.Withdraw(r.t.Context(), what, r.report)
	r.check(err)
	return result
}

// withdrawn fails unless the place shows nothing of id, and the journal says so.
func (r *rig) withdrawn(id journal.ID) {
	r.t.Helper()
	if posts := r.place.of(id); len(posts) > 0 {
		r.t.Errorf("it is there: %+v", posts)
	}
	r.wants(id, journal.StateWithdrawn, "")
	receipts, err := r.store.Receipts(r.t.Context(), id)
	r.check(err)
	here := func(x journal.Receipt) bool { return x.WithdrawnAt.IsZero() }
	if len(receipts) == 0 || slices.ContainsFunc(receipts, here) {
		r.t.Errorf("receipts say %+v", receipts)
	}
}

func TestWhatWasSentIsTakenBackAndMayBeSentAnew(t *testing.T) {
	r := newRig(t)
	id, other := r.add("평양", 1), r.add("남는 것", 1)
	r.send(outbox.Options{})
	r.edit(id, "고친 평양")
	r.send(outbox.Options{})
	if result := r.withdraw(id); result.Withdrawn() != 1 {
		t.Errorf("%+v", result)
	}
	r.withdrawn(id)
	r.wants(other, journal.StateDelivered, "")
	calls := len(r.place.calls)
	r.edit(id, "다시 고친 평양") // is no edit of what is gone
	r.send(outbox.Options{})
	if len(r.place.calls) != calls {
		t.Errorf("something was asked for: %v", r.place.calls[calls:])
	}
	r.withdrawn(id)
	_, err := r.store.Mark(t.Context(), []journal.ID{id}, "desk", time.Time{})
	r.check(err)
	r.send(outbox.Options{})
	r.invariants()
	r.withdraw(id, other)
	r.withdrawn(id)
	r.withdrawn(other)
}

// TestFaultyWithdrawals lets one thing go wrong, says how the journal stands then, and that syncs mend it.
func TestFaultyWithdrawals(t *testing.T) {
	for name, tc := range map[string]struct {
		call   string
		fault  fault
		state  journal.State
		reason string
		stays  bool // for ever
	}{
		"no link":                   {"limits", noLink, journal.StateWithdrawing, "no link", false},
		"a link that goes":          {"withdraw", noLink, journal.StateWithdrawing, "no link", false},
		"asked to wait":             {"withdraw", wait, journal.StateWithdrawing, "asked to wait", false},
		"a dead token":              {"limits", badToken, journal.StateWithdrawing, "token", false},
		"a token that may not":      {"withdraw", badToken, journal.StateWithdrawing, "token", false},
		"cut before it took hold":   {"withdraw", cutBefore, journal.StateWithdrawn, "", false},
		"cut after it took hold":    {"withdraw", cutAfter, journal.StateWithdrawn, "", false},
		"refused":                   {"withdraw", refuse, journal.StateDelivered, "could not be taken back", true},
		"an error of no kind":       {"withdraw", strange, journal.StateWithdrawing, "no kind", false},
		"an error after it is done": {"withdraw", strangeDone, journal.StateWithdrawing, "no kind", false},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			id := r.add("평양", 1)
			r.send(outbox.Options{})
			r.place.faulty = once(tc.call, tc.fault)
			result := r.withdraw(id)
			r.wants(id, tc.state, tc.reason)
			if want := tc.state == journal.StateWithdrawn; (result.Withdrawn() == 1) != want || result.Delivered() > 0 {
				t.Errorf("%+v", result)
			}
			r.send(outbox.Options{})
			if !tc.stays {
				r.withdrawn(id)
				return
			}
			r.isThereOnce(id)
			r.withdraw(id)
			r.withdrawn(id)
		})
	}
}

// isThereOnce fails unless id is there once.
func (r *rig) isThereOnce(id journal.ID) {
	r.t.Helper()
	if posts := r.place.of(id); len(posts) != 1 {
		r.t.Errorf("it is there %d times", len(posts))
	}
}

// What may have arrived is looked for, and taken back where it has; in neither case is it sent.
func TestWhatMayHaveArrivedIsTakenBack(t *testing.T) {
	for name, tc := range map[string]struct{ deliver fault }{"it had": {cutAfter}, "it had not": {cutBefore}} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			id := r.add("평양", 1)
			r.place.faulty = faults(map[string][]fault{"deliver": {tc.deliver}, "find": {noLink}})
			r.send(outbox.Options{})
			r.wants(id, journal.StateUnknown, "")
			r.withdraw(id)
			if posts := r.place.of(id); len(posts) > 0 {
				t.Errorf("it is there: %+v", posts)
			}
			r.send(outbox.Options{})
			if posts := r.place.of(id); len(posts) > 0 || len(r.place.keys) != 1 {
				t.Errorf("it was sent again: %+v", posts)
			}
		})
	}
}

// An edit that may have arrived hides which version is there; both are gone.
func TestAnUncertainEditIsTakenBack(t *testing.T) {
	for _, cut := range []fault{cutBefore, cutAfter} {
		r := newRig(t)
		id := r.add("평양", 1)
		r.send(outbox.Options{})
		r.edit(id, "고침")
		r.place.faulty = faults(map[string][]fault{"edit": {cut}, "find": {noLink}})
		r.send(outbox.Options{})
		r.wants(id, journal.StateUnknown, "")
		r.withdraw(id)
		r.withdrawn(id)
	}
}

func TestAPlaceThatTakesNothingBackKeepsIt(t *testing.T) {
	r := newRig(t)
	r.place.fixed = true
	id := r.add("평양", 1)
	r.send(outbox.Options{})
	r.withdraw(id)
	r.wants(id, journal.StateDelivered, "can take nothing back")
}

// A withdrawal that waits for a link can be given up: what is there stays.
func TestAWithdrawalIsGivenUp(t *testing.T) {
	r := newRig(t)
	id := r.add("평양", 1)
	r.send(outbox.Options{})
	r.place.faulty = once("limits", noLink)
	r.withdraw(id)
	if bill := r.plan(outbox.Options{}); bill.Withdrawals() != 1 || bill.Going() != 0 {
		t.Errorf("%+v", bill)
	}
	_, err := r.store.Unmark(t.Context(), []journal.ID{id}, "desk")
	r.check(err)
	r.send(outbox.Options{})
	r.isThereOnce(id)
	r.wants(id, journal.StateDelivered, "may be gone")
}

// Waiting for what is due takes back too, and ends.
func TestWaitTakesBack(t *testing.T) {
	r := newRig(t)
	id := r.add("평양", 1)
	r.send(outbox.Options{})
	r.place.faulty = faults(map[string][]fault{"limits": {noLink, noLink}})
	r.withdraw(id)
	_, err := r.outbox.Wait(t.Context(), outbox.Options{}, nil)
	r.check(err)
	r.withdrawn(id)
}
