package mastodon

import (
	"context"
	"errors"
	"net/http"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// Withdraw deletes the post of r. It can be repeated at will: an id never names another post.
func (d *Destination) Withdraw(
	ctx context.Context, x destination.Dispatch, r journal.Receipt, _ destination.Trail,
) error {
	if notID(r.RemoteID) {
		return d.client.Fail(journal.Refused, errors.New("it is not known which post it is"), ownHint)
	}
	if _, err := d.ready(ctx); err != nil {
		return err
	}
	a, err := d.client.do(ctx, call{method: http.MethodDelete, path: "/api/v1/statuses/" + r.RemoteID})
	if err != nil {
		return d.client.Unsure(err)
	}
	if err := d.deleted(ctx, r.RemoteID, a); err != nil {
		return err
	}
	d.forget(x)
	return nil
}

const ownHint = "delete the post there, then unmark it here"

// deleted makes sure that the post is gone.
func (d *Destination) deleted(ctx context.Context, id string, a answer) error {
	if made, ok := decode[post](d.client, a); ok && string(made.ID) == id {
		return nil
	}
	err := d.client.refusal(a)
	switch {
	case a.OK() && !a.IsPage():
		err = d.client.Unknown(errors.New("the server did not confirm it: " + d.client.said(a)))
	case a.InTrouble():
		return d.client.Unknown(err)
	case journal.KindOf(err) != journal.NotFound:
		return err
	}
	_, _, look := d.fetchPost(ctx, id)
	switch journal.KindOf(look) {
	case journal.NotFound:
		return nil
	case journal.Offline, journal.Later:
		return d.client.Unknown(look)
	}
	if look == nil && journal.KindOf(err) == journal.NotFound {
		return d.client.Fail(journal.NeedsUser, errors.New("the post is there, and is another account's"),
			"give the access token of the account that posted it, or "+ownHint)
	}
	return err
}

// forget takes back what this process knows of the arrival of x.
func (d *Destination) forget(x destination.Dispatch) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.receipts, x.ID)
}
