package micropub

import (
	"context"
	"errors"
	"maps"
	"strings"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// Deliver uploads the pictures of x, then posts. Where an earlier attempt began a post, it is looked for first; while
// it is not known what became of that post, the error is Unknown.
func (d *Destination) Deliver(
	ctx context.Context, x destination.Dispatch, t destination.Trail,
) (journal.Receipt, error) {
	if r, ok := d.delivered(x); ok {
		return r, nil
	}
	x = withNotes(x)
	if err := d.note(ctx, t, x, noteBegun, "yes"); err != nil {
		return journal.Receipt{}, err
	}
	s, err := d.ready(ctx)
	if err == nil {
		err = d.fits(s, x)
	}
	if err != nil {
		return journal.Receipt{}, err
	}
	if r, err := d.settle(ctx, s, x); journal.KindOf(err) != journal.NotFound {
		return r, err
	}
	up, err := d.upload(ctx, s, x, t, make([]string, len(x.Pictures)))
	if err != nil {
		return journal.Receipt{}, err
	}
	return d.post(ctx, s, x, t, up)
}

// fits refuses, before anything leaves, what the site could not take.
func (d *Destination) fits(s session, x destination.Dispatch) error {
	switch {
	case strings.TrimSpace(x.Message.Caption) == "" && x.Message.Headline == "" && len(x.Pictures) == 0:
		return d.client.Fail(journal.Refused, errors.New("there is nothing to send"), markHint)
	case len(x.Pictures) > 0 && s.media == nil:
		return d.client.Fail(journal.NeedsUser, errors.New("the site has no media endpoint for its pictures"),
			"have the site offer a media endpoint, then sync again")
	}
	return nil
}

// settle returns what became of the post that an earlier attempt at x began: a receipt, NotFound where there is none,
// or Unknown. Under a new key absence was promised, or the traveller has decided: a last look finds it, or it is posted.
func (d *Destination) settle(ctx context.Context, s session, x destination.Dispatch) (journal.Receipt, error) {
	p, began := postingOf(x)
	if !began {
		return journal.Receipt{}, d.absent()
	}
	search := d.prove
	decided := p.key != "" && p.key != x.Key
	if decided {
		search = d.look
	}
	found, err := search(ctx, s, x, p)
	switch kind := journal.KindOf(err); {
	case err == nil:
		return d.arrived(ctx, s, x, found, mediaOf(x))
	case kind == journal.NotFound, decided && destination.IsUntold(err):
		return journal.Receipt{}, d.absent()
	}
	return journal.Receipt{}, d.client.Unknown(err)
}

// absent is the promise that a dispatch did not arrive.
func (d *Destination) absent() error {
	return d.client.Fail(journal.NotFound, errors.New("it is not among the posts there"), "")
}

// withNotes returns x with notes of its own, to which note adds.
func withNotes(x destination.Dispatch) destination.Dispatch {
	x.Notes = maps.Clone(x.Notes)
	if x.Notes == nil {
		x.Notes = map[string]string{}
	}
	return x
}

// note writes to the journal and to x, unless it is there already. Its error says that nothing was sent because of the
// journal.
func (d *Destination) note(ctx context.Context, t destination.Trail, x destination.Dispatch, name, value string) error {
	if x.Notes[name] == value {
		return nil
	}
	if err := t.Note(ctx, name, value); err != nil {
		return d.client.Fail(journal.NeedsUser, err,
			"nothing was posted; see to the journal and its disk, then sync again")
	}
	x.Notes[name] = value
	return nil
}
