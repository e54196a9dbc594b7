package destinationtest

import (
	"crypto/rand"
	"fmt"
	"testing"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// RunWithdraw holds a destination.Withdrawer to its contract. open makes a new, empty place at each call.
func RunWithdraw(t *testing.T, open func(t *testing.T) Harness) {
	for name, test := range map[string]func(*testing.T, Harness){
		"what is withdrawn is gone":                withdrawOne,
		"withdrawn twice is withdrawn once":        withdrawTwice,
		"others stay, also with the same pictures": withdrawOneOfTwo,
		"what was edited goes with what it was":    withdrawEdited,
		"withdrawn and sent again is there again":  withdrawAndDeliver,
		"a cancelled withdrawal takes nothing":     withdrawCancelled,
	} {
		t.Run(name, func(t *testing.T) { test(t, open(t)) })
	}
}

// withdraw takes back the receipts of one entry, the last one first, as the outbox does.
func withdraw(t *testing.T, h Harness, d destination.Dispatch, r journal.Receipt) {
	t.Helper()
	if err := withdrawerOf(t, h).Withdraw(t.Context(), d, r, &Trail{}); err != nil {
		t.Fatal(err)
	}
}

func withdrawerOf(t *testing.T, h Harness) destination.Withdrawer {
	t.Helper()
	w, ok := h.Destination.(destination.Withdrawer)
	if !ok {
		t.Fatal("this destination can take nothing back")
	}
	return w
}

func withdrawOne(t *testing.T, h Harness) {
	d := Dispatch(t, "돌이킨다, taken back", 2)
	withdraw(t, h, d, deliver(t, h, d))
	counts(t, h, 0)
	if r, err := h.Destination.Find(t.Context(), d); journal.KindOf(err) != journal.NotFound {
		t.Errorf("found after it was withdrawn: %+v, %v", r, err)
	}
}

func withdrawTwice(t *testing.T, h Harness) {
	d, trail := Dispatch(t, "Twice", 1), &Trail{}
	r := deliver(t, h, d)
	for range 2 {
		err := withdrawerOf(t, h).Withdraw(t.Context(), d, r, trail)
		if err != nil && journal.KindOf(err) != journal.NotFound {
			t.Fatal(err)
		}
		d.Notes = trail.Notes()
	}
	counts(t, h, 0)
}

func withdrawOneOfTwo(t *testing.T, h Harness) {
	first, second := Dispatch(t, "하나는 간다", 2), Dispatch(t, "하나는 남는다", 2)
	second.Pictures, second.Open = first.Pictures, first.Open
	r := deliver(t, h, first)
	deliver(t, h, second)
	withdraw(t, h, first, r)
	counts(t, h, 1)
	shows(t, h, second)
}

func withdrawEdited(t *testing.T, h Harness) {
	d := Dispatch(t, "Before", 1)
	first := deliver(t, h, d)
	edit := Edit(d, first, "이후")
	last, err := editorOf(t, h).Edit(t.Context(), edit, &Trail{})
	if err != nil {
		t.Fatal(err)
	}
	withdraw(t, h, edit, last)
	if last.RemoteID != first.RemoteID {
		withdraw(t, h, d, first)
	}
	counts(t, h, 0)
}

// withdrawAndDeliver also withdraws the first dispatch again, which is no more what is there.
func withdrawAndDeliver(t *testing.T, h Harness) {
	d := Dispatch(t, "다시 간다", 2)
	r := deliver(t, h, d)
	withdraw(t, h, d, r)
	again := d
	again.ID, again.Key, again.Notes = rand.Text(), rand.Text(), nil
	deliver(t, h, again)
	shows(t, h, again)
	withdraw(t, h, d, r)
	counts(t, h, 1)
	shows(t, h, again)
}

func withdrawCancelled(t *testing.T, h Harness) {
	d := Dispatch(t, "Stopped before it began", 1)
	r := deliver(t, h, d)
	if err := withdrawerOf(t, h).Withdraw(cancelled(t), d, r, &Trail{}); err == nil {
		t.Error("a cancelled withdrawal says that it is done")
	}
	counts(t, h, 1)
	shows(t, h, d)
}

// RunWithdrawCut is RunCut for a withdrawal: whatever is cut, it is gone at last, and another entry stays.
func RunWithdrawCut(t *testing.T, step int64, open func(t *testing.T) (h Harness, link *Proxy)) {
	for _, way := range []Direction{Up, Down} {
		t.Run([]string{"up", "down"}[way], func(t *testing.T) {
			for at, last := int64(1), int64(2); at < last; at += step {
				t.Run(fmt.Sprint(at), func(t *testing.T) {
					h, link := open(t)
					last = withdrawCut(t, h, link, way, at)
				})
			}
		})
	}
}

// withdrawCut returns how many bytes passed in that direction: fewer than at where nothing was cut.
func withdrawCut(t *testing.T, h Harness, link *Proxy, way Direction, at int64) int64 {
	d, other, trail := Dispatch(t, "끊긴 철회", 2), Dispatch(t, "남는 것", 1), &Trail{}
	r := deliver(t, h, d)
	deliver(t, h, other)
	link.CutAfter(way, at)
	for range rounds {
		d.Notes = trail.Notes()
		err := withdrawerOf(t, h).Withdraw(t.Context(), d, r, trail)
		switch journal.KindOf(err) {
		case journal.Offline, journal.Later, journal.Unknown:
			continue
		}
		if err != nil && journal.KindOf(err) != journal.NotFound {
			t.Errorf("a cut is told as %v", err)
		}
		counts(t, h, 1)
		shows(t, h, other)
		return link.Passed(way)
	}
	t.Errorf("not withdrawn in %d rounds", rounds)
	return 0
}
