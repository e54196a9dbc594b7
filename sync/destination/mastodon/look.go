package mastodon

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/web"
)

const (
	pageSize  = 10 // posts; most often the first page decides
	mostPages = 50
	// A post that is under way may land for a while after its sender is gone.
	settleTime  = time.Minute
	longSettled = 10 * time.Minute
)

// prove is look for when NotFound is to be a promise: what is not there is looked for once more
// after a while, unless the post was begun so long ago that nothing of it can be under way.
func (d *Destination) prove(
	ctx context.Context, s session, x destination.Dispatch, p posting,
) (post, error) {
	found, err := d.look(ctx, s, x, p)
	now, _ := d.clock.Now()
	if journal.KindOf(err) != journal.NotFound || now.Sub(p.at) > longSettled+p.skew {
		return found, err
	}
	destination.Waiting(ctx, "what was sent may still be landing; it is looked for again", settleTime)
	if err := d.clock.Local.Sleep(ctx, settleTime); err != nil {
		return post{}, d.client.Unknown(err)
	}
	return d.look(ctx, s, x, p)
}

// look reads own posts back to when p began and returns the one that x made: the one with its
// media, or the only one without any that says its words. The error is Unknown where that does not
// tell, and NotFound where none can be it.
func (d *Destination) look(
	ctx context.Context, s session, x destination.Dispatch, p posting,
) (post, error) {
	media, alike := mediaOf(x), []post(nil)
	var found post
	err := d.ownPosts(ctx, s, p.from(), func(o post) bool {
		if o.holdsAny(media) {
			found = o
			return false
		}
		if len(o.Media) == 0 && d.mayBe(o, x, p) {
			alike = append(alike, o)
		}
		return true
	})
	if err != nil || found.ID != "" {
		return found, err
	}
	alike, err = d.saying(ctx, s, alike, x.Message.Text)
	switch {
	case err != nil:
		return post{}, err
	case len(alike) == 0:
		return post{}, d.absent()
	case len(alike) > 1:
		return post{}, d.client.Unknown(errors.New("more than one post there has these words"))
	}
	return alike[0], nil
}

// mayBe tells whether o was made late enough to be x, and by no other dispatch that is known of.
func (d *Destination) mayBe(o post, x destination.Dispatch, p posting) bool {
	d.mu.Lock()
	by, claimed := d.claimed[string(o.ID)]
	d.mu.Unlock()
	if claimed && by != x.ID {
		return false
	}
	made := o.created()
	return made.IsZero() || !made.Before(p.from()) && made.After(p.after)
}

// saying returns those of list that say text, word by word.
func (d *Destination) saying(ctx context.Context, s session, list []post, text string) ([]post, error) {
	if web.Normal(text) == "" {
		return nil, nil
	}
	var out []post
	for _, o := range list {
		same, err := d.says(ctx, s, o, text)
		if err != nil {
			return nil, err
		}
		if same {
			out = append(out, o)
		}
	}
	return out, nil
}

// ownPosts shows own posts, the newest first, to visit, until that returns false or all that were
// made since from were shown. The error is Unknown where it cannot be known that they were.
func (d *Destination) ownPosts(
	ctx context.Context, s session, from time.Time, visit func(post) bool,
) error {
	seen, last := map[identity]bool{}, identity("")
	for range mostPages {
		page, err := d.page(ctx, s, last)
		if err != nil || len(page) == 0 {
			return err
		}
		for _, o := range page {
			if !seen[o.ID] && !bool(o.Boosted) && !visit(o) {
				return nil
			}
			seen[o.ID] = true
		}
		oldest := page[len(page)-1]
		if made := oldest.created(); !made.IsZero() && made.Before(from) {
			return nil
		}
		if oldest.ID == last {
			break
		}
		last = oldest.ID
	}
	return d.client.Unknown(errors.New("there are more posts there than could be read"))
}

func (d *Destination) page(ctx context.Context, s session, before identity) (posts, error) {
	query := url.Values{"limit": {strconv.Itoa(pageSize)}, "exclude_reblogs": {"true"}}
	if before != "" {
		query.Set("max_id", string(before))
	}
	page, a, err := fetch[posts](ctx, d.client, call{
		method: http.MethodGet, path: "/api/v1/accounts/" + s.account + "/statuses", query: query,
	})
	return page, asOffline(d.client, a, err)
}
