package mastodon

import (
	"context"
	"errors"
	"net/http"
	"net/url"

	"sojourn/journal"
	"sojourn/sync/destination/web"
)

// client speaks HTTP with one server. It never follows a redirect and never repeats a request.
type client struct {
	web.Trouble
	base  *url.URL
	token string
	web   *web.Client
}

// call is one request.
type call struct {
	method string
	path   string
	query  url.Values
	body   *web.Body // nil if there is none
	key    string    // idempotency key, "" if none
	sent   func(n int64)
}

// do sends c and reads the answer, whatever its status. Its errors are *web.Lost, fit to be shown, or
// NeedsUser where there is no token to show.
func (c *client) do(ctx context.Context, what call) (answer, error) {
	if c.token == "" {
		return answer{}, c.Fail(journal.NeedsUser, errors.New("there is no access token"), renewHint)
	}
	request, err := c.request(ctx, what)
	if err != nil {
		return answer{}, &web.Lost{Err: web.Veil(err, c.token)}
	}
	got, err := c.web.Do(request, what.body, what.sent)
	if lost, ok := errors.AsType[*web.Lost](err); ok {
		return answer{}, &web.Lost{Left: lost.Left, Err: web.Veil(lost.Err, c.token)}
	}
	a := answer{got}
	a.Code = a.meant()
	return a, nil
}

func (c *client) request(ctx context.Context, what call) (*http.Request, error) {
	u := *c.base
	u.Path, u.RawQuery = what.path, what.query.Encode()
	request, err := http.NewRequestWithContext(ctx, what.method, u.String(), nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+c.token)
	request.Header.Set("User-Agent", web.UserAgent)
	request.Header.Set("Accept", "application/json")
	if what.key != "" {
		// Not every server minds it: net/http, which would repeat such a request, cannot, since it has no second body.
		request.Header.Set("Idempotency-Key", what.key)
	}
	return request, nil
}
