package mastodon

import (
	"context"
	"net/http"
	"slices"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/web"
)

// findEdit looks whether the post that x replaces is as x wants it. An edit can be repeated at
// will, so that NotFound needs no proof.
func (d *Destination) findEdit(ctx context.Context, x destination.Dispatch) (journal.Receipt, error) {
	s, there, err := d.replaced(ctx, x)
	if journal.KindOf(err) == journal.Refused {
		return journal.Receipt{}, d.absent()
	}
	if err != nil {
		return journal.Receipt{}, err
	}
	ids := kept(x, there)
	same, err := d.is(ctx, s, there, x, ids)
	if err != nil {
		return journal.Receipt{}, err
	}
	if !same {
		return journal.Receipt{}, d.absent()
	}
	return d.receipt(x, there, ids), nil
}

// is tells whether there is what x wants it to be.
func (d *Destination) is(
	ctx context.Context, s session, there post, x destination.Dispatch, ids []string,
) (bool, error) {
	if !d.shows(s, there, x, ids) {
		return false, nil
	}
	return d.says(ctx, s, there, x.Message.Text)
}

// shows tells whether there has the pictures ids, as x describes them, and a content warning where
// it is to have one. What the warning says is not compared: servers rewrite it.
func (d *Destination) shows(s session, there post, x destination.Dispatch, ids []string) bool {
	if d.settings.warning != "" && there.Warning == "" {
		return false
	}
	if s.server.addsPictures() && !slices.Equal(ids, there.mediaIDs()) {
		return false
	}
	for n, id := range ids {
		if id != "" && !described(there, id, cutAlt(x.Pictures[n].Alt, s.limits.Alt)) {
			return false
		}
	}
	return true
}

func described(there post, id, alt string) bool {
	return slices.ContainsFunc(there.Media, func(m attachment) bool {
		return string(m.ID) == id && web.Packed(string(m.Description)) == web.Packed(alt)
	})
}

// wordsShown tells without another request whether there says text; false where that cannot be told.
func wordsShown(s session, there post, text string) bool {
	if there.Text != "" {
		return web.Normal(string(there.Text)) == web.Normal(text)
	}
	return !s.server.hasSource() && sameShown(there, text)
}

// describe gives pictures of a post their words where the edit of the post cannot.
func (d *Destination) describe(
	ctx context.Context, s session, x destination.Dispatch, there post, t destination.Trail, ids []string,
) error {
	for n, id := range ids {
		alt := ""
		if id != "" {
			alt = cutAlt(x.Pictures[n].Alt, s.limits.Alt)
		}
		if alt == "" || described(there, id, alt) {
			continue
		}
		body, err := web.JSONBody(description{ID: id, Text: alt})
		if err != nil {
			return d.client.Fail(journal.Refused, err, markHint)
		}
		_, a, err := fetch[attachment](ctx, d.client, call{
			method: http.MethodPut, path: "/api/v1/media/" + id, body: body, sent: t.Sent,
		})
		if err != nil {
			return asOffline(d.client, a, err)
		}
	}
	return nil
}
