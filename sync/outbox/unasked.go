package outbox

import (
	"context"
	"slices"
	"strings"
	"time"

	"sojourn/journal"
)

// slack is how far clocks are off without anybody having set them.
const slack = time.Minute

// unasked bounds what goes although nobody asked for it just now. Nil bounds nothing.
type unasked struct {
	grace    time.Duration // since the entry was changed or marked
	linkCame bool          // since it was missed
	auto     Auto
}

// ripe is when a delivery may go by itself.
func (u *unasked) ripe(d journal.Delivery, e journal.Entry) time.Time {
	return later(d.MarkedAt, e.EditedAt).Add(u.grace)
}

// early reports whether d's entry was changed or marked just now. What is to be looked at only is never early.
func (u *unasked) early(d journal.Delivery, e journal.Entry, now time.Time) bool {
	if u == nil {
		return false
	}
	ripe := u.ripe(d, e)
	return ripe.After(now) && ripe.Sub(now) <= u.grace+slack // else the clock was set back since
}

// knows reports that d waits for a link, and that there is one now.
func (u *unasked) knows(d journal.Delivery) bool {
	return u != nil && u.linkCame && (strings.HasPrefix(d.Reason, noLink) || strings.HasPrefix(d.Reason, unsure))
}

// mayGo reports whether anything may go to a destination now. The traveller may have said otherwise
// meanwhile, or another link may be taken.
func (s *sending) mayGo(ctx context.Context, name string) (bool, error) {
	u := s.options.unasked
	if u == nil {
		return true, nil
	}
	all, err := s.Store.Destinations(ctx)
	at := slices.IndexFunc(all, func(d journal.Destination) bool { return d.Name == name })
	return at >= 0 && u.auto.may(all[at], u.auto.Link()), err
}

// due counts what may go by itself.
type due struct {
	all int       // also what waits for a link
	may int       // over the link that there is
	now int       // of these, at once
	at  time.Time // when the first of these goes
}

// due looks through the outbox, without freezing anything.
func (w *watch) due(ctx context.Context, on, may []string) (due, error) {
	var found due
	all, err := w.Store.Outbox(ctx)
	if err != nil {
		return found, err
	}
	for _, d := range all {
		if !slices.Contains(on, d.Destination) || forTraveller(d) {
			continue
		}
		found.all++
		if !slices.Contains(may, d.Destination) {
			continue
		}
		found.may++
		at, err := w.when(ctx, d)
		if err != nil {
			return found, err
		}
		if !at.After(w.Now()) {
			found.now++
		} else if found.at.IsZero() || at.Before(found.at) {
			found.at = at
		}
	}
	return found, nil
}

// forTraveller reports whether only the traveller can make d go.
func forTraveller(d journal.Delivery) bool {
	return d.State == journal.StateNeedsYou || d.HeldByHand() || d.Doubted && !unsettled(d)
}

// when is when d may go by itself over the link that there is.
func (w *watch) when(ctx context.Context, d journal.Delivery) (time.Time, error) {
	now, bounds, at := w.Now(), w.unasked(), d.NotBefore
	if !bounds.knows(d) {
		at = later(at, dueAt(d, now))
	}
	if at.After(now) || unsettled(d) {
		return at, nil
	}
	e, err := w.Store.Entry(ctx, d.Entry)
	if err == nil && bounds.early(d, e, now) {
		at = bounds.ripe(d, e)
	}
	return at, err
}
