package mastodon_test

import (
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination/destinationtest"
	double "sojourn/sync/destination/mastodon/mastodondouble"
)

// Words alone have no media id: they are found by what they say and when.
func TestWordsAloneAreFoundWordByWord(t *testing.T) {
	var after, before double.Trouble = double.CutAfter, double.CutBefore
	const none = journal.NotFound
	noSource := double.Always("GET", statuses+"/*/source", double.Fail(404, "no route"))
	other := func(text string) func(*rig) { return func(r *rig) { r.server.Write(text) } }
	for name, tc := range map[string]struct {
		post  double.Trouble
		also  func(*rig)
		find  func(double.Request) double.Trouble
		want  journal.Kind // journal.Other: found
		posts int
	}{
		"it arrived":                        {post: after, posts: 1},
		"it did not":                        {post: before, want: none},
		"it did not, and one is like it":    {post: before, also: other(wordsAlone + "!"), want: none, posts: 1},
		"it arrived among others":           {post: after, also: other("다른 말"), posts: 2},
		"two have its words":                {post: after, also: other(wordsAlone), want: unknown, posts: 2},
		"a server without sources":          {post: after, find: noSource, posts: 1},
		"a server without sources, and not": {post: before, also: other("다른 말"), find: noSource, want: none, posts: 1},
	} {
		t.Run(name, func(t *testing.T) {
			for _, mode := range []double.Mode{double.Mastodon, double.GoToSocial} {
				r := newRig(t, mode)
				d := r.attempt(entry(t, wordsAlone, 0), tc.post)
				r.clock.Pass(time.Second)
				if tc.also != nil {
					tc.also(r)
				}
				r.server.Plan(tc.find)
				_, err := r.find(d)
				if journal.KindOf(err) != tc.want || (err == nil) != (tc.want == journal.Other) {
					t.Errorf("%s: %v, want kind %d", mode, err, tc.want)
				}
				r.counts(tc.posts)
			}
		})
	}
}

const wordsAlone = "안개 <b>낀</b> 아침 & \"강\"\n\n둘째 문단 https://example.org/a/very/long/path/to/see " +
	"@desk@example.org #평양"

// The same words, twice, and the second ones cut: the first are not taken for them.
func TestTwinsAreToldApart(t *testing.T) {
	for _, mode := range []double.Mode{double.Mastodon, double.GoToSocial} {
		for _, fresh := range []bool{true, false} {
			r := newRig(t, mode)
			to := r.open()
			if _, err := to.Deliver(t.Context(), entry(t, "눈", 0), &destinationtest.Trail{}); err != nil {
				t.Fatal(err)
			}
			r.clock.Pass(20 * time.Millisecond)
			d, trail := entry(t, "눈", 0), &destinationtest.Trail{}
			r.server.Plan(double.On("POST", statuses, double.CutBefore))
			if _, err := to.Deliver(t.Context(), d, trail); journal.KindOf(err) != journal.Unknown {
				t.Fatalf("%v, want Unknown", err)
			}
			if d.Notes = trail.Notes(); fresh {
				to = r.open()
			}
			if found, err := to.Find(t.Context(), d); journal.KindOf(err) != journal.NotFound {
				t.Errorf("%s, new process %t: %+v, %v, want NotFound", mode, fresh, found, err)
			}
		}
	}
}

// The other one of two twins arrives while it is not known what became of the first.
func TestATwinThatArrivesIsNotTakenForTheOther(t *testing.T) {
	for _, mode := range []double.Mode{double.Mastodon, double.GoToSocial} {
		r := newRig(t, mode)
		to, trail := r.open(), &destinationtest.Trail{}
		d := entry(t, "눈", 0)
		r.server.Plan(double.On("POST", statuses, double.CutBefore))
		if _, err := to.Deliver(t.Context(), d, trail); journal.KindOf(err) != journal.Unknown {
			t.Fatalf("%v, want Unknown", err)
		}
		if _, err := to.Deliver(t.Context(), entry(t, "눈", 0), &destinationtest.Trail{}); err != nil {
			t.Fatal(err)
		}
		d.Notes = trail.Notes()
		if found, err := to.Find(t.Context(), d); journal.KindOf(err) != journal.NotFound {
			t.Errorf("%s: %+v, %v, want NotFound", mode, found, err)
		}
	}
}

func TestAPromiseThatNothingArrivedTakesAMinute(t *testing.T) {
	eachMode(t, func(t *testing.T, r *rig) {
		d := r.attempt(entry(t, "늦게", 1), double.CutBefore)
		if _, err := r.find(d); journal.KindOf(err) != journal.NotFound {
			t.Errorf("%v, want NotFound", err)
		}
		if n := r.clock.Waits(time.Minute); n != 1 {
			t.Errorf("it waited %d times, want once", n)
		}
		again := d
		again.ID, again.Key = d.ID+"2", d.Key+"2" // as after the promise
		if _, err := r.deliver(again); err != nil {
			t.Errorf("after the promise: %v", err)
		}
		if n := r.clock.Waits(time.Minute); n != 1 {
			t.Errorf("it waited again after the promise")
		}
		r.server.Remove(r.server.Posts()[0].ID)
		lists := r.tally("GET", "/api/v1/accounts/*/statuses")
		r.clock.Pass(time.Hour)
		if _, err := r.find(d); journal.KindOf(err) != journal.NotFound {
			t.Errorf("%v, want NotFound", err)
		}
		if n := r.clock.Waits(time.Minute); n != 1 || r.tally("GET", "/api/v1/accounts/*/statuses") == lists {
			t.Errorf("an hour later it waited, or did not look")
		}
	})
}

// A post that lands while it is looked for is found in the second look.
func TestAPostThatLandsLateIsFound(t *testing.T) {
	r := newRig(t, double.GoToSocial)
	d := r.attempt(entry(t, "늦은 눈", 0), double.CutBefore)
	r.clock.OnSleep(time.Minute, func() { r.server.Write("늦은 눈") })
	if _, err := r.find(d); err != nil {
		t.Error(err)
	}
}

// Deliver, too, looks before it posts again: with the same key, hours after servers forgot that key.
func TestARepeatLooksFirst(t *testing.T) {
	eachMode(t, func(t *testing.T, r *rig) {
		d := r.attempt(entry(t, "다시", 2), double.CutAfter)
		for _, pause := range []time.Duration{0, 2 * time.Hour, 30 * time.Hour} {
			r.clock.Pass(pause)
			receipt, err := r.deliver(d)
			if err != nil || receipt.RemoteID != r.server.Posts()[0].ID {
				t.Errorf("after %s: %+v, %v", pause, receipt, err)
			}
		}
		r.counts(1)
		if n := r.tally("POST", media); n != 2 {
			t.Errorf("%d pictures were sent, want 2", n)
		}
	})
}

func TestWhatCannotBeLookedAtIsNotSentAgain(t *testing.T) {
	for name, trouble := range map[string]double.Trouble{
		"no link": double.CutBefore, "a portal": double.Portal, "trouble": double.Fail(500, "oops"),
		"too many requests": double.TooMany(time.Minute), "no token": double.Fail(401, "revoked"),
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t, double.GoToSocial)
			d := r.attempt(entry(t, "모른다", 1), double.CutAfter)
			r.server.Plan(double.Always("GET", "/api/v1/accounts/*/statuses", trouble))
			_, err := r.deliver(d)
			if journal.KindOf(err) != journal.Unknown {
				t.Errorf("Deliver: %v, want Unknown", err)
			}
			_, err = r.find(d)
			if kind := journal.KindOf(err); err == nil || kind == journal.NotFound {
				t.Errorf("Find: %v, which is a promise", err)
			}
			r.counts(1)
		})
	}
}

func TestOwnPostsAreReadPageByPage(t *testing.T) {
	for _, mode := range []double.Mode{double.Mastodon, double.GoToSocial} {
		r := newRig(t, mode)
		d := r.attempt(entry(t, "아래", 1), double.CutAfter)
		for range 35 {
			r.server.Write("그 사이")
		}
		if _, err := r.find(d); err != nil {
			t.Errorf("%s: %v", mode, err)
		}
		if n := r.tally("GET", "/api/v1/accounts/*/statuses"); n != 4 {
			t.Errorf("%s: %d pages were read, want 4", mode, n)
		}
	}
}

// What is older than the attempt is not read: the traveller pays by the megabyte.
func TestOldPostsAreNotRead(t *testing.T) {
	r := newRig(t, double.Mastodon)
	for range 100 {
		r.server.Write("옛날")
	}
	r.clock.Pass(time.Hour)
	d := r.attempt(entry(t, "지금", 1), double.CutBefore)
	if _, err := r.find(d); journal.KindOf(err) != journal.NotFound {
		t.Errorf("%v, want NotFound", err)
	}
	if n := r.tally("GET", "/api/v1/accounts/*/statuses"); n != 2 {
		t.Errorf("%d pages were read, want 2: one before the minute and one after", n)
	}
}

func TestAServerThatDoesNotPageProvesNothing(t *testing.T) {
	r := newRig(t, double.Mastodon)
	d := r.attempt(entry(t, "첫 쪽", 1), double.CutBefore)
	for range 12 {
		r.server.Write("그 사이")
	}
	r.server.Plan(double.Always("GET", "/api/v1/accounts/*/statuses", double.WithoutQuery))
	if _, err := r.find(d); journal.KindOf(err) != journal.Unknown {
		t.Errorf("%v, want Unknown", err)
	}
}

// A laptop whose clock is hours off finds its post all the same.
func TestTheLaptopsClockDoesNotMatter(t *testing.T) {
	for _, off := range []time.Duration{-9 * time.Hour, 9 * time.Hour} {
		r := newRigApart(t, double.Mastodon, off)
		d := r.attempt(entry(t, "시차", 0), double.CutAfter)
		found, err := r.find(d)
		if err != nil {
			t.Errorf("%s: %v", off, err)
		}
		if late := r.clock.Now().Sub(found.At); late < -time.Minute || late > time.Minute {
			t.Errorf("%s: the receipt is %s late", off, late)
		}
	}
}

// Notes that are lost, all of them: a post like it makes it unknown, no post is a promise.
func TestLostNotesAreNoProof(t *testing.T) {
	eachMode(t, func(t *testing.T, r *rig) {
		d := entry(t, "잃은 쪽지", 1)
		if _, err := r.find(d); journal.KindOf(err) != journal.NotFound {
			t.Errorf("before it was sent: %v, want NotFound", err)
		}
		if _, err := r.deliver(d); err != nil {
			t.Fatal(err)
		}
		if _, err := r.find(d); journal.KindOf(err) != journal.Unknown {
			t.Errorf("after it was sent: %v, want Unknown", err)
		}
	})
}

// Notes that are there say what happened without a request.
func TestWhatNeverBeganIsKnownWithoutALink(t *testing.T) {
	r := newRig(t, double.Mastodon)
	d := entry(t, "중간에", 2)
	d.Notes = map[string]string{"media:0": "113000000000000001 1361779771"}
	if _, err := r.find(d); journal.KindOf(err) != journal.NotFound {
		t.Errorf("%v, want NotFound", err)
	}
	if n := len(r.server.Requests()); n != 0 {
		t.Errorf("%d requests", n)
	}
}

// A note that cannot be read counts as a post that was begun.
func TestASpoiltNoteIsNoProof(t *testing.T) {
	r := newRig(t, double.GoToSocial)
	d := r.attempt(entry(t, "번진 잉크", 1), double.CutAfter)
	d.Notes["posting"] = "@#!"
	if _, err := r.find(d); err != nil {
		t.Error(err)
	}
	if _, err := r.deliver(d); err != nil {
		t.Error(err)
	}
	r.counts(1)
}

// What is said of a repeat may be because of the first one: it is no refusal.
func TestARefusedRepeatProvesNothing(t *testing.T) {
	r := newRig(t, double.Mastodon)
	d := r.attempt(entry(t, "되풀이", 0), double.Portal)
	r.server.Plan(double.Always("POST", statuses, double.Fail(422, "no")))
	if _, err := r.deliver(d); journal.KindOf(err) != journal.Unknown {
		t.Errorf("with the same key: %v, want Unknown", err)
	}
	d.Key += "2"
	if _, err := r.deliver(d); journal.KindOf(err) != journal.Refused {
		t.Errorf("with another key: %v, want Refused", err)
	}
}

// Another entry with the same words and its own picture is another entry.
func TestTheWordsOfAnotherPictureAreNoProof(t *testing.T) {
	eachMode(t, func(t *testing.T, r *rig) {
		d := r.attempt(entry(t, "같은 말", 1), double.CutBefore)
		if _, err := r.deliver(entry(t, "같은 말", 1)); err != nil {
			t.Fatal(err)
		}
		if _, err := r.find(d); journal.KindOf(err) != journal.NotFound {
			t.Errorf("%v, want NotFound", err)
		}
	})
}

// A post that was shown again is found itself, also where the server lists both.
func TestABoostIsNoPost(t *testing.T) {
	r := newRig(t, double.Mastodon)
	d := r.attempt(entry(t, "다시 보여 준", 1), double.CutAfter)
	made := r.server.Posts()[0].ID
	r.server.Boost(made)
	r.server.Plan(double.Always("GET", "/api/v1/accounts/*/statuses", double.WithoutQuery))
	found, err := r.find(d)
	if err != nil || found.RemoteID != made {
		t.Errorf("%+v, %v, want post %s", found, err, made)
	}
}
