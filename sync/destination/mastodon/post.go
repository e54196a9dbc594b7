package mastodon

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/web"
)

// draft is the body of a post and of an edit, as every server of the kind takes it.
type draft struct {
	Text        string        `json:"status"`
	Media       []string      `json:"media_ids,omitempty"`
	Attributes  []description `json:"media_attributes,omitempty"` // of an edit
	Warning     string        `json:"spoiler_text,omitempty"`
	Sensitive   bool          `json:"sensitive,omitempty"` // left out, it is the account's own setting
	Visibility  string        `json:"visibility,omitempty"`
	Language    string        `json:"language,omitempty"`
	ContentType string        `json:"content_type,omitempty"`
}

// description gives a picture that is already at the server other words.
type description struct {
	ID   string `json:"id"`
	Text string `json:"description"`
}

// draft is what x says in s's dialect.
func (d *Destination) draft(s session, x destination.Dispatch, ids []string) draft {
	out := draft{
		Text: x.Message.Text, Media: ids, Language: x.Message.Language,
		Warning: d.settings.warning, Sensitive: d.settings.warning != "",
	}
	if s.server == goToSocial {
		out.ContentType = "text/plain" // whatever the account is set to, * and # mean themselves
	}
	return out
}

// post notes that it begins, and only then posts x with its media.
func (d *Destination) post(
	ctx context.Context, s session, x destination.Dispatch, t destination.Trail, set mediaSet,
) (journal.Receipt, error) {
	draft := d.draft(s, x, set.ids)
	draft.Visibility = d.settings.visibility
	body, err := web.JSONBody(draft)
	if err != nil {
		return journal.Receipt{}, d.client.Fail(journal.Refused, err, markHint)
	}
	if err := d.note(ctx, t, notePosting, d.begin(x).String()); err != nil {
		return journal.Receipt{}, err
	}
	a, err := d.client.do(ctx, call{
		method: http.MethodPost, path: "/api/v1/statuses", body: body, key: x.Key, sent: t.Sent,
	})
	if l, ok := errors.AsType[*web.Lost](err); ok && l.Left {
		return journal.Receipt{}, d.client.Unsure(err)
	}
	if err != nil {
		return journal.Receipt{}, d.nothingPosted(ctx, t, d.client.Offline(err))
	}
	if made, ok := decode[post](d.client, a); ok {
		return d.posted(ctx, x, made, set)
	}
	return journal.Receipt{}, d.notPosted(ctx, x, t, set, a)
}

// begin says that a post of x begins now.
func (d *Destination) begin(x destination.Dispatch) posting {
	at, skew := d.clock.Now()
	d.mu.Lock()
	defer d.mu.Unlock()
	return posting{at: at, skew: skew, after: d.newest, key: x.Key}
}

// posted takes the answer to a post, if it speaks of the post.
func (d *Destination) posted(
	ctx context.Context, x destination.Dispatch, made post, set mediaSet,
) (journal.Receipt, error) {
	if !made.holdsAny(set.ids) && !web.SameGist(web.Plain(string(made.Content)), x.Message.Text) {
		return journal.Receipt{}, d.client.Unknown(errors.New("the server answered with another post"))
	}
	return d.arrived(ctx, x, made, set.ids)
}

// nothingPosted removes the note of a post that cannot have arrived, and returns why. Where the note
// stays, own posts are read back before the next one: slower, and right as well.
func (d *Destination) nothingPosted(ctx context.Context, t destination.Trail, why error) error {
	_ = t.Note(ctx, notePosting, "")
	return why
}

// notPosted is the error for an answer that is no post.
func (d *Destination) notPosted(
	ctx context.Context, x destination.Dispatch, t destination.Trail, set mediaSet, a answer,
) error {
	c := d.client
	switch {
	case a.InTrouble():
		return c.Unknown(errors.New("the server is in trouble: " + c.said(a)))
	case a.IsPage():
		return c.portal(a)
	case a.OK() && a.isEmptyList():
		return d.nothingPosted(ctx, t, c.idle())
	case a.OK(), !a.IsJSON():
		return c.Unknown(errors.New("the answer makes no sense: " + c.said(a)))
	case a.Code == http.StatusTooManyRequests:
		return d.nothingPosted(ctx, t, c.tooMany(a))
	case a.Code == http.StatusUnauthorized, a.Code == http.StatusForbidden:
		return d.nothingPosted(ctx, t, c.denied(a))
	case a.Code == http.StatusConflict, d.repeats(x), a.speaksOfKeys():
		return c.Unknown(errors.New("the server refuses to repeat it: " + c.said(a)))
	}
	return d.declined(ctx, t, set, a)
}

// speaksOfKeys tells whether the server refuses a key that it knows. Pixelfed says so in English only.
func (a answer) speaksOfKeys() bool {
	return strings.Contains(strings.ToLower(a.sentence()), "idempotency")
}

// repeats tells whether an earlier attempt began a post with the same key: what is said of this
// one may be because of that one.
func (d *Destination) repeats(x destination.Dispatch) bool {
	p, began := postingOf(x)
	return began && p.key == x.Key
}

// declined finds out whether the server refuses a post for its media or for what it is. It does
// not read the server's words: they come in the account's language.
func (d *Destination) declined(
	ctx context.Context, t destination.Trail, set mediaSet, a answer,
) error {
	for _, id := range set.ids {
		state, err := d.mediaState(ctx, id)
		if err != nil {
			return d.client.Unknown(err)
		}
		if state == mediaWorking {
			return d.nothingPosted(ctx, t, d.client.Later(lastPoll,
				errors.New("the server still works on the pictures: "+d.client.said(a))))
		}
		if state == mediaGone || state == mediaBroken {
			set.reused = true
		}
	}
	if set.reused {
		if err := d.note(ctx, t, noteSpent, strings.Join(set.ids, " ")); err != nil {
			return err
		}
		return d.client.Unknown(errors.New("the server refuses it with these pictures: " + d.client.said(a)))
	}
	return d.nothingPosted(ctx, t, d.client.refused(a))
}
