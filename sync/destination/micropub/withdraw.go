package micropub

import (
	"context"
	"errors"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/web"
)

// Withdraw deletes the post of r. It can be repeated at will. Its pictures stay where they are unless the site sweeps
// what no post has: Micropub has no word for deleting them.
func (d *Destination) Withdraw(
	ctx context.Context, x destination.Dispatch, r journal.Receipt, t destination.Trail,
) error {
	if addressOf(r) == nil {
		return d.client.Fail(journal.Refused, errors.New("it is not known which post it is"), ownHint)
	}
	s, err := d.ready(ctx)
	if err != nil {
		return err
	}
	a, err := d.act(ctx, s, act{Action: "delete", URL: r.RemoteID}, t)
	if err != nil {
		return d.client.Unsure(err)
	}
	if err := d.deleted(ctx, s, r, a); err != nil {
		return err
	}
	d.forget(x, r)
	return nil
}

// deleted makes sure that the post is gone.
func (d *Destination) deleted(ctx context.Context, s session, r journal.Receipt, a web.Answer) error {
	if isDone(a) {
		return d.unsourced(ctx, s, r)
	}
	err := d.client.refusal(a)
	switch {
	case a.InTrouble():
		return d.client.Unknown(err)
	case a.OK() && !a.IsPage():
		return d.client.Unknown(errors.New("the site did not confirm it: " + d.client.said(a)))
	case journal.KindOf(err) != journal.Refused:
		return err
	}
	_, look := d.source(ctx, s, addressOf(r))
	switch journal.KindOf(look) {
	case journal.NotFound:
		gone, pageErr := d.vanished(ctx, r.RemoteID)
		if pageErr != nil {
			return d.client.Unknown(d.client.Offline(pageErr))
		}
		if gone {
			return nil
		}
	case journal.Offline, journal.Later:
		return d.client.Unknown(look)
	}
	return d.client.Fail(journal.Refused, errors.New("the site does not delete it: "+d.client.said(a)), ownHint)
}

// unsourced makes sure that the site does not know the post of r any more: anything on the way can answer 200.
func (d *Destination) unsourced(ctx context.Context, s session, r journal.Receipt) error {
	_, err := d.source(ctx, s, addressOf(r))
	if journal.KindOf(err) == journal.NotFound {
		return nil
	}
	if err == nil {
		err = errors.New("the site says that it deleted it, and has it")
	}
	return d.client.Unknown(err)
}

// forget takes back what this process knows of the arrival of x.
func (d *Destination) forget(x destination.Dispatch, r journal.Receipt) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.receipts, x.ID)
	if d.claimed[r.RemoteID] == x.ID {
		delete(d.claimed, r.RemoteID)
	}
	d.gone[x.ID] = true
}
