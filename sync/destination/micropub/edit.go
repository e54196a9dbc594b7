package micropub

import (
	"context"
	"errors"
	"maps"
	"net/http"
	"net/url"
	"slices"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/web"
)

// Edit gives the post that x replaces x's words, place and pictures. It can be repeated at will. A site that cannot
// edit refuses it.
func (d *Destination) Edit(
	ctx context.Context, x destination.Dispatch, t destination.Trail,
) (journal.Receipt, error) {
	x = withNotes(x)
	s, err := d.ready(ctx)
	if err == nil {
		err = d.fits(s, x)
	}
	if err != nil {
		return journal.Receipt{}, err
	}
	at := d.replaced(x)
	if at == nil {
		return journal.Receipt{}, d.lost("it is not known which post it replaces")
	}
	there, err := d.source(ctx, s, at)
	if journal.KindOf(err) == journal.NotFound {
		return journal.Receipt{}, d.cannotEdit(ctx, at)
	}
	if err != nil {
		return journal.Receipt{}, err
	}
	up, err := d.upload(ctx, s, x, t, kept(x, there))
	if err != nil {
		return journal.Receipt{}, err
	}
	if d.is(there, x, up.urls) {
		return d.edited(ctx, s, x, there, at, up.urls)
	}
	return d.update(ctx, s, x, t, up, d.change(x, at, there, up.urls))
}

// replaced is where the post is that x replaces; nil where that is not known.
func (d *Destination) replaced(x destination.Dispatch) *url.URL {
	if x.Replaces == nil {
		return nil
	}
	return addressOf(*x.Replaces)
}

// lost refuses to change what is not there.
func (d *Destination) lost(what string) error {
	return d.client.Fail(journal.Refused, errors.New(what), "unmark it here; what was removed there is not posted again")
}

// cannotEdit refuses, before anything is sent, to edit what the site does not tell of: sites that edit tell what a post
// was made of.
func (d *Destination) cannotEdit(ctx context.Context, at *url.URL) error {
	if gone, err := d.vanished(ctx, at.String()); err == nil && gone {
		return d.lost("its post was removed there")
	}
	return d.client.Fail(journal.Refused,
		errors.New("the site does not tell what its posts are made of, and so cannot edit them"), editHint)
}

const editHint = "change the post there, and unmark it here"

// change is the body of an edit. What x does not have any more is taken away.
func (d *Destination) change(x destination.Dispatch, at *url.URL, there item, urls []string) act {
	out := act{Action: "update", URL: at.String(), Replace: d.properties(x, urls)}
	for _, name := range told {
		_, has := there.props[name]
		if _, stays := out.Replace[name]; !stays && has {
			out.Delete = append(out.Delete, name)
		}
	}
	return out
}

// update sends the edit.
func (d *Destination) update(
	ctx context.Context, s session, x destination.Dispatch, t destination.Trail, up uploads, change act,
) (journal.Receipt, error) {
	at := d.replaced(x)
	a, err := d.act(ctx, s, change, t)
	if err != nil {
		return journal.Receipt{}, d.client.Unsure(err)
	}
	if isDone(a) {
		if moved := locationOf(a, at); moved != nil && a.Code == http.StatusCreated {
			at = moved
		}
		there, err := d.source(ctx, s, at)
		if err != nil {
			there = d.onItsWord(x, at, up.urls)
		}
		return d.edited(ctx, s, x, there, at, up.urls)
	}
	switch {
	case a.InTrouble(), a.OK() && !a.IsPage():
		return journal.Receipt{}, d.client.Unknown(errors.New("the site did not confirm it: " + d.client.said(a)))
	case isAbsent(a):
		return journal.Receipt{}, d.lost("its post was removed there")
	}
	why := d.client.refusal(a)
	if journal.KindOf(why) == journal.Refused {
		if gone, err := d.vanished(ctx, at.String()); err == nil && gone {
			return journal.Receipt{}, d.lost("its post was removed there")
		}
		why = d.client.Fail(journal.Refused, errors.New("the site refuses the edit: "+d.client.said(a)),
			editHint)
	}
	return journal.Receipt{}, why
}

// act has something done to a post.
func (d *Destination) act(ctx context.Context, s session, what act, t destination.Trail) (web.Answer, error) {
	body, err := web.JSONBody(what)
	if err != nil {
		return web.Answer{}, d.client.Fail(journal.Refused, err, markHint)
	}
	return d.client.do(ctx, call{method: http.MethodPost, to: s.endpoint, body: body, sent: t.Sent})
}

// isDone tells whether a confirms what was to be done.
func isDone(a web.Answer) bool {
	switch a.Code {
	case http.StatusNoContent, http.StatusCreated:
		return true
	case http.StatusOK:
		return len(a.Body) == 0 || a.IsJSON()
	}
	return false
}

// edited is the receipt of an edit.
func (d *Destination) edited(
	ctx context.Context, s session, x destination.Dispatch, there item, at *url.URL, urls []string,
) (journal.Receipt, error) {
	there.props["url"] = []any{at.String()}
	lost := append(lacking(there, urls), d.broken(ctx, there, urls)...)
	slices.Sort(lost)
	return d.receipt(x, there, urls, slices.Compact(lost)), nil
}

// findEdit looks whether the post that x replaces is as x wants it. An edit can be repeated at will, so that NotFound
// needs no proof.
func (d *Destination) findEdit(ctx context.Context, x destination.Dispatch) (journal.Receipt, error) {
	at := d.replaced(x)
	if at == nil {
		return journal.Receipt{}, d.absent()
	}
	s, err := d.ready(ctx)
	if err != nil {
		return journal.Receipt{}, err
	}
	there, err := d.source(ctx, s, at)
	if err != nil {
		return journal.Receipt{}, err
	}
	urls := kept(x, there)
	if slices.Contains(urls, "") || !d.is(there, x, urls) {
		return journal.Receipt{}, d.absent()
	}
	return d.edited(ctx, s, x, there, at, urls)
}

// is tells whether there is what x wants it to be.
func (d *Destination) is(there item, x destination.Dispatch, urls []string) bool {
	photos := there.photos()
	if len(photos) != len(urls) || !sameWords(there, x) && x.Message.Caption+x.Message.Headline != "" {
		return false
	}
	for n, p := range photos {
		if p.url != urls[n] || web.Packed(p.alt) != web.Packed(x.Pictures[n].Alt) {
			return false
		}
	}
	want := d.properties(x, urls)
	for _, name := range []string{"content", "name", "category", "location"} {
		if (len(want[name]) > 0) != (len(there.props[name]) > 0) {
			return false
		}
	}
	return web.Packed(there.text("name")) == web.Packed(x.Message.Headline) &&
		maps.Equal(set(want["category"]), set(there.props["category"])) &&
		samePlace(want["location"], there.props["location"])
}

func set(values []any) map[any]bool {
	out := map[any]bool{}
	for _, v := range values {
		if s, ok := v.(string); ok {
			out[s] = true
		}
	}
	return out
}
