package outbox

import (
	"context"
	"time"

	"sojourn/journal"
)

// nap is the longest sleep at one time: a laptop that slept is looked at soon after it wakes.
const nap = 30 * time.Second

// Wait sends, and sends again whenever something is due, until nothing is left that could go
// without the traveller, or ctx ends. The first round sends also what is not due yet.
func (o *Outbox) Wait(
	ctx context.Context, opt Options, report func(journal.Progress),
) (journal.SyncResult, error) {
	var total journal.SyncResult
	for {
		result, err := o.Send(ctx, opt, report)
		total = total.And(result)
		if err != nil {
			return total, err
		}
		opt.Due = true
		if opt.Budget > 0 {
			if opt.Budget -= max(result.Bytes, result.Wire); opt.Budget <= 0 {
				return total, nil
			}
		}
		next, err := o.nextDue(ctx, opt)
		if err != nil || next.until.IsZero() {
			return total, err
		}
		if report != nil {
			report(journal.Progress{State: journal.StateHeld, Reason: next.reason, Until: next.until})
		}
		if err := o.sleepUntil(ctx, next.until); err != nil {
			return total, err
		}
	}
}

// nextDue returns when the next selected delivery can go, and why not before; zero if all wait for the traveller.
func (o *Outbox) nextDue(ctx context.Context, opt Options) (next stay, err error) {
	queues, err := o.queues(ctx, opt)
	if err != nil {
		return stay{}, err
	}
	for _, q := range queues {
		items, err := o.weigh(ctx, q, opt)
		if err != nil {
			return stay{}, err
		}
		for _, i := range items {
			due := stay{reason: i.stays.reason, until: i.stays.until}
			if i.stays == goes && overBudget(0, i.costs(), opt.Budget) == goes {
				due = stay{reason: i.Reason, until: o.Now().Add(firstWait)}
			}
			if !due.until.IsZero() && (next.until.IsZero() || due.until.Before(next.until)) {
				next = due
			}
		}
	}
	return next, nil
}

// sleepUntil ends at at, or after as long as that was off, should the clock be set back meanwhile.
func (o *Outbox) sleepUntil(ctx context.Context, at time.Time) error {
	for left := at.Sub(o.Now()); left > 0 && o.Now().Before(at); left -= nap {
		if err := o.Sleep(ctx, min(left, nap)); err != nil {
			return err
		}
	}
	return ctx.Err()
}
