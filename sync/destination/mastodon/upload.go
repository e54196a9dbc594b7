package mastodon

import (
	"context"
	"fmt"
	"net/http"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/web"
)

// mediaSet is the media of a dispatch at the server.
type mediaSet struct {
	ids    []string // by picture; "" where the server has none
	reused bool     // at least one was uploaded by an earlier attempt and not attached since
}

// upload makes sure that the server has each picture whose id is "", and is done with all of them.
// Its errors are such that nothing was posted: Offline, Later, NeedsUser, Refused.
func (d *Destination) upload(
	ctx context.Context, s session, x destination.Dispatch, t destination.Trail, have []string,
) (mediaSet, error) {
	set := mediaSet{ids: have}
	var working []int
	for n := range x.Pictures {
		if set.ids[n] != "" {
			continue
		}
		id, state, err := d.leased(ctx, s, x, n)
		if err == nil && id == "" {
			id, state, err = d.uploadOne(ctx, s, x, t, n)
		} else {
			set.reused = true
		}
		if err != nil {
			return set, err
		}
		set.ids[n] = id
		if state == mediaWorking {
			working = append(working, n)
		}
	}
	for _, n := range working {
		if err := d.await(ctx, t, n, set.ids[n]); err != nil {
			return set, err
		}
	}
	return set, nil
}

// leased returns the media id of picture n that an earlier attempt got, if it may still be used.
func (d *Destination) leased(
	ctx context.Context, s session, x destination.Dispatch, n int,
) (string, mediaState, error) {
	l, ok := leaseOf(x, n)
	now, _ := d.clock.Now()
	if !ok || spent(x, l.id) || now.Sub(l.born) > s.server.lease() {
		return "", mediaGone, nil
	}
	state, err := d.mediaState(ctx, l.id)
	if err != nil || state == mediaGone || state == mediaBroken {
		return "", state, err
	}
	return l.id, state, nil
}

// uploadOne sends picture n and notes its id before anything else happens.
func (d *Destination) uploadOne(
	ctx context.Context, s session, x destination.Dispatch, t destination.Trail, n int,
) (string, mediaState, error) {
	file, err := web.OpenPicture(x, x.Pictures[n])
	if err != nil {
		return "", mediaGone, d.unreadable(n, err)
	}
	defer file.Close()
	alt := cutAlt(x.Pictures[n].Alt, s.limits.Alt)
	form, err := web.PictureForm(x.Pictures[n], n, alt, file)
	if err != nil {
		return "", mediaGone, d.unreadable(n, err)
	}
	made, a, err := fetch[attachment](ctx, d.client, call{
		method: http.MethodPost, path: "/api/v2/media", body: form, sent: t.Sent,
	})
	switch {
	case err == nil:
	case file.Failed() != nil && ctx.Err() == nil:
		return "", mediaGone, d.unreadable(n, file.Failed())
	case a.OK() && a.isEmptyList():
		return "", mediaGone, d.client.idle()
	default:
		return "", mediaGone, asOffline(d.client, a, err)
	}
	born, _ := d.clock.Now()
	if err := d.note(ctx, t, noteMedia(n), lease{id: string(made.ID), born: born}.String()); err != nil {
		return "", mediaGone, err
	}
	if a.Code == http.StatusOK && made.URL != "" {
		return string(made.ID), mediaReady, nil
	}
	return string(made.ID), mediaWorking, nil
}

func (d *Destination) unreadable(n int, err error) error {
	what := fmt.Errorf("picture %d cannot be read: %w", n+1, err)
	return d.client.Fail(journal.NeedsUser, what, "nothing was posted; see to the disk, then sync again")
}
