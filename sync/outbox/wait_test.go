package outbox_test

import (
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/outbox"
)

func TestWaitGoesOnUntilAllIsDelivered(t *testing.T) {
	r := newRig(t)
	r.add("기다린다", 1)
	r.add("wait", 0)
	r.place.faulty = faults(map[string][]fault{
		"limits": {noLink, noLink, nothing, wait}, "deliver": {cutAfter, noLink}, "find": {cannotTell, noLink},
	})
	began := r.clock.now()
	result, err := r.outbox.Wait(t.Context(), outbox.Options{}, r.report)
	r.check(err)
	r.invariants()
	if result.Delivered() != 2 {
		t.Errorf("%+v", result.Deliveries)
	}
	if took := r.clock.now().Sub(began); took < 4*time.Minute || took > 6*time.Hour {
		t.Errorf("it took %v of waiting", took)
	}
}

func TestWaitEndsWhereOnlyTheTravellerCanHelp(t *testing.T) {
	for name, f := range map[string]fault{"refused": refuse, "a dead token": badToken} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			id := r.add("여행자", 0)
			r.place.faulty = func(call string) fault {
				if call == "deliver" {
					return f
				}
				return nothing
			}
			_, err := r.outbox.Wait(t.Context(), outbox.Options{}, nil)
			r.check(err)
			r.wants(id, journal.StateNeedsYou, "do something")
		})
	}
}

func TestBackOffDoublesUpToAnHour(t *testing.T) {
	r := newRig(t)
	id := r.add("멀리", 0)
	r.place.faulty = func(string) fault { return noLink }
	for _, want := range []time.Duration{1, 2, 4, 8, 16, 32, 60, 60} {
		r.send(outbox.Options{})
		if got := r.delivery(id).NextTry.Sub(r.clock.now()); got != want*time.Minute {
			t.Errorf("next try in %v, want %v", got, want*time.Minute)
		}
	}
}

func TestTheRateIsKept(t *testing.T) {
	r := newRig(t)
	r.add("천천히", 3)
	bytes := r.plan(outbox.Options{}).Bytes()
	began := r.clock.now()
	r.send(outbox.Options{BytesPerSecond: 100})
	took := r.clock.now().Sub(began)
	if least := time.Duration(bytes/100*9/10) * time.Second; took < least {
		t.Errorf("%d bytes took %v, want %v at least", bytes, took, least)
	}
	if r.last.Rate < 50 || r.last.Rate > 150 {
		t.Errorf("measured %.0f bytes a second, want about 100", r.last.Rate)
	}
	r.invariants()
}
