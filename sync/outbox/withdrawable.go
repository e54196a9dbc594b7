package outbox

import (
	"context"
	"slices"

	"sojourn/journal"
)

// Withdrawable returns what may be taken back of entries from destinations, from all where none is
// named: what has arrived, and what may have.
func (o *Outbox) Withdrawable(ctx context.Context, ids []journal.ID, to []string) ([]journal.Withdrawal, error) {
	var all []journal.Withdrawal
	for _, id := range ids {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		entry, err := o.Store.Entry(ctx, id)
		if err != nil {
			return nil, err
		}
		for _, d := range entry.Deliveries {
			if len(to) > 0 && !slices.Contains(to, d.Destination) {
				continue
			}
			there, err := o.there(ctx, d)
			if err != nil {
				return nil, err
			}
			if len(there) > 0 || unsettled(d) || d.State == journal.StateWithdrawing {
				all = append(all, journal.Withdrawal{Delivery: d, Title: title(entry)})
			}
		}
	}
	return all, nil
}

// Withdraw decides that deliveries are taken back, which is kept, and then does it, together with all of
// their entries that was decided before. The error is Conflict where another sojourn is sending.
func (o *Outbox) Withdraw(
	ctx context.Context, what []journal.Withdrawal, report func(journal.Progress),
) (journal.SyncResult, error) {
	release, err := o.lease(ctx)
	if err != nil {
		return journal.SyncResult{}, err
	}
	defer release()
	opt := Options{withdrawing: true}
	var deliveries []journal.Delivery
	for _, w := range what {
		deliveries, opt.Only = append(deliveries, w.Delivery), append(opt.Only, w.Entry)
	}
	if _, err := o.Store.Withdraw(ctx, deliveries); err != nil || len(what) == 0 {
		return journal.SyncResult{}, err
	}
	return o.sendLeased(ctx, opt, report)
}

// there returns the receipts of what a destination holds of a delivery, the newest first, one for each
// remote id.
func (o *Outbox) there(ctx context.Context, d journal.Delivery) ([]journal.Receipt, error) {
	all, err := o.Store.Receipts(ctx, d.Entry)
	var there []journal.Receipt
	for _, r := range all {
		same := func(o journal.Receipt) bool { return o.RemoteID == r.RemoteID }
		if r.Destination == d.Destination && r.WithdrawnAt.IsZero() && !slices.ContainsFunc(there, same) {
			there = append(there, r)
		}
	}
	return there, err
}

// withdraws tells why i, which is to be taken back, is not sent: the traveller can help where the last
// try asked for that.
func (o *Outbox) withdraws(i item, to journal.Destination) stay {
	switch {
	case to.Kind == "":
		return stay{you: true, reason: "its destination is not configured any more; " +
			"add it again to have it taken back there, or unmark it"}
	case i.Reason != "" && i.NextTry.IsZero():
		return stay{you: true, keep: true, reason: i.Reason}
	}
	return stay{keep: true, until: later(o.Now(), dueAt(i.Delivery, o.Now())), reason: "it is taken back"}
}
