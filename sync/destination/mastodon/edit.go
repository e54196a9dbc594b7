package mastodon

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/web"
)

// Edit gives the post that x replaces x's words, descriptions and pictures. It can be repeated at
// will. Pixelfed cannot add pictures to a post; what it lacks is in the receipt.
func (d *Destination) Edit(
	ctx context.Context, x destination.Dispatch, t destination.Trail,
) (journal.Receipt, error) {
	s, there, err := d.replaced(ctx, x)
	if err != nil {
		return journal.Receipt{}, err
	}
	if err := d.fits(s, x); err != nil {
		return journal.Receipt{}, err
	}
	ids := kept(x, there)
	if s.server.addsPictures() {
		set, err := d.upload(ctx, s, x, t, ids)
		if err != nil {
			return journal.Receipt{}, err
		}
		ids = set.ids
	}
	if d.shows(s, there, x, ids) && wordsShown(s, there, x.Message.Text) {
		return d.receipt(x, there, ids), nil
	}
	if !s.server.addsPictures() {
		if err := d.describe(ctx, s, x, there, t, ids); err != nil {
			return journal.Receipt{}, err
		}
	}
	return d.put(ctx, s, x, there, t, ids)
}

// replaced fetches the post that x replaces.
func (d *Destination) replaced(
	ctx context.Context, x destination.Dispatch,
) (session, post, error) {
	if x.Replaces == nil || notID(x.Replaces.RemoteID) {
		return session{}, post{}, d.gone("it is not known which post it replaces")
	}
	s, err := d.ready(ctx)
	if err != nil {
		return s, post{}, err
	}
	there, _, err := d.fetchPost(ctx, x.Replaces.RemoteID)
	if journal.KindOf(err) == journal.NotFound {
		err = d.gone("its post was removed there")
	}
	return s, there, err
}

// gone refuses to change what is not there.
func (d *Destination) gone(what string) error {
	return d.client.Fail(journal.Refused, errors.New(what),
		"unmark it here; what was removed there is not posted again")
}

// put sends the edit.
func (d *Destination) put(
	ctx context.Context, s session, x destination.Dispatch, there post, t destination.Trail, ids []string,
) (journal.Receipt, error) {
	body, err := web.JSONBody(d.change(s, x, there, ids))
	if err != nil {
		return journal.Receipt{}, d.client.Fail(journal.Refused, err, markHint)
	}
	a, err := d.client.do(ctx, call{
		method: http.MethodPut, path: "/api/v1/statuses/" + string(there.ID), body: body, sent: t.Sent,
	})
	if err != nil {
		return journal.Receipt{}, d.client.Unsure(err)
	}
	if made, ok := decode[post](d.client, a); ok && made.ID == there.ID {
		return d.changed(ctx, x, made, ids), nil
	}
	return d.notPut(ctx, s, x, ids, a)
}

// change is the body of an edit. What x does not speak of stays as it is there.
func (d *Destination) change(s session, x destination.Dispatch, there post, ids []string) draft {
	out := d.draft(s, x, slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return id == "" }))
	if out.Warning == "" {
		out.Warning = string(there.Warning)
	}
	if out.Language == "" {
		out.Language = string(there.Language)
	}
	out.Sensitive = out.Sensitive || bool(there.Sensitive)
	for n, id := range ids {
		if id != "" && s.server.addsPictures() {
			out.Attributes = append(out.Attributes, description{
				ID: id, Text: cutAlt(x.Pictures[n].Alt, s.limits.Alt),
			})
		}
	}
	return out
}

// changed is the receipt of an edit that was answered. An answer that lacks something is compared
// with what the server shows.
func (d *Destination) changed(
	ctx context.Context, x destination.Dispatch, made post, ids []string,
) journal.Receipt {
	if d.lacks(made, x, ids) != "" {
		if shown, _, err := d.fetchPost(ctx, string(made.ID)); err == nil {
			made = shown
		}
	}
	return d.receipt(x, made, ids)
}

// notPut takes an answer to an edit that is no post. GoToSocial refuses an edit that changes
// nothing, which is as good as one that was made.
func (d *Destination) notPut(
	ctx context.Context, s session, x destination.Dispatch, ids []string, a answer,
) (journal.Receipt, error) {
	c := d.client
	switch {
	case a.InTrouble(), a.OK() && !a.IsPage():
		return journal.Receipt{}, c.Unknown(errors.New("the server did not confirm it: " + c.said(a)))
	case a.IsJSON() && (a.Code == http.StatusNotFound || a.Code == http.StatusGone):
		return journal.Receipt{}, d.gone("its post was removed there")
	case a.Code == http.StatusUnprocessableEntity && a.IsJSON():
		there, _, err := d.fetchPost(ctx, x.Replaces.RemoteID)
		if err != nil {
			return journal.Receipt{}, c.Unknown(err)
		}
		same, err := d.is(ctx, s, there, x, ids)
		if err != nil {
			return journal.Receipt{}, c.Unknown(err)
		}
		if same {
			return d.receipt(x, there, ids), nil
		}
	}
	return journal.Receipt{}, c.refusal(a)
}
