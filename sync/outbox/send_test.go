package outbox_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/outbox"
)

const retryAfter = 5 * time.Minute

func TestEverythingArrivesOnce(t *testing.T) {
	r := newRig(t)
	r.add("평양의 아침", 1)
	r.add("صباح الخير", 0)
	r.add("A series 🚂", 3)
	bill := r.plan(outbox.Options{})
	result := r.send(outbox.Options{})
	r.invariants()
	if result.Delivered() != 3 || bill.Going() != 3 || bill.Bytes() != result.Bytes {
		t.Errorf("planned %d with %d bytes; %+v", bill.Going(), bill.Bytes(), result)
	}
	if p := r.last; p.Done != 3 || p.Items != 3 || p.Sent != bill.Bytes() || p.Total != bill.Bytes() {
		t.Errorf("progress ends with %+v, of %d bytes", p, bill.Bytes())
	}
	calls := len(r.place.calls)
	r.send(outbox.Options{})
	if len(r.place.calls) != calls {
		t.Error("nothing was left, and the destination was asked")
	}
}

func TestWordsGoBeforePicturesAndSmallBeforeLarge(t *testing.T) {
	r := newRig(t)
	for caption, photos := range map[string]int{"three": 3, "two": 2, "none": 0, "one": 1} {
		r.add(caption, photos)
	}
	r.send(outbox.Options{})
	var order []string
	for _, p := range r.place.posts {
		order = append(order, p.text)
	}
	if want := []string{"none", "one", "two", "three"}; !slices.Equal(order, want) {
		t.Errorf("sent in the order %v, want %v", order, want)
	}
}

// TestFaults lets one thing go wrong in a first sync, says how the journal must stand then, and
// that a second sync mends it.
func TestFaults(t *testing.T) {
	for name, tc := range map[string]struct {
		script map[string][]fault
		state  journal.State // of the first entry after the first sync
		reason string
		second journal.State // of the second entry
	}{
		"no link": {
			map[string][]fault{"limits": {noLink}}, journal.StateHeld, "no link", journal.StateHeld,
		},
		"a dead token": {
			map[string][]fault{"limits": {badToken}}, journal.StateNeedsYou, "do something", journal.StateNeedsYou,
		},
		"a busy server": {
			map[string][]fault{"limits": {wait}}, journal.StateHeld, "asked to wait", journal.StateHeld,
		},
		"the link goes before anything left": {
			map[string][]fault{"deliver": {noLink}}, journal.StateHeld, "no link", journal.StateHeld,
		},
		"the server asks to wait": {
			map[string][]fault{"deliver": {wait}}, journal.StateReady, "asked to wait", journal.StateHeld,
		},
		"the token dies on the way": {
			map[string][]fault{"deliver": {badToken}}, journal.StateNeedsYou, "do something", journal.StateNeedsYou,
		},
		"a cut before the effect is repeated": {
			map[string][]fault{"deliver": {cutBefore}}, journal.StateDelivered, "", journal.StateDelivered,
		},
		"a cut after the effect is seen": {
			map[string][]fault{"deliver": {cutAfter}}, journal.StateDelivered, "", journal.StateDelivered,
		},
		"a cut after the effect, and the link is gone": {
			map[string][]fault{"deliver": {cutAfter}, "find": {noLink}},
			journal.StateUnknown, "may have arrived", journal.StateHeld,
		},
		"a cut before the effect, and the link is gone": {
			map[string][]fault{"deliver": {cutBefore}, "find": {noLink}},
			journal.StateUnknown, "may have arrived", journal.StateHeld,
		},
		"a cut after the effect, and nobody can tell": {
			map[string][]fault{"deliver": {cutAfter}, "find": {cannotTell}},
			journal.StateUnknown, "may have arrived", journal.StateDelivered,
		},
		"cut again and again": {
			map[string][]fault{"deliver": {cutBefore, cutBefore, cutBefore}},
			journal.StateReady, "did not arrive", journal.StateDelivered,
		},
		"an error of no kind after the effect": {
			map[string][]fault{"deliver": {strangeDone}}, journal.StateDelivered, "", journal.StateDelivered,
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			first, second := r.add("눈", 1), r.add("a longer caption than the first one", 1)
			r.place.faulty = faults(tc.script)
			r.plan(outbox.Options{})
			first, second = r.inOrder(first, second)
			r.send(outbox.Options{})
			r.wants(first, tc.state, tc.reason)
			r.wants(second, tc.second, "")
			r.place.faulty = nil
			r.clock.pass(2 * time.Hour)
			r.send(outbox.Options{})
			r.invariants()
		})
	}
}

// inOrder returns a and b as they will be sent.
func (r *rig) inOrder(a, b journal.ID) (first, second journal.ID) {
	if r.plan(outbox.Options{}).Items[0].Entry == a {
		return a, b
	}
	return b, a
}

func TestRefusedWaitsForAChange(t *testing.T) {
	r := newRig(t)
	id := r.add("거절", 1)
	r.place.faulty = once("deliver", refuse)
	r.send(outbox.Options{})
	r.wants(id, journal.StateNeedsYou, "do something")
	r.send(outbox.Options{})
	if n := len(r.place.of(id)); n != 0 {
		t.Errorf("it was sent again unchanged: %d posts", n)
	}
	r.edit(id, "수락")
	r.send(outbox.Options{})
	r.invariants()
}

func TestKeysChangeOnlyAfterProvenAbsence(t *testing.T) {
	r := newRig(t)
	r.add("열쇠", 1)
	r.place.faulty = faults(map[string][]fault{"deliver": {noLink, wait, cutBefore}})
	for range 3 {
		r.send(outbox.Options{})
		r.clock.pass(2 * time.Hour)
	}
	keys := r.place.keys
	if len(keys) != 4 || keys[0] == "" || keys[1] != keys[0] || keys[2] != keys[0] || keys[3] == keys[0] {
		t.Errorf("keys %q, want three alike and then another", keys)
	}
	r.invariants()
}

func TestLaterIsObeyedAlsoWhenAsked(t *testing.T) {
	r := newRig(t)
	id := r.add("기다림", 0)
	r.place.faulty = once("deliver", wait)
	r.send(outbox.Options{})
	if at := r.delivery(id).NextTry; !at.Equal(r.clock.now().Add(retryAfter)) {
		t.Errorf("next try at %v, the server asked for %v", at, r.clock.now().Add(retryAfter))
	}
	r.send(outbox.Options{})
	if len(r.place.posts) != 0 {
		t.Error("it was sent before the server wanted it")
	}
	r.clock.pass(retryAfter)
	r.send(outbox.Options{})
	r.invariants()
}

func TestEditsReplace(t *testing.T) {
	r := newRig(t)
	id := r.add("처음", 1)
	r.send(outbox.Options{})
	r.edit(id, "나중")
	if b := r.plan(outbox.Options{}); len(b.Items) != 1 || !b.Items[0].Edit {
		t.Errorf("%+v, want an edit", b.Items)
	}
	r.send(outbox.Options{})
	r.invariants()
}

func TestCutEditsReplaceOnce(t *testing.T) {
	for _, f := range []fault{cutBefore, cutAfter, noLink, wait, strangeDone} {
		t.Run(string(f), func(t *testing.T) {
			r := newRig(t)
			id := r.add("처음", 1)
			r.send(outbox.Options{})
			r.edit(id, "나중")
			r.place.faulty = once("edit", f)
			for range 2 {
				r.send(outbox.Options{})
				r.clock.pass(2 * time.Hour)
			}
			r.invariants()
		})
	}
}

func TestWhatArrivedInPartIsMended(t *testing.T) {
	r := newRig(t)
	id := r.add("반쪽", 1)
	r.place.faulty = once("deliver", partial)
	r.send(outbox.Options{})
	r.wants(id, journal.StateChanged, string(partial))
	r.send(outbox.Options{})
	r.invariants()
}

func TestEditWhileSendingIsSentAfter(t *testing.T) {
	r := newRig(t)
	id := r.add("before", 1)
	r.place.during = func() { r.place.during = nil; r.edit(id, "이후") }
	r.send(outbox.Options{})
	r.wants(id, journal.StateChanged, "")
	r.send(outbox.Options{})
	r.invariants()
}

func TestCancelledSendsLoseNothing(t *testing.T) {
	for name, f := range map[string]fault{"before the effect": cutBefore, "after the effect": cutAfter} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			id := r.add("멈춤", 1)
			other := r.add("a longer caption, which was not begun", 1)
			id, other = r.inOrder(id, other)
			ctx, cancel := context.WithCancel(t.Context())
			r.place.faulty = func(call string) fault {
				if call == "deliver" {
					defer cancel()
					return f
				}
				return nothing
			}
			if _, err := r.outbox.Send(ctx, outbox.Options{}, r.report); err == nil {
				t.Error("a cancelled sync ended well")
			}
			r.wants(id, journal.StateUnknown, "stopped")
			r.wants(other, journal.StateReady, "")
			r.place.faulty = nil
			r.send(outbox.Options{})
			r.invariants()
		})
	}
}

func TestOneSendsAtATime(t *testing.T) {
	r := newRig(t)
	r.add("하나", 1)
	r.place.during = func() {
		_, err := outbox.New(r.setup()).Send(t.Context(), outbox.Options{}, nil)
		if journal.KindOf(err) != journal.Conflict || journal.HintOf(err) == "" {
			t.Errorf("%v, want Conflict with a hint", err)
		}
	}
	r.send(outbox.Options{})
	r.invariants()
}

func TestADestinationThatCannotEditSaysSo(t *testing.T) {
	r := newRig(t)
	id := r.add("처음", 1)
	r.send(outbox.Options{})
	r.edit(id, "나중")
	r.place.fixed = true
	r.send(outbox.Options{})
	r.wants(id, journal.StateNeedsYou, "cannot change")
	r.place.fixed = false
	r.send(outbox.Options{})
	r.invariants()
}

func TestChangedPicturesAreMadeAnew(t *testing.T) {
	r := newRig(t)
	r.add("사진", 1)
	r.plan(outbox.Options{})
	r.spoilOutbox()
	r.send(outbox.Options{})
	r.invariants()
}

// TestAnythingMayGoWrong runs many syncs in which calls fail at random while captions change, and
// then one without.
func TestAnythingMayGoWrong(t *testing.T) {
	all := []fault{noLink, wait, badToken, cutBefore, cutAfter, strange, strangeDone, cannotTell}
	for seed := range seeds(40) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			random := rand.New(rand.NewPCG(seed, 0))
			r := newRig(t)
			for n := range 4 {
				r.add(fmt.Sprintf("항목 %d", n), n%2)
			}
			r.place.faulty = func(string) fault {
				if random.IntN(2) == 0 {
					return nothing
				}
				return all[random.IntN(len(all))]
			}
			for n := range 12 {
				r.send(outbox.Options{})
				r.clock.pass(time.Duration(random.IntN(120)) * time.Minute)
				r.edit(r.ids[random.IntN(len(r.ids))], fmt.Sprintf("고침 %d", n))
			}
			r.place.faulty = nil
			for range 3 {
				r.clock.pass(2 * time.Hour)
				r.send(outbox.Options{})
			}
			r.invariants()
		})
	}
}

func TestAnUnknownDestinationIsNamed(t *testing.T) {
	_, err := newRig(t).outbox.Send(t.Context(), outbox.Options{To: []string{"책상"}}, nil)
	if journal.KindOf(err) != journal.NotFound || !strings.Contains(err.Error(), "책상") {
		t.Errorf("%v, want NotFound that names it", err)
	}
}
