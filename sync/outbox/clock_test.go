package outbox_test

import (
	"context"
	"maps"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/outbox"
)

const year = 365 * 24 * time.Hour

// A clock that ran ahead wrote when to try again; set right, it must not keep anything for as long as it was wrong.
func TestAClockThatIsSetBackKeepsNothing(t *testing.T) {
	for name, script := range map[string]map[string][]fault{
		"what the server asked to leave":        {"deliver": {wait}},
		"what may have arrived":                 {"deliver": {cutAfter}, "find": {noLink}},
		"what may have arrived, and has not":    {"deliver": {cutBefore}, "find": {cannotTell}},
		"what had no link":                      {"limits": {noLink}},
		"what the server asked to leave at all": {"limits": {wait}},
	} {
		for how, opt := range map[string]outbox.Options{"asked for": {}, "unasked": {Due: true}} {
			t.Run(name+", "+how, func(t *testing.T) {
				r := newRig(t)
				r.add("시계", 1)
				r.place.faulty = faults(maps.Clone(script))
				r.send(outbox.Options{})
				r.clock.pass(-year)
				r.send(opt)
				r.invariants()
			})
		}
	}
}

func TestAClockThatIsSetBackKeepsNoWithdrawal(t *testing.T) {
	r := newRig(t)
	id := r.add("시계", 1)
	r.send(outbox.Options{})
	r.place.faulty = once("withdraw", noLink)
	r.withdraw(id)
	r.wants(id, journal.StateWithdrawing, "no link")
	r.clock.pass(-year)
	r.send(outbox.Options{Due: true})
	r.withdrawn(id)
}

// A clock that is set while something is waited for makes the wait no longer than it was.
func TestAClockThatIsSetBackWhileWeWaitIsNotWaitedFor(t *testing.T) {
	for name, by := range map[string]time.Duration{"back": -year, "back a little": -2 * time.Hour, "ahead": year} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			r.add("기다림", 1)
			r.place.faulty = faults(map[string][]fault{"limits": {noLink, noLink}, "deliver": {wait}})
			set, slept, setup := false, time.Duration(0), r.setup()
			setup.Sleep = func(ctx context.Context, d time.Duration) error {
				if slept += d; !set {
					r.clock.pass(by)
				}
				set = true
				if slept > 24*time.Hour {
					t.Fatal("it waits for ever")
				}
				return r.clock.sleep(ctx, d)
			}
			_, err := outbox.New(setup).Wait(t.Context(), outbox.Options{}, nil)
			r.check(err)
			r.invariants()
			if most := 3 * time.Hour; slept > most {
				t.Errorf("it waited for %s, want at most %s", slept, most)
			}
		})
	}
}
