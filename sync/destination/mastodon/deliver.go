package mastodon

import (
	"context"
	"errors"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// Deliver uploads the pictures of x, then posts. Where an earlier attempt began a post, own posts
// are read back first; while it is not known what became of that post, the error is Unknown.
func (d *Destination) Deliver(
	ctx context.Context, x destination.Dispatch, t destination.Trail,
) (journal.Receipt, error) {
	if r, ok := d.delivered(x); ok {
		return r, nil
	}
	s, err := d.ready(ctx)
	if err != nil {
		return journal.Receipt{}, err
	}
	if err := d.fits(s, x); err != nil {
		return journal.Receipt{}, err
	}
	if r, err := d.settle(ctx, s, x); journal.KindOf(err) != journal.NotFound {
		return r, err
	}
	set, err := d.upload(ctx, s, x, t, make([]string, len(x.Pictures)))
	if err != nil {
		return journal.Receipt{}, err
	}
	return d.post(ctx, s, x, t, set)
}

// settle returns what became of the post that an earlier attempt at x began: a receipt, NotFound
// where there is none, or Unknown.
func (d *Destination) settle(
	ctx context.Context, s session, x destination.Dispatch,
) (journal.Receipt, error) {
	p, began := postingOf(x)
	if !began {
		return journal.Receipt{}, d.absent()
	}
	look := d.prove
	if p.key != "" && p.key != x.Key {
		look = d.look // a new key says that Find has waited and promised already
	}
	found, err := look(ctx, s, x, p)
	switch {
	case err == nil:
		return d.arrived(ctx, x, found, mediaOf(x))
	case journal.KindOf(err) == journal.NotFound, journal.KindOf(err) == journal.Unknown:
		return journal.Receipt{}, err
	}
	return journal.Receipt{}, d.client.Unknown(err)
}

// absent is the promise that a dispatch did not arrive.
func (d *Destination) absent() error {
	return d.client.Fail(journal.NotFound, errors.New("it is not among the posts there"), "")
}

// note writes to the journal. Its error says that nothing was sent because of the journal.
func (d *Destination) note(ctx context.Context, t destination.Trail, name, value string) error {
	if err := t.Note(ctx, name, value); err != nil {
		return d.client.Fail(journal.NeedsUser, err,
			"nothing was posted; see to the journal and its disk, then sync again")
	}
	return nil
}
