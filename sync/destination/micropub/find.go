package micropub

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/web"
)

// Find looks for x at the site. It may take a minute: before it promises that x never arrived, it waits for what may
// still be under way, and looks again.
func (d *Destination) Find(ctx context.Context, x destination.Dispatch) (journal.Receipt, error) {
	if x.Replaces != nil {
		return d.findEdit(ctx, x)
	}
	if r, ok := d.delivered(x); ok {
		return r, nil
	}
	p, began := postingOf(x)
	if x.Elsewhere != nil && !began {
		x.Since, x.Notes = x.FrozenAt.Add(-strayClock).Unix(), nil // from another machine, which left no notes here
	}
	if !began && (x.Since == 0 || len(x.Notes) > 0) || d.tookBack(x) {
		return journal.Receipt{}, d.absent() // a post is noted before it begins
	}
	s, err := d.ready(ctx)
	if err != nil {
		return journal.Receipt{}, err
	}
	if !began {
		return journal.Receipt{}, d.findBlindly(ctx, s, x)
	}
	found, err := d.prove(ctx, s, x, p)
	if err != nil {
		return journal.Receipt{}, err
	}
	return d.arrived(ctx, s, x, found, mediaOf(x))
}

// strayClock is how far off the clock may be of the machine that froze a dispatch.
const strayClock = 48 * time.Hour

// findBlindly looks for a dispatch that was tried and has no notes at all. It may have lost them, so that a post like
// it is in doubt.
func (d *Destination) findBlindly(ctx context.Context, s session, x destination.Dispatch) error {
	_, skew := d.clock.Now()
	p := posting{at: d.clock.There(time.Unix(x.Since, 0)), skew: max(skew, web.GuessedSkew)}
	var seen sighting
	err := d.list(ctx, s, p.from(), func(o item) bool { return seen.take(d.compare(o, x, p), o) })
	switch {
	case errors.Is(err, errUnlisted):
		return d.client.Untold(errors.New("the site lists no posts to look among, and what was noted about it is lost"))
	case err != nil:
		return err
	case seen.best != other:
		return d.client.Untold(errors.New("a post like it is there, and what was noted about it is lost"))
	}
	return d.absent()
}

// isShown tells whether anybody can see something at address.
func (d *Destination) isShown(ctx context.Context, address *url.URL) (bool, error) {
	if !d.client.mayAsk(address) {
		return false, nil
	}
	p, err := d.client.page(ctx, http.MethodHead, address)
	return err == nil && p.answer.OK() && p.at.Host == address.Host, err
}

// delivered returns the receipt of x, if this process has seen it arrive.
func (d *Destination) delivered(x destination.Dispatch) (journal.Receipt, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	r, ok := d.receipts[x.ID]
	return r, ok
}

func (d *Destination) tookBack(x destination.Dispatch) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.gone[x.ID]
}
