package mastodon

import (
	"context"
	"errors"
	"sync"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/web"
)

// strayClock is how far off the clock may be of the machine that froze a dispatch.
const strayClock = 48 * time.Hour

// findElsewhere looks for x among own posts where another machine may have sent it: media ids are not known
// here, so that a post is x's that has as many pictures, with the same words for each, and says the same. The error
// is Unknown where that does not tell. Two machines at one moment do not see each other.
func (d *Destination) findElsewhere(ctx context.Context, x destination.Dispatch) (journal.Receipt, error) {
	s, err := d.ready(ctx)
	if err != nil {
		return journal.Receipt{}, err
	}
	if p, began := postingOf(x); began {
		found, err := d.prove(ctx, s, x, p)
		if err == nil {
			return d.arrived(ctx, x, found, mediaOf(x))
		}
		if journal.KindOf(err) != journal.NotFound {
			return journal.Receipt{}, err
		}
	}
	found, err := d.alike(ctx, s, x)
	if err != nil {
		return journal.Receipt{}, err
	}
	return d.arrived(ctx, x, found, found.mediaIDs())
}

// alike returns the only own post that shows what x does.
func (d *Destination) alike(ctx context.Context, s session, x destination.Dispatch) (post, error) {
	from, _ := d.clock.Now()
	if x.FrozenAt.Before(from) {
		from = x.FrozenAt
	}
	all, err := d.wall.since(from.Add(-strayClock), func(from time.Time, visit func(post) bool) error {
		return d.ownPosts(ctx, s, from, visit)
	})
	if err != nil {
		return post{}, err
	}
	var same []post
	similar := false
	for _, o := range all {
		if x.Elsewhere(string(o.ID)) || d.isOthers(o, x) {
			continue
		}
		is, maybe, err := d.compare(ctx, s, o, x)
		if err != nil {
			return post{}, err
		}
		if is {
			same = append(same, o)
		}
		similar = similar || maybe
	}
	switch {
	case len(same) == 1:
		return same[0], nil
	case len(same) > 1:
		return post{}, d.client.Unknown(errors.New("more than one post there shows the same"))
	case similar:
		return post{}, d.client.Unknown(errors.New("a post there is so like it that it may be the same"))
	}
	return post{}, d.absent()
}

// isOthers tells whether this process made o for another dispatch.
func (d *Destination) isOthers(o post, x destination.Dispatch) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	by, claimed := d.claimed[string(o.ID)]
	return claimed && by != x.ID
}

// compare tells whether o shows what x does, or may do so after the server has rewritten it.
func (d *Destination) compare(ctx context.Context, s session, o post, x destination.Dispatch) (is, maybe bool, err error) {
	if len(o.Media) != len(x.Pictures) {
		return false, false, nil
	}
	words := web.Gist(x.Message.Text)
	shown := web.Gist(web.Plain(string(o.Content)))
	if shown != words && shown != web.Gist(web.Plain(x.Message.Text)) {
		return false, false, nil
	}
	described := true
	for n, m := range o.Media {
		alt, there := cutAlt(x.Pictures[n].Alt, s.limits.Alt), string(m.Description)
		if there != "" && web.Gist(there) != web.Gist(alt) && web.Gist(there) != web.Gist(web.Plain(alt)) {
			return false, false, nil
		}
		described = described && web.Packed(there) == web.Packed(alt)
		words += web.Gist(alt)
	}
	if !described || words == "" {
		return false, true, nil
	}
	if web.Normal(x.Message.Text) != "" {
		is, err = d.says(ctx, s, o, x.Message.Text)
	} else {
		is = true
	}
	return is, !is, err
}

// wall is own posts that were read, the newest first, so that each is read once.
type wall struct {
	mu    sync.Mutex
	from  time.Time // all since then are there; zero where none was read
	posts []post
}

// since returns all own posts since from; read reads them, the newest first.
func (w *wall) since(from time.Time, read func(from time.Time, visit func(post) bool) error) ([]post, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	var known []post
	seen := map[identity]bool{}
	if !w.from.IsZero() && !from.Before(w.from) {
		known, from = w.posts, w.from
	}
	for _, o := range known {
		seen[o.ID] = true
	}
	var fresh []post
	err := read(from, func(o post) bool {
		if seen[o.ID] {
			return false
		}
		fresh = append(fresh, o)
		return true
	})
	if err != nil {
		return nil, err
	}
	w.posts, w.from = append(fresh, known...), from
	return w.posts, nil
}
