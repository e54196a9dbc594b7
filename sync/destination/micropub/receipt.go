package micropub

import (
	"context"
	"errors"
	"net/url"
	"slices"
	"strings"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/web"
)

// arrived is the receipt of the post that x made, compared with what was sent.
func (d *Destination) arrived(
	ctx context.Context, s session, x destination.Dispatch, made item, urls []string,
) (journal.Receipt, error) {
	lost := append(lacking(made, urls), d.broken(ctx, made, urls)...)
	slices.Sort(lost)
	r := d.receipt(x, made, urls, slices.Compact(lost))
	if !d.claim(x, r) {
		return journal.Receipt{}, d.client.Unknown(errors.New("the only post like it is another entry's"))
	}
	return r, nil
}

func (d *Destination) receipt(x destination.Dispatch, made item, urls []string, lost []int) journal.Receipt {
	address := made.url().String()
	return journal.Receipt{
		Entry: x.Entry, Destination: x.Destination, Dispatch: x.ID, RemoteID: address, URL: address,
		At: d.clock.Local.Now(), Partial: d.lacks(made, x, urls, lost),
	}
}

// claim remembers that x made the post. It is false where another dispatch has.
func (d *Destination) claim(x destination.Dispatch, r journal.Receipt) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if by, taken := d.claimed[r.RemoteID]; taken && by != x.ID {
		return false
	}
	d.claimed[r.RemoteID], d.receipts[x.ID] = x.ID, r
	delete(d.gone, x.ID)
	return true
}

// lacks says in words what made does not have of x, whose pictures are at urls; "" if nothing.
func (d *Destination) lacks(made item, x destination.Dispatch, urls []string, lost []int) string {
	var parts []string
	if words := destination.Missing(lost, len(urls)); words != "" {
		parts = append(parts, words)
	}
	if caption := x.Message.Caption; strings.TrimSpace(caption) != "" && !web.SameGist(made.text("content"), caption) {
		parts = append(parts, "its words are not as they were sent")
	}
	if undescribed(made, x, urls) {
		parts = append(parts, "a picture has no description")
	}
	if is := made.text("visibility"); widerThan(is, d.settings.visibility) {
		parts = append(parts, "it can be seen by more than was asked for: "+journal.Visible(is))
	}
	return strings.Join(parts, "; ")
}

func widerThan(is, want string) bool {
	return want != "" && slices.Contains(Visibilities, is) && slices.Index(Visibilities, is) < slices.Index(Visibilities, want)
}

// lacking are the pictures that made does not have. A site may keep them elsewhere than where they were put, so that as
// many as were sent are all of them.
func lacking(made item, urls []string) []int {
	there := made.photos()
	if len(there) >= len(urls) {
		return nil
	}
	var lost []int
	for n, u := range urls {
		if !slices.ContainsFunc(there, func(p photo) bool { return p.url == u }) {
			lost = append(lost, n)
		}
	}
	return lost
}

// broken are the pictures that made names, and nobody can see although they see the post: the site has lost them. Where
// the post itself cannot be seen, the site may be made anew just now, and nothing is known.
func (d *Destination) broken(ctx context.Context, made item, urls []string) []int {
	var lost []int
	for n, u := range urls {
		if u == "" || !made.holdsAny([]string{u}) {
			continue
		}
		if gone, err := d.vanished(ctx, u); err == nil && gone {
			lost = append(lost, n)
		}
	}
	if len(lost) == 0 {
		return nil
	}
	if shown, err := d.isShown(ctx, made.url()); err != nil || !shown {
		return nil
	}
	return slices.DeleteFunc(lost, func(n int) bool {
		gone, err := d.vanished(ctx, urls[n])
		return err != nil || !gone
	})
}

// undescribed tells whether a picture of made has lost its words.
func undescribed(made item, x destination.Dispatch, urls []string) bool {
	there := made.photos()
	for n, p := range x.Pictures {
		at := slices.IndexFunc(there, func(o photo) bool { return o.url == urls[n] })
		if at < 0 && len(there) == len(urls) {
			at = n
		}
		if at >= 0 && strings.TrimSpace(p.Alt) != "" && there[at].alt == "" {
			return true
		}
	}
	return false
}

// addressOf reads the address that a receipt has; nil where it has none.
func addressOf(r journal.Receipt) *url.URL {
	u, err := url.Parse(r.RemoteID)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return nil
	}
	return u
}
