package destinationtest

import (
	"context"
	"crypto/rand"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// Door stands before a server, and may answer in its place.
type Door func(honest http.Handler) http.Handler

// RunLies has each request of a delivery, and of a withdrawal, meet each lie, and goes on as the outbox does. open
// makes a new, empty place at each call, whose server is behind a door. In a short run each request meets every
// seventh lie.
func RunLies(t *testing.T, open func(t *testing.T, door Door) Harness) {
	for act, test := range map[string]func(*testing.T, Harness, *liar){"delivery": deliverLied, "withdrawal": withdrawLied} {
		t.Run(act, func(t *testing.T) {
			for nth, name := range slices.Sorted(maps.Keys(Lies)) {
				for at, told := int64(0), true; told; at++ {
					l := &liar{lie: Lies[name], at: at}
					if testing.Short() && (int64(nth)+at)%7 != 0 {
						continue
					}
					t.Run(fmt.Sprint(name, " ", at), func(t *testing.T) { test(t, open(t, l.door), l) })
					told = l.told.Load() && at < mostRequests
				}
			}
		})
	}
	t.Run("a portal that stays", func(t *testing.T) { portalStays(t, open) })
}

// mostRequests are more than any place needs for a small entry.
const mostRequests = 30

// liar tells a lie once, to the request of a number, after it was let loose.
type liar struct {
	lie   Lie
	at    int64
	come  atomic.Int64
	loose atomic.Bool
	told  atomic.Bool
}

func (l *liar) door(honest http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if l.loose.Load() && l.come.Add(1)-1 == l.at {
			l.told.Store(true)
			l.lie(w, r, honest)
			return
		}
		honest.ServeHTTP(w, r)
	})
}

// patience is how long a traveller watches an answer that does not come. Nothing else takes as long here.
const patience = 300 * time.Millisecond

// watched returns a context that ends when the traveller has had enough.
func watched(t *testing.T, l *liar) (context.Context, context.CancelFunc) {
	if l.told.Load() {
		return context.WithCancel(t.Context())
	}
	return context.WithTimeout(t.Context(), patience)
}

func deliverLied(t *testing.T, h Harness, l *liar) {
	d, trail := Dispatch(t, "거짓말, a lie", 2), &Trail{}
	l.loose.Store(true)
	unsure := false
	for range lieRounds {
		d.Notes = trail.Notes()
		h = again(h)
		ctx, cancel := watched(t, l)
		err := deliverOrFind(ctx, h, d, trail, unsure)
		cancel()
		if err == nil {
			counts(t, h, 1)
			shows(t, h, d)
			return
		}
		switch journal.KindOf(err) {
		case journal.NotFound:
			d.Key, unsure = rand.Text(), false
		case journal.Offline, journal.Later, journal.NeedsUser:
		case journal.Refused:
			t.Fatalf("a lie is taken for a refusal: %v", err)
		default:
			unsure = true
		}
	}
	if posts := h.Posts(t); !h.Blind || !unsure || len(posts) > 1 {
		t.Errorf("not delivered in %d rounds; there is %+v", lieRounds, posts)
	}
}

// again is h as the next sync finds it.
func again(h Harness) Harness {
	if h.Again != nil {
		h.Destination = h.Again()
	}
	return h
}

const lieRounds = 6

func deliverOrFind(ctx context.Context, h Harness, d destination.Dispatch, trail *Trail, find bool) (err error) {
	if find {
		_, err = h.Destination.Find(ctx, d)
	} else {
		_, err = h.Destination.Deliver(ctx, d, trail)
	}
	return err
}

func withdrawLied(t *testing.T, h Harness, l *liar) {
	d, other, trail := Dispatch(t, "거짓 철회", 2), Dispatch(t, "남는 것", 1), &Trail{}
	r := deliver(t, h, d)
	deliver(t, h, other)
	l.loose.Store(true)
	for range lieRounds {
		d.Notes = trail.Notes()
		h = again(h)
		ctx, cancel := watched(t, l)
		err := withdrawerOf(t, h).Withdraw(ctx, d, r, trail)
		cancel()
		switch journal.KindOf(err) {
		case journal.Offline, journal.Later, journal.Unknown, journal.NeedsUser:
			continue
		}
		if err != nil && journal.KindOf(err) != journal.NotFound {
			t.Fatalf("a lie is told as %v", err)
		}
		counts(t, h, 1)
		shows(t, h, other)
		return
	}
	t.Errorf("not withdrawn in %d rounds", lieRounds)
}

// portalStays: while a portal answers all, nothing is sent, found or taken back; then all is as if it had never been.
func portalStays(t *testing.T, open func(t *testing.T, door Door) Harness) {
	var closed atomic.Bool
	h := open(t, func(honest http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if closed.Load() {
				Lies["a portal's page"](w, r, honest)
				return
			}
			honest.ServeHTTP(w, r)
		})
	})
	there, d, trail := Dispatch(t, "그 전에", 1), Dispatch(t, "문이 닫혔다", 1), &Trail{}
	receipt := deliver(t, h, there)
	closed.Store(true)
	for name, act := range map[string]func() error{
		"limits":   func() error { _, err := h.Destination.Limits(t.Context()); return err },
		"delivery": func() error { _, err := h.Destination.Deliver(t.Context(), d, trail); return err },
		"withdrawal": func() error {
			return withdrawerOf(t, h).Withdraw(t.Context(), there, receipt, &Trail{})
		},
	} {
		if err := act(); err == nil || journal.KindOf(err) == journal.NotFound || journal.KindOf(err) == journal.Refused {
			t.Errorf("%s: %v", name, err)
		}
	}
	counts(t, h, 1)
	closed.Store(false)
	d.Notes = trail.Notes()
	deliver(t, h, d)
	counts(t, h, 2)
	shows(t, h, d)
}
