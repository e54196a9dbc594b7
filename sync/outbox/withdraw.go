package outbox

import (
	"context"
	"slices"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// mustWithdraw tells whether i is to be taken back now.
func (s *sending) mustWithdraw(i item) bool {
	if i.State != journal.StateWithdrawing || i.stays.you && !i.stays.keep {
		return false
	}
	return !s.options.Due || !i.stays.you && !dueAt(i.Delivery, s.Now()).After(s.Now())
}

// withdrawAll takes back what is to be. stopped says that the link is gone.
func (s *sending) withdrawAll(ctx context.Context, to destination.Destination, q queue) (stopped bool, err error) {
	var items, others []item
	for _, i := range q.items {
		if s.mustWithdraw(i) {
			i.dispatch = journal.Dispatch{ID: i.dispatch.ID} // nothing of it is sent
			items = append(items, i)
		} else {
			others = append(others, i)
		}
	}
	s.meter.expect(load{items: len(items), files: len(items)})
	for n, i := range items {
		end, err := s.withdraw(ctx, to, i)
		s.meter.end(i, end.state, end.reason)
		if err != nil {
			return true, err
		}
		if end.stop == goes {
			continue
		}
		if err := s.holdAll(ctx, items[n+1:], end.stop); err != nil || end.again {
			return false, err
		}
		return true, s.holdAll(ctx, others, end.stop)
	}
	return false, nil
}

// withdraw takes i back, and keeps what became of that. An ending with a stop is that of all that is to
// be taken back from this destination; again says that sending may go on.
func (s *sending) withdraw(ctx context.Context, to destination.Destination, i item) (ending, error) {
	s.touch(i)
	s.meter.begin(i)
	failure, err := s.takeBack(ctx, to, i)
	for n := 1; n < tries && err == nil && journal.KindOf(failure) == journal.Unknown && ctx.Err() == nil; n++ {
		failure, err = s.takeBack(ctx, to, i) // it looks, too: what is gone is no error
	}
	if err != nil {
		return ending{state: i.State}, err
	}
	ctx, end := context.WithoutCancel(ctx), s.withdrawn(ctx, i.Destination, failure)
	switch end.state {
	case journal.StateWithdrawn:
		err = s.Store.Withdrawn(ctx, i.Entry, i.Destination, s.Now())
	case journal.StateDelivered:
		err = s.Store.StaysSent(ctx, i.Entry, i.Destination, end.reason)
	default:
		err = s.Store.Hold(ctx, i.Entry, i.Destination, end.state, end.reason, end.next)
	}
	if kind := journal.KindOf(err); kind == journal.Conflict || kind == journal.NotFound {
		err = nil // it was unmarked in the meantime
	}
	return end, err
}

// withdrawn says what follows from how a withdrawal failed, or did not.
func (s *sending) withdrawn(ctx context.Context, name string, failure error) ending {
	if failure == nil {
		s.succeeded(name)
		return ending{state: journal.StateWithdrawn}
	}
	reason := reasonOf(failure)
	switch kind := journal.KindOf(failure); {
	case kind == journal.Refused:
		return ending{state: journal.StateDelivered, reason: "it could not be taken back: " + reason}
	case ctx.Err() != nil:
		return ending{state: journal.StateWithdrawing, reason: "stopped while it was taken back", next: s.Now()}
	case kind == journal.Offline:
		at := s.lost(name, reason)
		reason = noLink + reason
		return ending{
			state: journal.StateWithdrawing, reason: reason, next: at, stop: stay{reason: reason, until: at},
		}
	case kind == journal.Later:
		at := s.nextTry(name, failure)
		return ending{
			state: journal.StateWithdrawing, reason: reason, next: at, stop: stay{reason: reason, until: at}, again: true,
		}
	case kind == journal.Unknown:
		return ending{state: journal.StateWithdrawing, reason: reason, next: s.nextTry(name, failure)}
	}
	return ending{state: journal.StateWithdrawing, reason: reason}
}

// takeBack has the destination take back all that it holds of i, after what may have arrived was looked
// for. failure is the destination's, err the journal's.
func (s *sending) takeBack(ctx context.Context, to destination.Destination, i item) (failure, err error) {
	taker, ok := to.(destination.Withdrawer)
	if !ok {
		return &journal.Error{
			Kind: journal.Refused, Op: i.Destination + " can take nothing back",
			Hint: "remove it there, or leave it as it is",
		}, nil
	}
	if failure, err := s.prove(ctx, to, i); err != nil || failure != nil {
		return failure, err
	}
	there, err := s.there(ctx, i.Delivery)
	for _, r := range there {
		if err != nil || failure != nil {
			return failure, err
		}
		failure, err = s.takeReceipt(ctx, taker, i, r)
	}
	return failure, err
}

func (s *sending) takeReceipt(
	ctx context.Context, taker destination.Withdrawer, i item, r journal.Receipt,
) (failure, err error) {
	if i.dispatch, err = s.Store.Dispatch(ctx, r.Dispatch); err != nil {
		return nil, err
	}
	t, err := s.history(ctx, i)
	if err != nil {
		return nil, err
	}
	if failure = taker.Withdraw(ctx, t.open(ctx, s), r, t.trail); journal.KindOf(failure) == journal.NotFound {
		failure = nil
	}
	return failure, nil
}

// prove looks for what of i may have arrived, and keeps the receipt of what has.
func (s *sending) prove(ctx context.Context, to destination.Destination, i item) (failure, err error) {
	all, err := s.Store.Receipts(ctx, i.Entry)
	known := func(r journal.Receipt) bool { return r.Dispatch == i.dispatch.ID }
	if err != nil || i.dispatch.ID == "" || slices.ContainsFunc(all, known) {
		return nil, err
	}
	if i.dispatch, err = s.Store.Dispatch(ctx, i.dispatch.ID); err != nil {
		return nil, err
	}
	t, err := s.history(ctx, i)
	if err != nil {
		return nil, err
	}
	receipt, failure := to.Find(ctx, t.open(ctx, s))
	if journal.KindOf(failure) == journal.NotFound {
		return nil, nil
	}
	if failure != nil {
		return failure, nil
	}
	t.complete(&receipt, s.Now())
	return nil, s.Store.Arrive(context.WithoutCancel(ctx), t.attempt, receipt)
}
