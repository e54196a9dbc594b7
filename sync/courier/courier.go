// Package courier delivers what is in a bundle, on a machine that has no journal of it: a receipts file beside
// the bundle is all that it remembers by. Before anything is sent it is looked for: another machine may have sent it.
package courier

import (
	"context"
	"errors"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/bundle"
)

// Courier delivers to one destination.
type Courier struct {
	Name    string // of the destination, on this machine
	Place   string // its kind and its address, alike on every machine
	To      destination.Destination
	Recalls bool // it takes back by what a receipt says alone
	Ledger  *Ledger
	Now     func() time.Time
	Report  func(journal.Progress)
	Again   []journal.ID // entries that somebody has looked for, and that are to be sent

	meter *meter
}

// Outcome is what became of one entry.
type Outcome struct {
	Entry    journal.ID
	Dispatch string
	Title    string
	State    journal.State // delivered, withdrawn, unknown, needs-you, held
	Before   bool          // it was there before this
	Reason   string        // why it is not there, or what is missing there
	Receipt  *journal.Receipt
}

// Result is what one Run did.
type Result struct {
	Outcomes []Outcome
	Offline  bool
	Bytes    int64
	Took     time.Duration
}

// Run delivers parcels to a destination that has told its limits. An error means that the ledger could not be
// written or that ctx ended; what failed otherwise is in the result.
func (c *Courier) Run(ctx context.Context, parcels []bundle.Parcel) (Result, error) {
	began := c.Now()
	trips := tripsOf(parcels)
	c.meter = newMeter(c.Now, c.Report, c.Name, trips)
	var r Result
	err := c.all(ctx, trips, &r)
	r.Bytes, r.Took = c.meter.left(), c.Now().Sub(began)
	return r, err
}

func (c *Courier) all(ctx context.Context, trips []trip, r *Result) error {
	for n, t := range trips {
		if err := ctx.Err(); err != nil {
			return err
		}
		c.meter.begin(t)
		o, stop, err := c.deliver(ctx, t)
		c.meter.end(t, o)
		if err != nil {
			return err
		}
		r.Outcomes = append(r.Outcomes, o)
		if stop != nil {
			r.Offline = journal.KindOf(stop) == journal.Offline
			r.Outcomes = append(r.Outcomes, waiting(trips[n+1:], stop)...)
			return nil
		}
	}
	return nil
}

// waiting are the outcomes of what is not tried any more.
func waiting(trips []trip, stop error) (all []Outcome) {
	for _, t := range trips {
		all = append(all, Outcome{
			Entry: t.entry(), Dispatch: t.last().ID, Title: t.title(), State: journal.StateHeld, Reason: reasonOf(stop),
		})
	}
	return all
}

// reasonOf puts an error and what to do about it into one line.
func reasonOf(err error) string {
	reason := err.Error()
	if hint := journal.HintOf(err); hint != "" {
		reason += "; " + hint
	}
	return journal.CleanLine(reason)
}

// deliver makes the last version of one entry be there. stop says that nothing else can be sent now either.
func (c *Courier) deliver(ctx context.Context, t trip) (o Outcome, stop, err error) {
	o = Outcome{Entry: t.entry(), Dispatch: t.last().ID, Title: t.title()}
	if t.withdrawn() {
		failure, err := c.recall(ctx, t, &o)
		return o, stops(failure), err
	}
	if err := t.last().Check(ctx); err != nil {
		o.State, o.Reason = journal.StateNeedsYou, "it cannot be read from the bundle: "+reasonOf(err)
		return o, nil, ctx.Err()
	}
	base, failure, err := c.base(ctx, t)
	if failure == nil && err == nil && (base == nil || base.Dispatch != o.Dispatch) {
		base, failure, err = c.send(ctx, t, base)
	} else if failure == nil {
		o.Before = true
	}
	if err != nil {
		return o, nil, err
	}
	c.tell(&o, base, failure)
	return o, stops(failure), nil
}

// tell says how it ended.
func (c *Courier) tell(o *Outcome, r *journal.Receipt, failure error) {
	if failure == nil {
		o.State, o.Receipt, o.Reason = journal.StateDelivered, r, r.Partial
		return
	}
	o.State, o.Reason = journal.StateNeedsYou, reasonOf(failure)
	switch journal.KindOf(failure) {
	case journal.Offline, journal.Later:
		o.State = journal.StateHeld
	case journal.Unknown:
		o.State = journal.StateUnknown
	}
}

// stops tells whether after a failure nothing else goes either.
func stops(failure error) error {
	switch journal.KindOf(failure) {
	case journal.Offline, journal.Later, journal.NeedsUser:
		return failure
	}
	return nil
}

var errUnplaced = &journal.Error{
	Kind: journal.Refused,
	Err:  errors.New("it changes what was sent before from another bundle, and it is not known where that is"),
	Hint: "give the receipts file of that one with --receipts",
}
