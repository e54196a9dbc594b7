package mastodon

import (
	"context"
	"errors"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/web"
)

// Find looks for x among own posts. It may take a minute: before it promises that x never arrived,
// it waits for what may still be under way, and looks again.
func (d *Destination) Find(ctx context.Context, x destination.Dispatch) (journal.Receipt, error) {
	if x.Replaces != nil {
		return d.findEdit(ctx, x)
	}
	if r, ok := d.delivered(x); ok {
		return r, nil
	}
	if x.Elsewhere != nil {
		return d.findElsewhere(ctx, x)
	}
	p, began := postingOf(x)
	if !began && (x.Since == 0 || len(x.Notes) > 0) {
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
	return d.arrived(ctx, x, found, mediaOf(x))
}

// findBlindly looks for a dispatch that was tried and has no notes at all. It may have lost them, so
// that a post like it makes the error Unknown.
func (d *Destination) findBlindly(ctx context.Context, s session, x destination.Dispatch) error {
	_, skew := d.clock.Now()
	p := posting{at: d.clock.There(time.Unix(x.Since, 0)), skew: skew}
	var alike []post
	err := d.ownPosts(ctx, s, p.from(), func(o post) bool {
		if len(o.Media) == len(x.Pictures) && d.mayBe(o, x, p) {
			alike = append(alike, o)
		}
		return true
	})
	if err != nil {
		return err
	}
	if web.Normal(x.Message.Text) != "" {
		if alike, err = d.saying(ctx, s, alike, x.Message.Text); err != nil {
			return err
		}
	}
	if len(alike) == 0 {
		return d.absent()
	}
	return d.client.Unknown(errors.New("a post like it is there, and what was noted about it is lost"))
}
