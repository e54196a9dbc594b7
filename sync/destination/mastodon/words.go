package mastodon

import (
	"context"
	"net/http"

	"sojourn/sync/destination/web"
)

// says tells whether o says text. Where the server tells what was sent, every character counts;
// where it only shows its own HTML, spaces do not.
func (d *Destination) says(ctx context.Context, s session, o post, text string) (bool, error) {
	if o.Text != "" {
		return web.Normal(string(o.Text)) == web.Normal(text), nil
	}
	if s.server.hasSource() {
		sent, a, err := fetch[source](ctx, d.client, call{
			method: http.MethodGet, path: "/api/v1/statuses/" + string(o.ID) + "/source",
		})
		if a.Code != http.StatusNotFound {
			return err == nil && web.Normal(string(sent.Text)) == web.Normal(text), err
		}
	}
	return sameShown(o, text), nil
}

// sameShown tells whether o's HTML shows text.
func sameShown(o post, text string) bool {
	return web.Packed(web.Plain(string(o.Content))) == web.Packed(text)
}
