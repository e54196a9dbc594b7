package micropub

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/web"
)

// uploads are the pictures of a dispatch at the site.
type uploads struct {
	urls   []string // by picture
	reused bool     // at least one was uploaded by an earlier attempt
}

// sweptAfter is how old a picture may be that is used without a look whether the site has it still.
const sweptAfter = 15 * time.Minute

// upload makes sure that the site has each picture that have does not. Its errors are such that nothing was posted:
// Offline, Later, NeedsUser, Refused.
func (d *Destination) upload(
	ctx context.Context, s session, x destination.Dispatch, t destination.Trail, have []string,
) (uploads, error) {
	up := uploads{urls: have}
	for n := range x.Pictures {
		if up.urls[n] != "" {
			continue
		}
		old, err := d.leased(ctx, x, n)
		if err == nil && old == "" {
			up.urls[n], err = d.uploadOne(ctx, s, x, t, n)
		} else {
			up.urls[n], up.reused = old, true
		}
		if err != nil {
			return up, err
		}
	}
	return up, nil
}

// leased returns where picture n is that an earlier attempt uploaded; "" where the site does not have it.
func (d *Destination) leased(ctx context.Context, x destination.Dispatch, n int) (string, error) {
	l, ok := leaseOf(x, n)
	if !ok {
		return "", nil
	}
	if now, _ := d.clock.Now(); now.Sub(l.born) < sweptAfter {
		return l.url, nil
	}
	gone, err := d.vanished(ctx, l.url)
	if err != nil {
		return "", d.client.Offline(err)
	}
	if gone {
		return "", nil
	}
	return l.url, nil
}

// vanished tells whether nothing is at address any more, as anybody sees it.
func (d *Destination) vanished(ctx context.Context, address string) (bool, error) {
	u, err := url.Parse(address)
	if err != nil || !d.client.mayAsk(u) {
		return false, nil // it cannot be looked at
	}
	p, err := d.client.page(ctx, http.MethodHead, u)
	return p.answer.Code == http.StatusNotFound || p.answer.Code == http.StatusGone, err
}

// uploadOne sends picture n and notes where it is before anything else happens.
func (d *Destination) uploadOne(
	ctx context.Context, s session, x destination.Dispatch, t destination.Trail, n int,
) (string, error) {
	file, err := web.OpenPicture(x, x.Pictures[n])
	if err != nil {
		return "", d.unreadable(n, err)
	}
	defer file.Close()
	form, err := web.PictureForm(x.Pictures[n], n, "", file)
	if err != nil {
		return "", d.unreadable(n, err)
	}
	a, err := d.client.do(ctx, call{method: http.MethodPost, to: s.media, body: form, sent: t.Sent})
	if file.Failed() != nil && ctx.Err() == nil {
		return "", d.unreadable(n, file.Failed())
	}
	if err != nil {
		return "", d.client.Offline(err)
	}
	made := locationOf(a, s.media)
	switch {
	case a.Code == http.StatusCreated && made != nil:
	case a.Code == http.StatusCreated, a.Code == http.StatusAccepted:
		return "", d.client.Fail(journal.NeedsUser, errors.New("the site does not say where the picture is: "+d.client.said(a)),
			"nothing was posted; ask who runs the site's media endpoint")
	default:
		return "", d.client.refusal(a)
	}
	born, _ := d.clock.Now()
	return made.String(), d.note(ctx, t, x, noteMedia(n), lease{url: made.String(), born: born}.String())
}

func (d *Destination) unreadable(n int, err error) error {
	what := fmt.Errorf("picture %d cannot be read: %w", n+1, err)
	return d.client.Fail(journal.NeedsUser, what, "nothing was posted; see to the disk, then sync again")
}
