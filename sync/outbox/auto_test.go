package outbox_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/outbox"
)

// byItself is an outbox that sends by itself while the rig's clock passes.
type byItself struct {
	*rig
	link   func() journal.Uplink
	state  journal.AutoState // as last told
	rounds []journal.SyncResult
}

func newByItself(t *testing.T, auto journal.Auto, link journal.Uplink) *byItself {
	b := &byItself{rig: newRig(t), link: func() journal.Uplink { return link }}
	b.switchTo(auto)
	return b
}

func (b *byItself) switchTo(auto journal.Auto) {
	b.t.Helper()
	b.destination(journal.Destination{Name: "desk", Kind: "double", Default: true, Auto: auto})
}

var errOver = errors.New("the time is over")

// passes lets time pass, and returns what was asked of the place meanwhile.
func (b *byItself) passes(d time.Duration, opt outbox.Options, grace time.Duration) string {
	b.t.Helper()
	before, end := len(b.place.calls), b.clock.now().Add(d)
	setup := b.setup()
	setup.Sleep = func(ctx context.Context, d time.Duration) error {
		b.clock.pass(d)
		if b.clock.now().After(end) {
			return errOver
		}
		return ctx.Err()
	}
	err := outbox.New(setup).Auto(b.t.Context(), opt, outbox.Auto{
		Link: b.link, Grace: grace,
		Tell: func(s journal.AutoState) { b.state = s },
		Sent: func(r journal.SyncResult, err error) {
			b.check(err)
			b.rounds = append(b.rounds, r)
		},
	})
	if err != nil && !errors.Is(err, errOver) {
		b.t.Fatal(err)
	}
	return strings.Join(b.place.calls[before:], " ")
}

var (
	offline = journal.Uplink{}
	free    = journal.Uplink{Up: true}
	paid    = journal.Uplink{Up: true, Metered: true}
	login   = journal.Uplink{Up: true, Portal: true}
)

func TestWhatGoesByItselfAndWhatDoesNot(t *testing.T) {
	for name, tc := range map[string]struct {
		auto  journal.Auto
		link  journal.Uplink
		goes  bool
		waits string
	}{
		"off":                         {journal.AutoOff, free, false, ""},
		"on":                          {journal.AutoOn, free, true, ""},
		"on, no link":                 {journal.AutoOn, offline, false, "no link"},
		"on, a portal":                {journal.AutoOn, login, false, "a portal wants a login"},
		"on, over a metered link":     {journal.AutoOn, paid, false, "a link that is not metered"},
		"paid for, over a paid link":  {journal.AutoMetered, paid, true, ""},
		"paid for, over a free link":  {journal.AutoMetered, free, true, ""},
		"paid for, without any link":  {journal.AutoMetered, offline, false, "no link"},
		"paid for, behind its portal": {journal.AutoMetered, login, false, "a portal wants a login"},
	} {
		t.Run(name, func(t *testing.T) {
			b := newByItself(t, tc.auto, tc.link)
			id := b.add("저절로", 1)
			b.place.closed = !tc.goes
			b.passes(5*time.Minute, outbox.Options{}, 0)
			if got := b.delivery(id).State == journal.StateDelivered; got != tc.goes || b.state.Waits != tc.waits {
				t.Errorf("delivered %v, waits for %q; want %v, %q", got, b.state.Waits, tc.goes, tc.waits)
			}
			if (b.state.On == "desk") != tc.auto.On() || b.state.Sending {
				t.Errorf("%+v", b.state)
			}
			if tc.goes {
				b.invariants()
			}
		})
	}
}

func TestNothingIsAskedWhereNothingIsDue(t *testing.T) {
	b := newByItself(t, journal.AutoOn, free)
	b.addFor("나중에", 0, b.clock.now().Add(24*time.Hour))
	b.addFor("손으로", 0, journal.ByHand)
	b.place.closed = true
	b.passes(20*time.Minute, outbox.Options{}, 0)
}

// What was changed a moment ago may still be changed, or not be meant to go at all.
func TestAGraceFollowsTheLastChange(t *testing.T) {
	b := newByItself(t, journal.AutoOn, free)
	id, undone := b.add("고치는", 0), b.add("아니다", 0)
	if calls := b.passes(20*time.Second, outbox.Options{}, time.Minute); calls != "" || b.state.Going != 2 || b.state.At.IsZero() {
		t.Errorf("after 20 s: %q, %+v", calls, b.state)
	}
	_, err := b.store.Unmark(t.Context(), []journal.ID{undone}, "desk")
	b.check(err)
	if calls := b.passes(time.Minute, outbox.Options{}, time.Minute); calls == "" {
		t.Error("after 80 s nothing went")
	}
	b.wants(id, journal.StateDelivered, "")
	if len(b.place.posts) != 1 {
		t.Errorf("%d posts", len(b.place.posts))
	}
}

// A place that does not answer is asked less and less often, but at once when the link came anew.
func TestALinkThatComesIsTriedAtOnce(t *testing.T) {
	b := newByItself(t, journal.AutoOn, free)
	id := b.add("다시", 0)
	b.place.faulty = func(string) fault { return noLink }
	if n := len(strings.Fields(b.passes(40*time.Minute, outbox.Options{}, 0))); n < 4 || n > 7 {
		t.Errorf("asked %d times in 40 minutes", n)
	}
	if left := b.delivery(id).NextTry.Sub(b.clock.now()); left < 5*time.Minute {
		t.Errorf("it is tried again in %v: the test is blind", left)
	}
	b.place.faulty = nil
	comes := b.clock.now().Add(20 * time.Second)
	b.link = func() journal.Uplink {
		up := b.clock.now().After(comes)
		b.place.closed = !up
		return journal.Uplink{Up: up}
	}
	b.passes(time.Minute, outbox.Options{}, 0)
	b.wants(id, journal.StateDelivered, "")
	b.invariants()
}

// The traveller may switch it off, and another link may be taken, in the middle of a round.
func TestARoundEndsWhereItMayNotGoOn(t *testing.T) {
	for name, ends := range map[string]func(b *byItself, link *journal.Uplink){
		"switched off": func(b *byItself, _ *journal.Uplink) { b.switchTo(journal.AutoOff) },
		"another link": func(_ *byItself, link *journal.Uplink) { *link = paid },
		"no link":      func(_ *byItself, link *journal.Uplink) { *link = offline },
	} {
		t.Run(name, func(t *testing.T) {
			b, link := newByItself(t, journal.AutoOn, free), free
			b.add("하나", 0)
			b.add("둘", 0)
			b.link = func() journal.Uplink { return link }
			b.place.during = func() { ends(b, &link) }
			b.passes(2*time.Minute, outbox.Options{}, 0)
			if len(b.place.posts) != 1 {
				t.Errorf("%d posts", len(b.place.posts))
			}
		})
	}
}

func TestWhatNeedsTheTravellerIsNotTriedByItself(t *testing.T) {
	b := newByItself(t, journal.AutoOn, free)
	id := b.add("거절", 0)
	b.place.faulty = faults(map[string][]fault{"deliver": {refuse}})
	b.passes(10*time.Minute, outbox.Options{}, 0)
	b.wants(id, journal.StateNeedsYou, "do something")
	if len(b.place.keys) != 1 || len(b.rounds) != 1 {
		t.Errorf("tried %d times in %d rounds", len(b.place.keys), len(b.rounds))
	}
}

func TestTheBudgetIsThatOfAllRounds(t *testing.T) {
	b := newByItself(t, journal.AutoOn, free)
	b.add("하나", 1)
	size := b.plan(outbox.Options{}).Bytes()
	b.clock.pass(time.Hour)
	b.add("둘", 1)
	b.passes(10*time.Minute, outbox.Options{Budget: size + size/2}, 0)
	if len(b.place.posts) != 1 {
		t.Errorf("%d posts of %d bytes", len(b.place.posts), size)
	}
}
