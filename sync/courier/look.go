package courier

import (
	"context"
	"slices"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/bundle"
)

// base returns the receipt of the newest version of t that is there; nil where none is. failure is the
// destination's, err the ledger's.
func (c *Courier) base(ctx context.Context, t trip) (base *journal.Receipt, failure, err error) {
	at := -1
	for n := len(t) - 1; n >= 0 && base == nil; n-- {
		at, base = n, c.history(t[n], t[n].ID).receipt
	}
	var other error // it may be there as an edit of another one, which has other bytes
	for n := len(t) - 1; n >= 0 && base == nil; n-- {
		at = n
		base, failure, err = c.look(ctx, t[n], nil)
		kind := journal.KindOf(failure)
		if err != nil || failure != nil && kind != journal.NotFound && kind != journal.NeedsUser {
			return nil, failure, err
		}
		if kind == journal.NeedsUser {
			other = failure
		}
	}
	if base == nil && other != nil {
		return nil, other, nil
	}
	if base == nil && t[0].Prior != "" {
		base, at = c.history(t[0], t[0].Prior).receipt, -1
		if base == nil {
			return nil, errUnplaced, nil
		}
	}
	return c.onward(ctx, t, at, base)
}

// onward looks for the versions behind the one at n, which is there: another machine may have sent them.
func (c *Courier) onward(ctx context.Context, t trip, n int, base *journal.Receipt) (*journal.Receipt, error, error) {
	for n++; base != nil && n < len(t); n++ {
		next, failure, err := c.look(ctx, t[n], base)
		if err != nil || failure != nil && journal.KindOf(failure) != journal.NotFound {
			return base, failure, err
		}
		if next == nil {
			break
		}
		base = next
	}
	return base, nil, nil
}

// history is what is known of a dispatch by the signer of p.
func (c *Courier) history(p bundle.Parcel, dispatch string) history {
	return c.Ledger.history(dispatch, c.Place, p.Signer.Fingerprint())
}

// look asks the destination whether p is there. A failure of kind NotFound is kept in the ledger where an attempt
// had been made.
func (c *Courier) look(
	ctx context.Context, p bundle.Parcel, replaces *journal.Receipt,
) (r *journal.Receipt, failure, err error) {
	h := c.history(p, p.ID)
	if slices.Contains(c.Again, p.Entry) {
		return nil, absent(), c.forget(p, h) // somebody has looked, and says so
	}
	x := c.dispatch(p, h, replaces)
	found, failure := c.To.Find(ctx, x)
	if ctx.Err() != nil {
		return nil, nil, ctx.Err()
	}
	if failure == nil {
		if owner := c.Ledger.owner(found.RemoteID, c.Place); replaces == nil && owner != "" && owner != p.ID {
			return nil, absent(), nil
		}
		r, err := c.arrived(p, found)
		return r, nil, err
	}
	if journal.KindOf(failure) == journal.NotFound && h.doubted {
		err = c.line(p, Line{Event: Absent})
	}
	return nil, failure, err
}

func absent() error { return &journal.Error{Kind: journal.NotFound} }

// dispatch is p as destinations take it. What may have been sent from another machine is looked for, too.
func (c *Courier) dispatch(p bundle.Parcel, h history, replaces *journal.Receipt) destination.Dispatch {
	x := destination.Dispatch{Dispatch: p.Dispatch, Key: h.key(p.ID), Notes: h.notes, Open: p.Open}
	x.Destination, x.Replaces = c.Name, replaces
	if !h.since.IsZero() {
		x.Since = h.since.Unix()
	}
	if replaces == nil {
		x.Elsewhere = func(remoteID string) bool {
			owner := c.Ledger.owner(remoteID, c.Place)
			return owner != "" && owner != p.ID
		}
	}
	return x
}

// forget has p be as if nothing had been tried.
func (c *Courier) forget(p bundle.Parcel, h history) error {
	for name := range h.notes {
		if err := c.line(p, Line{Event: Noted, Name: name}); err != nil {
			return err
		}
	}
	if !h.doubted {
		return nil
	}
	return c.line(p, Line{Event: Absent})
}

// arrived keeps the receipt of p.
func (c *Courier) arrived(p bundle.Parcel, r journal.Receipt) (*journal.Receipt, error) {
	if r.At.IsZero() {
		r.At = c.Now()
	}
	line := Line{
		Event: Arrived, At: r.At.UTC().Truncate(time.Second), RemoteID: r.RemoteID, URL: r.URL,
		SHA256: p.Dispatch.SHA256(), Partial: r.Partial,
	}
	if err := c.line(p, line); err != nil {
		return nil, err
	}
	return c.history(p, p.ID).receipt, nil
}

// line writes what happened to p.
func (c *Courier) line(p bundle.Parcel, line Line) error {
	line.Dispatch, line.Entry, line.To, line.Signer = p.ID, p.Entry, c.Place, p.Signer.Fingerprint()
	if line.At.IsZero() {
		line.At = c.Now().UTC().Truncate(time.Second)
	}
	if err := c.Ledger.write(line); err != nil {
		return notWritten(c.Ledger.file.Name(), err)
	}
	return nil
}
