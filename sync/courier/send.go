package courier

import (
	"context"
	"errors"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/bundle"
)

// tries is how often one Run tries an entry whose absence was proven after a cut.
const tries = 3

// send sends the last version of t, in place of what is there.
func (c *Courier) send(ctx context.Context, t trip, replaces *journal.Receipt) (*journal.Receipt, error, error) {
	p := t.last()
	editor, edits := c.To.(destination.Editor)
	if replaces != nil && !edits {
		return nil, &journal.Error{
			Kind: journal.Refused, Err: errors.New(c.Name + " cannot change what it shows"),
			Hint: "what is there stays as it is",
		}, nil
	}
	deliver := c.To.Deliver
	if replaces != nil {
		deliver = editor.Edit
	}
	for n := 1; ; n++ {
		r, failure, err := c.once(ctx, p, replaces, deliver)
		if r != nil || err != nil || journal.KindOf(failure) != journal.Unknown {
			return r, failure, err
		}
		r, looked, err := c.look(ctx, p, replaces)
		if r != nil || err != nil || journal.KindOf(looked) != journal.NotFound {
			return r, looked, err
		}
		if n == tries {
			return nil, &journal.Error{Kind: journal.Other, Err: failure, Hint: "it is not there; deliver again later"}, nil
		}
	}
}

// once makes one attempt, which is in the ledger before its first byte leaves.
func (c *Courier) once(
	ctx context.Context, p bundle.Parcel, replaces *journal.Receipt,
	deliver func(context.Context, destination.Dispatch, destination.Trail) (journal.Receipt, error),
) (*journal.Receipt, error, error) {
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	x := c.dispatch(p, c.history(p, p.ID), replaces)
	if err := c.line(p, Line{Event: Began, Key: x.Key}); err != nil {
		return nil, nil, err
	}
	r, failure := deliver(ctx, x, trail{c, p})
	if failure == nil {
		made, err := c.arrived(p, r)
		return made, nil, err
	}
	event := Doubted
	switch journal.KindOf(failure) {
	case journal.Offline, journal.Later, journal.NeedsUser, journal.Refused:
		event = Ended
	default:
		failure = &journal.Error{Kind: journal.Unknown, Err: failure, Hint: journal.HintOf(failure)}
	}
	if err := c.line(p, Line{Event: event, Reason: reasonOf(failure)}); err != nil {
		return nil, nil, err
	}
	return nil, failure, ctx.Err()
}

// trail is what an attempt leaves in the ledger and on the meter.
type trail struct {
	courier *Courier
	parcel  bundle.Parcel
}

var _ destination.Trail = trail{}

func (t trail) Note(_ context.Context, name, value string) error {
	return t.courier.line(t.parcel, Line{Event: Noted, Name: name, Value: value})
}

func (t trail) Sent(n int64) { t.courier.meter.sent(n) }

// recall takes back what t says, as far as it was sent from here.
func (c *Courier) recall(ctx context.Context, t trip, o *Outcome) (failure, err error) {
	p := t.last()
	h := c.history(p, p.ID)
	o.State = journal.StateWithdrawn
	if h.receipt == nil {
		o.Before = true
		if h.doubted {
			o.State = journal.StateUnknown
			o.Reason = "it was taken back while it was not known whether it arrived: look at the destination"
		}
		return nil, nil
	}
	taker, ok := c.To.(destination.Withdrawer)
	if !ok || !c.Recalls {
		o.State, o.Reason = journal.StateNeedsYou, "it is to be taken back, and is there: "+h.receipt.URL+"; remove it there"
		return nil, nil
	}
	failure = taker.Withdraw(ctx, c.dispatch(p, h, nil), *h.receipt, trail{c, p})
	if failure != nil && journal.KindOf(failure) != journal.NotFound {
		c.tell(o, nil, failure)
		return failure, ctx.Err()
	}
	return nil, c.line(p, Line{Event: Recalled})
}
