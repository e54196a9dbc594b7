package mastodon_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/mastodon/mastodondouble"
)

// watchedTrail writes down notes among the requests that the server has seen by then.
type watchedTrail struct {
	destinationtest.Trail
	server *mastodondouble.Server
	log    []string
	fail   string // the note that cannot be written
	during func(name string)
}

func (t *watchedTrail) Note(ctx context.Context, name, value string) error {
	if name == t.fail {
		return errors.New("no space left on device")
	}
	t.log = append(t.log, fmt.Sprintf("%d: %s", len(t.server.Requests()), name))
	if t.during != nil {
		t.during(name)
	}
	return t.Trail.Note(ctx, name, value)
}

func TestEachStepIsNotedBeforeTheNext(t *testing.T) {
	eachMode(t, func(t *testing.T, r *rig) {
		trail := &watchedTrail{server: r.server}
		d := entry(t, "순서대로", 2)
		if _, err := r.open().Deliver(t.Context(), d, trail); err != nil {
			t.Fatal(err)
		}
		var requests []string
		for _, q := range r.server.Requests() {
			requests = append(requests, q.Method+" "+strings.TrimPrefix(q.Path, "/api/"))
		}
		want := []string{
			"GET v1/accounts/verify_credentials", "GET v2/instance",
			"POST v2/media", "POST v2/media", "POST v1/statuses",
		}
		isPoll := func(s string) bool { return strings.HasPrefix(s, "GET v1/media/") }
		got := slices.DeleteFunc(slices.Clone(requests), isPoll)
		if !slices.Equal(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
		posted := slices.Index(requests, "POST v1/statuses")
		notes := []string{"3: media:0", "4: media:1", fmt.Sprintf("%d: posting", posted)}
		if !slices.Equal(trail.log, notes) {
			t.Errorf("%q, want %q", trail.log, notes)
		}
		if key := r.server.Posts()[0].Key; key != d.Key {
			t.Errorf("the key was %q, want %q", key, d.Key)
		}
	})
}

func TestNothingIsPostedThatCannotBeNoted(t *testing.T) {
	for _, note := range []string{"media:0", "posting"} {
		t.Run(note, func(t *testing.T) {
			r := newRig(t, mastodondouble.Mastodon)
			trail := &watchedTrail{server: r.server, fail: note}
			_, err := r.open().Deliver(t.Context(), entry(t, "디스크가 가득", 1), trail)
			if journal.KindOf(err) != journal.NeedsUser || journal.HintOf(err) == "" {
				t.Errorf("%v, want NeedsUser with a hint", err)
			}
			r.counts(0)
		})
	}
}

func TestAStopBeforeThePostLeavesIsClean(t *testing.T) {
	eachMode(t, func(t *testing.T, r *rig) {
		ctx, cancel := context.WithCancel(t.Context())
		trail := &watchedTrail{server: r.server}
		trail.during = func(name string) {
			if name == "posting" {
				cancel()
			}
		}
		_, err := r.open().Deliver(ctx, entry(t, "멈춤", 1), trail)
		if journal.KindOf(err) != journal.Offline || !errors.Is(err, context.Canceled) {
			t.Errorf("%v, want Offline because of the stop", err)
		}
		if _, noted := trail.Notes()["posting"]; noted {
			t.Error("a post is noted that never began")
		}
		if n := r.tally("POST", "/api/v1/statuses"); n != 0 {
			t.Errorf("%d posts left", n)
		}
	})
}

func TestAStopWhileThePostIsOnItsWayTellsNothing(t *testing.T) {
	for name, after := range map[string]bool{"before it takes effect": false, "after it took effect": true} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t, mastodondouble.GoToSocial)
			ctx, cancel := context.WithCancel(t.Context())
			stall := mastodondouble.Stall(after)
			r.server.Plan(mastodondouble.On("POST", "/api/v1/statuses", mastodondouble.During(cancel, stall)))
			d, trail := entry(t, "멈춤", 1), &destinationtest.Trail{}
			_, err := r.open().Deliver(ctx, d, trail)
			if journal.KindOf(err) != journal.Unknown {
				t.Errorf("%v, want Unknown", err)
			}
			e := newErrand(r, d, true)
			e.Trail, e.Doubt = trail, true
			e.Run()
			e.arrived()
		})
	}
}

func TestAServerThatFallsSilentIsGivenUp(t *testing.T) {
	for name, tc := range map[string]struct {
		method, path string
		want         journal.Kind
	}{
		"at a picture": {"POST", "/api/v2/media", journal.Offline},
		"at the post":  {"POST", "/api/v1/statuses", journal.Unknown},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t, mastodondouble.Mastodon)
			r.server.Plan(mastodondouble.On(tc.method, tc.path, mastodondouble.Stall(true)))
			to := r.open()
			to.GiveUpAfter(100 * time.Millisecond)
			d, trail := entry(t, "조용", 1), &destinationtest.Trail{}
			_, err := to.Deliver(t.Context(), d, trail)
			if journal.KindOf(err) != tc.want {
				t.Fatalf("%v, want %v", err, tc.want)
			}
			e := newErrand(r, d, true)
			e.Trail, e.Doubt = trail, tc.want == journal.Unknown
			e.Run()
			e.arrived()
		})
	}
}
