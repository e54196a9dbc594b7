package outbox

import (
	"context"
	"slices"

	"sojourn/journal"
)

// turnedAway keeps everything for a destination that cannot be reached or does not let us in.
func (s *sending) turnedAway(ctx context.Context, q queue, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	why := stay{reason: reasonOf(err)}
	switch journal.KindOf(err) {
	case journal.Offline:
		why.until = s.lost(q.destination.Name, why.reason)
		why.reason = noLink + why.reason
		return s.holdAll(ctx, q.items, why)
	case journal.Later, journal.Unknown, journal.Other:
		why.until = s.nextTry(q.destination.Name, err)
	default:
		why.you = true
	}
	s.saw(q.destination.Name, why.reason)
	return s.holdAll(ctx, q.items, why)
}

// holdAll keeps items: each for its own reason, or for why where it would have gone.
func (s *sending) holdAll(ctx context.Context, items []item, why stay) error {
	for _, i := range items {
		reason := i.stays
		if reason == goes || i.State == journal.StateWithdrawing && why != goes {
			reason = why
		}
		if err := s.hold(ctx, i, reason); err != nil {
			return err
		}
		switch {
		case i.stays == goes && s.pausedOut:
			s.leave(i)
		case i.stays == goes:
			s.meter.end(i, journal.StateHeld, reason.reason)
		}
	}
	return nil
}

// hold writes down why i stays, unless its state says so already.
func (s *sending) hold(ctx context.Context, i item, why stay) error {
	s.touch(i)
	if why.keep || why == goes {
		return nil
	}
	state := journal.StateHeld
	if why.you {
		state = journal.StateNeedsYou
	}
	if i.State == journal.StateWithdrawing {
		state = i.State
	}
	if i.State == state && i.Reason == why.reason && i.NextTry.Equal(why.until) {
		return nil
	}
	ctx = context.WithoutCancel(ctx)
	if state == journal.StateNeedsYou && i.Attempts > 0 && i.dispatch.ID != "" {
		if err := s.Store.Note(ctx, i.dispatch.ID, noteAgain, "yes"); err != nil {
			return err
		}
	}
	err := s.Store.Hold(ctx, i.Entry, i.Destination, state, why.reason, why.until)
	if kind := journal.KindOf(err); kind == journal.Conflict || kind == journal.NotFound {
		return nil // it was changed or unmarked in the meantime: the next plan sees it
	}
	return err
}

func (s *sending) touch(i item) {
	k := key{i.Entry, i.Destination}
	if !slices.Contains(s.touched, k) {
		s.touched = append(s.touched, k)
	}
}

// result reads how the deliveries stand now.
func (s *sending) result(ctx context.Context) (journal.SyncResult, error) {
	r := journal.SyncResult{Offline: s.offline, Bytes: s.meter.left(), Wire: s.wire.Bytes()}
	for _, k := range s.touched {
		entry, err := s.Store.Entry(ctx, k.entry)
		if err != nil {
			return r, err
		}
		for _, d := range entry.Deliveries {
			if d.Destination == k.destination {
				r.Deliveries = append(r.Deliveries, d)
			}
		}
	}
	return r, nil
}
