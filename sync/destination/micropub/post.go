package micropub

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/web"
)

// post notes that it begins, and only then posts x with its pictures.
func (d *Destination) post(
	ctx context.Context, s session, x destination.Dispatch, t destination.Trail, up uploads,
) (journal.Receipt, error) {
	p := d.begin(x)
	body, err := web.JSONBody(d.creation(x, up.urls, p.at))
	if err != nil {
		return journal.Receipt{}, d.client.Fail(journal.Refused, err, markHint)
	}
	err = d.note(ctx, t, x, notePosted, "") // of a post that is known to be gone
	if err == nil {
		err = d.note(ctx, t, x, notePosting, p.String())
	}
	if err != nil {
		return journal.Receipt{}, err
	}
	a, err := d.client.do(ctx, call{method: http.MethodPost, to: s.endpoint, body: body, sent: t.Sent})
	if l, ok := errors.AsType[*web.Lost](err); ok && l.Left {
		return journal.Receipt{}, d.client.Unsure(err)
	}
	if err != nil {
		return journal.Receipt{}, d.nothingPosted(ctx, t, d.client.Offline(err))
	}
	if isCreated(a) {
		return d.posted(ctx, s, x, t, up, a)
	}
	return journal.Receipt{}, d.notPosted(ctx, x, t, up, a)
}

func isCreated(a web.Answer) bool {
	return a.Code == http.StatusCreated || a.Code == http.StatusAccepted
}

// begin says that a post of x begins now.
func (d *Destination) begin(x destination.Dispatch) posting {
	at, skew := d.clock.Now()
	return posting{at: at.Truncate(time.Second), skew: skew, key: x.Key}
}

// posted takes the site's word for it that there is a post, and looks what it has of x. A site that goes on
// working on it is waited for.
func (d *Destination) posted(
	ctx context.Context, s session, x destination.Dispatch, t destination.Trail, up uploads, a web.Answer,
) (journal.Receipt, error) {
	made := locationOf(a, s.endpoint)
	if made == nil {
		return d.postedSomewhere(ctx, s, x, up)
	}
	// Where it is is kept, but not needed: it would be looked for.
	_ = d.note(ctx, t, x, notePosted, made.String())
	there, err := d.source(ctx, s, made)
	d.learnPace(a)
	if a.Code == http.StatusAccepted && journal.KindOf(err) == journal.NotFound {
		there, err = d.await(ctx, s, made)
	}
	switch {
	case err == nil:
		there.props["url"] = []any{made.String()}
		return d.arrived(ctx, s, x, there, up.urls)
	case a.Code == http.StatusCreated:
		return d.arrived(ctx, s, x, d.onItsWord(x, made, up.urls), up.urls) // which is what 201 is
	}
	return journal.Receipt{}, d.client.Unknown(err)
}

// learnPace remembers a site that makes posts later: what it does not show may be there yet.
func (d *Destination) learnPace(a web.Answer) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.slow = d.slow || a.Code == http.StatusAccepted
}

// postedSomewhere looks for the post that the site made and does not say where.
func (d *Destination) postedSomewhere(
	ctx context.Context, s session, x destination.Dispatch, up uploads,
) (journal.Receipt, error) {
	p, _ := postingOf(x)
	found, err := d.look(ctx, s, x, p)
	if err != nil {
		return journal.Receipt{}, d.client.Unknown(errors.New("the site made a post, and does not say where"))
	}
	return d.arrived(ctx, s, x, found, up.urls)
}

// onItsWord is the post of x as it should be at made.
func (d *Destination) onItsWord(x destination.Dispatch, made *url.URL, urls []string) item {
	return item{props: merge(d.properties(x, urls), properties{"url": {made.String()}}), base: made}
}

func merge(a, b properties) properties {
	for name, values := range b {
		a[name] = values
	}
	return a
}

// How long a site is given that goes on working on a post, all in all about a minute.
const (
	firstPoll = time.Second
	lastPoll  = 10 * time.Second
	polls     = 9
)

// await asks, less and less often, until the post at made is there.
func (d *Destination) await(ctx context.Context, s session, made *url.URL) (item, error) {
	wait := firstPoll
	for range polls {
		if err := d.clock.Local.Sleep(ctx, wait); err != nil {
			return item{}, d.client.Offline(err)
		}
		there, err := d.source(ctx, s, made)
		if journal.KindOf(err) != journal.NotFound {
			return there, err
		}
		wait = min(wait*3/2, lastPoll)
	}
	return item{}, errors.New("the site took it, and does not show it yet")
}

// nothingPosted removes the note of a post that cannot have arrived, and returns why. Where the note stays, the post is
// looked for before the next one: slower, and right as well.
func (d *Destination) nothingPosted(ctx context.Context, t destination.Trail, why error) error {
	_ = t.Note(ctx, notePosting, "")
	return why
}

// notPosted is the error for an answer that does not say where the post is.
func (d *Destination) notPosted(
	ctx context.Context, x destination.Dispatch, t destination.Trail, up uploads, a web.Answer,
) error {
	c := d.client
	switch {
	case a.InTrouble():
		return c.Unknown(errors.New("the site is in trouble: " + c.said(a)))
	case a.IsPage():
		return c.portal(a) // the note stays: nobody knows who has answered
	case a.OK(), a.Code == http.StatusConflict, len(strings.TrimSpace(string(a.Body))) > 0 && !a.IsJSON():
		return c.Unknown(errors.New("the answer makes no sense: " + c.said(a)))
	}
	why := c.refusal(a)
	if journal.KindOf(why) == journal.Refused && up.reused {
		for n := range up.urls { // the site may have swept what no post had
			if err := d.note(ctx, t, x, noteMedia(n), ""); err != nil {
				return err
			}
		}
		why = c.Later(time.Second, errors.New("the site refuses it with pictures of an earlier attempt: "+c.said(a)))
	}
	return d.nothingPosted(ctx, t, why)
}
