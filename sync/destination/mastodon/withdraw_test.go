package mastodon_test

import (
	"fmt"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/mastodon/mastodondouble"
)

func TestMastodonTakesBack(t *testing.T) {
	for _, mode := range mastodondouble.Modes {
		t.Run(mode.String(), func(t *testing.T) {
			destinationtest.RunWithdraw(t, func(t *testing.T) destinationtest.Harness { return newRig(t, mode).harness() })
		})
	}
}

// Every request of a withdrawal is cut once, in every way: the post is gone in the end, and no other is.
func TestACutWithdrawalIsGoneOnWith(t *testing.T) {
	eachMode(t, func(t *testing.T, like *rig) {
		for n := 1; n <= 4; n++ {
			for how, cut := range mastodondouble.Cuts {
				t.Run(fmt.Sprintf("request %d %s", n, how), func(t *testing.T) {
					cutWithdrawal(t, newRig(t, like.server.Mode()), n, cut)
				})
			}
		}
	})
}

func cutWithdrawal(t *testing.T, r *rig, n int, cut mastodondouble.Trouble) {
	d, other := entry(t, "철회", 2), entry(t, "남는 것", 1)
	receipt, _ := r.deliver(d)
	stays, _ := r.deliver(other)
	before := len(r.server.Requests())
	r.server.Plan(mastodondouble.At(before+n, cut))
	var err error
	for range 4 {
		if err = r.open().Withdraw(t.Context(), d, receipt, &destinationtest.Trail{}); err == nil {
			break
		}
		if kind := journal.KindOf(err); kind != journal.Offline && kind != journal.Unknown {
			t.Fatalf("a cut is told as %v", err)
		}
	}
	if posts := r.server.Posts(); err != nil || len(posts) != 1 || posts[0].ID != stays.RemoteID {
		t.Errorf("%v, and there is %+v", err, posts)
	}
}

// What is no answer to a withdrawal takes nothing for gone.
func TestAWithdrawalIsNotBelievedBlindly(t *testing.T) {
	const post = "/api/v1/statuses/*"
	for name, tc := range map[string]struct {
		trouble mastodondouble.Trouble
		want    journal.Kind
	}{
		"a portal":                    {mastodondouble.Portal, journal.Offline},
		"another account's post":      {mastodondouble.Fail(404, "Record not found"), journal.NeedsUser},
		"a token that may not":        {mastodondouble.Fail(403, "This action is outside the authorized scopes"), journal.NeedsUser},
		"too many":                    {mastodondouble.TooMany(time.Hour), journal.Later},
		"a server in trouble":         {mastodondouble.Fail(503, "busy"), journal.Unknown},
		"an answer that says nothing": {mastodondouble.Answer(200, "application/json", "{}"), journal.Unknown},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t, mastodondouble.Mastodon)
			d := entry(t, "아직 있다", 1)
			receipt, _ := r.deliver(d)
			r.server.Plan(mastodondouble.On("DELETE", post, tc.trouble))
			err := r.open().Withdraw(t.Context(), d, receipt, &destinationtest.Trail{})
			if journal.KindOf(err) != tc.want || journal.HintOf(err) == "" {
				t.Errorf("%v of kind %d, want kind %d with a hint", err, journal.KindOf(err), tc.want)
			}
			r.counts(1)
		})
	}
}
