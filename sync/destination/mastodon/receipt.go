package mastodon

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/web"
)

// mediaOf returns the media ids that x's notes know, by picture; "" where they know none.
func mediaOf(x destination.Dispatch) []string {
	ids := make([]string, len(x.Pictures))
	for n := range ids {
		if l, ok := leaseOf(x, n); ok {
			ids[n] = l.id
		}
	}
	return ids
}

// holdsAny tells whether one of ids is attached to p.
func (p post) holdsAny(ids []string) bool {
	return slices.ContainsFunc(ids, func(id string) bool {
		return id != "" && slices.Contains(p.mediaIDs(), id)
	})
}

// arrived is the receipt of the post that x made, compared with what was sent. An answer that lacks
// something is compared with what the server shows.
func (d *Destination) arrived(
	ctx context.Context, x destination.Dispatch, made post, ids []string,
) (journal.Receipt, error) {
	if d.lacks(made, x, ids) != "" {
		if shown, _, err := d.fetchPost(ctx, string(made.ID)); err == nil {
			made = shown
		}
	}
	r := d.receipt(x, made, ids)
	if !d.claim(x, made, r) {
		return journal.Receipt{}, d.client.Unknown(errors.New("the only post like it is another entry's"))
	}
	return r, nil
}

func (d *Destination) fetchPost(ctx context.Context, id string) (post, answer, error) {
	return fetch[post](ctx, d.client, call{method: http.MethodGet, path: "/api/v1/statuses/" + id})
}

func (d *Destination) receipt(x destination.Dispatch, made post, ids []string) journal.Receipt {
	at := d.clock.Local.Now()
	if changed := made.changed(); !changed.IsZero() {
		at = d.clock.Here(changed)
	}
	return journal.Receipt{
		Entry: x.Entry, Destination: x.Destination, Dispatch: x.ID, RemoteID: string(made.ID),
		URL: made.address(), At: at, Partial: d.lacks(made, x, ids),
	}
}

// claim remembers that x made the post. It is false where another dispatch has.
func (d *Destination) claim(x destination.Dispatch, made post, r journal.Receipt) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if by, taken := d.claimed[string(made.ID)]; taken && by != x.ID {
		return false
	}
	d.claimed[string(made.ID)], d.receipts[x.ID] = x.ID, r
	if created := made.created(); created.After(d.newest) {
		d.newest = created
	}
	return true
}

// delivered returns the receipt of x, if this process has seen it arrive.
func (d *Destination) delivered(x destination.Dispatch) (journal.Receipt, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	r, ok := d.receipts[x.ID]
	return r, ok
}

// lacks says in words what made does not have of x, whose pictures are ids; "" if nothing.
func (d *Destination) lacks(made post, x destination.Dispatch, ids []string) string {
	var parts []string
	if words := missing(made, ids); words != "" {
		parts = append(parts, words)
	}
	if !web.SameGist(web.Plain(string(made.Content)), x.Message.Text) && !web.SameGist(string(made.Text), x.Message.Text) {
		parts = append(parts, "its words are not as they were sent")
	}
	if undescribed(made, x, ids) {
		parts = append(parts, "a picture has no description")
	}
	is := string(made.Visibility)
	if want := d.settings.visibility; want != "" && widerThan(is, want) {
		parts = append(parts, "it can be seen by more than was asked for: "+journal.Visible(is))
	}
	return strings.Join(parts, "; ")
}

func undescribed(made post, x destination.Dispatch, ids []string) bool {
	for _, m := range made.Media {
		n := slices.Index(ids, string(m.ID))
		if n >= 0 && m.Description == "" && strings.TrimSpace(x.Pictures[n].Alt) != "" {
			return true
		}
	}
	return false
}

func widerThan(is, want string) bool {
	return slices.Index(visibilities, is) > slices.Index(visibilities, want)
}

// missing names the pictures that made does not have.
func missing(made post, ids []string) string {
	var lost []int
	for n, id := range ids {
		if id == "" || !slices.Contains(made.mediaIDs(), id) {
			lost = append(lost, n)
		}
	}
	return destination.Missing(lost, len(ids))
}
