package mastodon_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination/destinationtest"
	double "sojourn/sync/destination/mastodon/mastodondouble"
)

func TestPicturesAreWaitedForMoreAndMorePatiently(t *testing.T) {
	r := newRig(t, double.Mastodon)
	r.server.Work(4)
	if _, err := r.deliver(entry(t, "천천히", 1)); err != nil {
		t.Fatal(err)
	}
	if n := r.tally("GET", "/api/v1/media/*"); n != 5 {
		t.Errorf("it was asked for %d times, want 5", n)
	}
	for i, d := range r.clock.Slept()[1:] {
		if d <= r.clock.Slept()[i] {
			t.Errorf("waits %s are not longer and longer", r.clock.Slept())
		}
	}
}

// A server that never gets done is left alone, and asked again later about the same pictures.
func TestPicturesAreNotWaitedForForEver(t *testing.T) {
	eachMode(t, func(t *testing.T, r *rig) {
		r.server.Work(1000)
		d, trail := entry(t, "너무 천천히", 2), &destinationtest.Trail{}
		_, err := r.open().Deliver(t.Context(), d, trail)
		if journal.KindOf(err) != journal.Later || !journal.RetryAt(err).After(r.clock.Now()) {
			t.Errorf("%v, want Later", err)
		}
		if n := r.tally("GET", "/api/v1/media/*"); n > 20 {
			t.Errorf("it was asked for %d times", n)
		}
		r.server.Work(0)
		e := newErrand(r, d, true)
		e.Trail = trail
		e.Run()
		e.arrived()
		if n := r.tally("POST", media); n != 2 {
			t.Errorf("%d pictures were sent, want 2", n)
		}
	})
}

// The documentation shows 206 without a body.
func TestABareAnswerToAPictureIsPatience(t *testing.T) {
	r := newRig(t, double.Mastodon)
	r.server.Work(1)
	r.server.Plan(double.On("GET", "/api/v1/media/*", double.Answer(206, "application/json", "")))
	if _, err := r.deliver(entry(t, "빈", 1)); err != nil {
		t.Error(err)
	}
}

// A server that refuses the post because it is not done after all is asked again later, and that
// is no repeat: nothing is looked for.
func TestAPostRefusedForUnfinishedPicturesWaits(t *testing.T) {
	r := newRig(t, double.Mastodon)
	r.server.Plan(double.All(
		double.On("POST", statuses, double.Fail(422, "첨부 파일이 처리되지 않았습니다")),
		double.On("GET", "/api/v1/media/*", double.Answer(206, "application/json", "{}")),
	))
	d, trail := entry(t, "아직", 1), &destinationtest.Trail{}
	_, err := r.open().Deliver(t.Context(), d, trail)
	if journal.KindOf(err) != journal.Later {
		t.Errorf("%v, want Later", err)
	}
	e := newErrand(r, d, true)
	e.Trail = trail
	e.Run()
	e.arrived()
	if n := r.tally("GET", "/api/v1/accounts/*/statuses"); n != 0 {
		t.Errorf("own posts were read %d times", n)
	}
}

// Pictures that are swept while the post is on its way are sent again, after a look.
func TestSweptPicturesAreSentAgain(t *testing.T) {
	eachMode(t, func(t *testing.T, r *rig) {
		r.server.Plan(double.On("POST", statuses, double.First(r.server.Sweep)))
		e := newErrand(r, entry(t, "쓸려 간", 2), true)
		e.Run()
		e.arrived()
		if e.Synced != 1 {
			t.Errorf("it took %d syncs: %v", e.Synced, e.Errs)
		}
		if n := r.tally("POST", media); n != 4 {
			t.Errorf("%d pictures were sent, want 4", n)
		}
	})
}

// One of two is swept: Pixelfed hands the other one to a draft that nobody sees.
func TestOneSweptPictureIsSentAgain(t *testing.T) {
	eachMode(t, func(t *testing.T, r *rig) {
		r.server.Plan(double.On("POST", statuses, double.First(func() { r.server.SweepLast() })))
		e := newErrand(r, entry(t, "하나만", 2), true)
		e.Run()
		e.arrived()
		if e.Synced != 1 {
			t.Errorf("it took %d syncs: %v", e.Synced, e.Errs)
		}
	})
}

// A picture that only the post is refused for, while the server shows it as if it was free, is not
// tried twice: GoToSocial shows what is attached.
func TestSpentPicturesAreSentAgain(t *testing.T) {
	eachMode(t, func(t *testing.T, r *rig) {
		d := r.attempt(entry(t, "다 쓴", 2), double.TooMany(time.Minute))
		r.server.Spend()
		e := newErrand(r, d, true)
		for name, value := range d.Notes {
			if err := e.Trail.Note(t.Context(), name, value); err != nil {
				t.Fatal(err)
			}
		}
		e.Run()
		e.arrived()
		if e.Synced != 1 {
			t.Errorf("it took %d syncs: %v", e.Synced, e.Errs)
		}
		if n := r.tally("POST", media); n != 4 {
			t.Errorf("%d pictures were sent, want 4", n)
		}
	})
}

// Pictures wait at the server for as long as it keeps them, not longer.
func TestAnUploadIsALease(t *testing.T) {
	for _, tc := range []struct {
		mode    double.Mode
		pause   time.Duration
		uploads int
	}{
		{double.Mastodon, 19 * time.Hour, 2},
		{double.Mastodon, 23 * time.Hour, 4}, // still there, but perhaps not for long enough
		{double.Mastodon, 50 * time.Hour, 4},
		{double.GoToSocial, 19 * time.Hour, 2},
		{double.GoToSocial, 80 * time.Hour, 4},
		{double.Pixelfed, time.Hour, 2},
		{double.Pixelfed, 3 * time.Hour, 4},
	} {
		r := newRig(t, tc.mode)
		d := r.attempt(entry(t, "오래", 2), double.TooMany(time.Minute))
		r.clock.Pass(tc.pause)
		if _, err := r.deliver(d); err != nil {
			t.Errorf("%s after %s: %v", tc.mode, tc.pause, err)
		}
		if n := r.tally("POST", media); n != tc.uploads {
			t.Errorf("%s after %s: %d pictures were sent, want %d", tc.mode, tc.pause, n, tc.uploads)
		}
		r.counts(1)
	}
}

// A delivery that broke off between two pictures goes on with the second.
func TestAnUploadGoesOnWhereItBrokeOff(t *testing.T) {
	eachMode(t, func(t *testing.T, r *rig) {
		e := newErrand(r, entry(t, "이어서", 2), true)
		r.server.Plan(double.At(4, double.CutEarly))
		e.Run()
		e.arrived()
		if n := r.tally("POST", media); n != 3 {
			t.Errorf("%d pictures were begun, want 3", n)
		}
	})
}

// A key that Pixelfed has seen proves nothing, post or no post.
func TestARepeatedKeyProvesNothing(t *testing.T) {
	for name, first := range map[string]double.Trouble{
		"no post was made": double.CutBefore, "a post was made": double.CutAfter,
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t, double.Pixelfed)
			refuse := double.Fail(400, "Duplicate idempotency key.")
			r.server.Plan(double.On("POST", statuses, first, refuse, refuse))
			e := newErrand(r, entry(t, "같은 열쇠", 2), true)
			e.Run()
			e.arrived()
		})
	}
}

// Mastodon has answered 500 to a key that it knew.
func TestARepeatedKeyMayEndInTrouble(t *testing.T) {
	r := newRig(t, double.Mastodon)
	r.server.Plan(double.On("POST", statuses, double.FailAfter(500, "oops"), double.Fail(500, "oops")))
	e := newErrand(r, entry(t, "같은 열쇠", 1), true)
	e.Run()
	e.arrived()
}

func TestAnAnswerWithoutPicturesIsCheckedAgainstThePost(t *testing.T) {
	eachMode(t, func(t *testing.T, r *rig) {
		r.server.Plan(double.On("POST", statuses, double.HidePictures))
		receipt, err := r.deliver(entry(t, "있다", 2))
		if err != nil || receipt.Partial != "" {
			t.Errorf("%+v, %v, want a whole receipt", receipt, err)
		}
	})
}

func TestALostPictureIsSaid(t *testing.T) {
	eachMode(t, func(t *testing.T, r *rig) {
		r.server.Lose(1)
		receipt, err := r.deliver(entry(t, "잃었다", 2))
		if err != nil || !strings.Contains(receipt.Partial, "picture 2 of 2") {
			t.Errorf("%+v, %v, want the missing picture named", receipt, err)
		}
	})
}

// Mastodon before 4.3 posts without pictures that it does not have any more, and says nothing. Where
// that answer is lost as well, the bare post is found, not made twice.
func TestAPostStrippedOfItsPicturesIsFoundAndMended(t *testing.T) {
	for name, cut := range map[string]double.Trouble{"answered": nil, "cut": double.CutAfter} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t, double.Mastodon)
			r.server.Drop()
			sweep := func(w http.ResponseWriter, q *http.Request, serve http.HandlerFunc) {
				r.server.Sweep()
				if cut == nil {
					serve(w, q)
					return
				}
				cut(w, q, serve)
			}
			r.server.Plan(double.On("POST", statuses, sweep))
			e := newErrand(r, entry(t, "벌거벗은", 2), true)
			e.Run()
			e.arrived()
		})
	}
}
