package mastodon

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/web"
)

// mediaState is how an uploaded picture is.
type mediaState int

const (
	mediaGone    mediaState = iota // swept, or attached to a post
	mediaWorking                   // the server is not done with it
	mediaReady
	mediaBroken // the server gave it up
)

// How long the server is given for one picture, all in all about a minute.
const (
	firstPoll = time.Second / 2
	lastPoll  = 10 * time.Second
	polls     = 12
)

func (d *Destination) mediaState(ctx context.Context, id string) (mediaState, error) {
	a, err := d.client.do(ctx, call{method: http.MethodGet, path: "/api/v1/media/" + id})
	if err != nil {
		return mediaGone, d.client.Offline(err)
	}
	if a.Code == http.StatusPartialContent {
		return mediaWorking, nil // by the documentation, without a body
	}
	if m, ok := decode[attachment](d.client, a); ok {
		if m.URL == "" {
			return mediaWorking, nil
		}
		return mediaReady, nil
	}
	switch {
	case a.IsJSON() && (a.Code == http.StatusNotFound || a.Code == http.StatusGone):
		return mediaGone, nil
	case a.IsJSON() && a.Code == http.StatusUnprocessableEntity:
		return mediaBroken, nil
	}
	return mediaGone, asOffline(d.client, a, d.client.refusal(a))
}

// await asks, less and less often, until the server is done with picture n.
func (d *Destination) await(ctx context.Context, t destination.Trail, n int, id string) error {
	wait := firstPoll
	for range polls {
		destination.Waiting(ctx, "the server works on the pictures", wait)
		if err := d.clock.Local.Sleep(ctx, wait); err != nil {
			return d.client.Offline(err)
		}
		state, err := d.mediaState(ctx, id)
		switch {
		case err != nil:
			return err
		case state == mediaReady:
			return nil
		case state == mediaGone:
			return d.dropped(ctx, t, n, d.client.Later(web.TroubleWait,
				fmt.Errorf("the server lost picture %d", n+1)))
		case state == mediaBroken:
			return d.dropped(ctx, t, n, d.client.Fail(journal.Refused,
				fmt.Errorf("the server cannot make anything of picture %d", n+1), markHint))
		}
		wait = min(wait*3/2, lastPoll)
	}
	return d.client.Later(web.TroubleWait, errors.New("the server still works on the pictures"))
}

// dropped forgets the media id of picture n, so that it is uploaded again, and returns why.
func (d *Destination) dropped(ctx context.Context, t destination.Trail, n int, why error) error {
	if err := d.note(ctx, t, noteMedia(n), ""); err != nil {
		return err
	}
	return why
}
