package micropub

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/web"
)

const (
	// A post that is under way may land for a while after its sender is gone.
	settleTime  = time.Minute
	longSettled = 10 * time.Minute
)

// prove is look for when NotFound is to be a promise: what is not there is looked for once more after a while, unless
// the post was begun so long ago that nothing of it can be under way.
func (d *Destination) prove(ctx context.Context, s session, x destination.Dispatch, p posting) (item, error) {
	found, err := d.look(ctx, s, x, p)
	if journal.KindOf(err) != journal.NotFound || d.isLongAgo(p) {
		return found, err
	}
	destination.Waiting(ctx, "what was sent may still be landing; it is looked for again", settleTime)
	if err := d.clock.Local.Sleep(ctx, settleTime); err != nil {
		return item{}, d.client.Unknown(err)
	}
	found, err = d.look(ctx, s, x, p)
	d.mu.Lock()
	slow := d.slow
	d.mu.Unlock()
	if slow && journal.KindOf(err) == journal.NotFound && !d.isLongAgo(p) {
		err = d.client.Unknown(errors.New("the site takes its time, and does not show it yet"))
	}
	return found, err
}

func (d *Destination) isLongAgo(p posting) bool {
	now, _ := d.clock.Now()
	return now.Sub(p.at) > longSettled+p.skew
}

// look returns the post that x made, by where the site said that it is, in the list of posts, or else on the site's
// pages. NotFound is only said of a list that is whole; where nothing can tell, the error is Untold.
func (d *Destination) look(ctx context.Context, s session, x destination.Dispatch, p posting) (item, error) {
	if made := postedOf(x); made != nil {
		if found, err := d.lookAt(ctx, s, x, made); journal.KindOf(err) != journal.NotFound {
			return found, err
		}
	}
	var seen sighting
	err := d.list(ctx, s, p.from(), func(o item) bool { return seen.take(d.compare(o, x, p), o) })
	if errors.Is(err, errUnlisted) && seen.best != ours {
		return d.lookOnPages(ctx, x, p)
	}
	switch {
	case err != nil && !errors.Is(err, errUnlisted):
		return item{}, err
	case seen.best == ours:
		return seen.found, nil
	case seen.best == alike:
		return item{}, d.client.Untold(errors.New("a post like it is there, and what it was sent with is not"))
	}
	return item{}, d.absent()
}

// lookAt looks where the site said that the post is.
func (d *Destination) lookAt(ctx context.Context, s session, x destination.Dispatch, made *url.URL) (item, error) {
	found, err := d.source(ctx, s, made)
	if err == nil {
		found.props["url"] = []any{made.String()}
		return found, nil
	}
	if journal.KindOf(err) != journal.NotFound {
		return item{}, err
	}
	shown, err := d.isShown(ctx, made)
	switch {
	case err != nil:
		return item{}, d.client.Offline(err)
	case shown:
		return d.onItsWord(x, made, mediaOf(x)), nil
	}
	return item{}, d.absent()
}

// likeness is how much of a dispatch a post has.
type likeness int

const (
	other likeness = iota
	alike          // it may be it
	ours
)

// sighting is the likest post so far.
type sighting struct {
	best  likeness
	found item
}

// take tells whether to go on.
func (s *sighting) take(is likeness, o item) bool {
	if is > s.best {
		s.best, s.found = is, o
	}
	return s.best != ours
}

// compare tells whether o is what x made when it began as p says.
func (d *Destination) compare(o item, x destination.Dispatch, p posting) likeness {
	if o.deleted() || o.url() == nil || d.isAnothers(o, x) {
		return other
	}
	made := o.published()
	late := made.IsZero() || !made.Before(p.from())
	apart := made.Sub(p.at).Abs()
	then := !made.IsZero() && apart < time.Second
	words := sameWords(o, x)
	shares := o.holdsAny(mediaOf(x))
	switch {
	case shares && (then || words && late), then && words && len(o.photos()) == len(x.Pictures):
		return ours
	case shares, words && late && len(o.photos()) == len(x.Pictures):
		return alike
	}
	return other
}

// isAnothers tells whether another dispatch that is known of made o.
func (d *Destination) isAnothers(o item, x destination.Dispatch) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	by, claimed := d.claimed[o.url().String()]
	return claimed && by != x.ID
}

// sameWords tells whether o says what x does, which is something.
func sameWords(o item, x destination.Dispatch) bool {
	caption := x.Message.Caption
	if strings.TrimSpace(caption) == "" {
		caption = x.Message.Headline
		return caption != "" && web.Packed(o.text("name")) == web.Packed(caption)
	}
	return web.Packed(o.text("content")) == web.Packed(caption)
}

// lookOnPages looks for x on the site's page, and on those that it names as feeds. What is not on them may be all the
// same: they are made anew at their own time.
func (d *Destination) lookOnPages(ctx context.Context, x destination.Dispatch, p posting) (item, error) {
	var seen sighting
	left, done := []*url.URL{d.settings.server}, map[string]bool{}
	for len(left) > 0 && len(done) < 3 && seen.best != ours {
		at := left[0]
		left = left[1:]
		if done[at.String()] {
			continue
		}
		done[at.String()] = true
		page, err := d.client.page(ctx, "GET", at)
		if errors.Is(err, web.ErrLarge) {
			continue
		}
		if err != nil {
			return item{}, d.client.Offline(err)
		}
		for _, o := range itemsOf(page) {
			seen.take(d.compare(o, x, p), o)
		}
		if feed := page.link(relFeed); feed != nil && d.client.mayAsk(feed) {
			left = append(left, feed)
		}
	}
	if seen.best == ours {
		return seen.found, nil
	}
	err := errors.New("the site lists no posts to look among, and it is not on its pages")
	if !d.isLongAgo(p) {
		return item{}, d.client.Unknown(err)
	}
	return item{}, d.client.Untold(err)
}
