package micropub

import (
	"context"
	"errors"
	"net/http"
	"net/url"

	"sojourn/journal"
	"sojourn/sync/destination/web"
)

// client speaks HTTP with one site and where that keeps its pictures. It never follows a redirect with the token, and
// never repeats a request.
type client struct {
	web.Trouble
	token string
	web   *web.Client
	open  bool // others may read along
}

// call is one request.
type call struct {
	method string
	to     *url.URL
	public bool      // nobody is told who asks
	body   *web.Body // nil if there is none
	sent   func(n int64)
}

// do sends c and reads the answer, whatever its status. Its errors are *web.Lost, fit to be shown, or NeedsUser
// where there is no token to show.
func (c *client) do(ctx context.Context, what call) (web.Answer, error) {
	if c.token == "" && !what.public {
		return web.Answer{}, c.Fail(journal.NeedsUser, errors.New("there is no access token"), renewHint)
	}
	request, err := c.request(ctx, what)
	if err != nil {
		return web.Answer{}, &web.Lost{Err: web.Veil(err, c.token)}
	}
	a, err := c.web.Do(request, what.body, what.sent)
	if lost, ok := errors.AsType[*web.Lost](err); ok {
		return web.Answer{}, &web.Lost{Left: lost.Left, Err: web.Veil(lost.Err, c.token)}
	}
	return a, nil
}

func (c *client) request(ctx context.Context, what call) (*http.Request, error) {
	if !c.mayAsk(what.to) {
		return nil, errors.New("its address would have others read along")
	}
	request, err := http.NewRequestWithContext(ctx, what.method, what.to.String(), nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("User-Agent", web.UserAgent)
	if what.public {
		request.Header.Set("Accept", "text/html, */*;q=0.5")
		return request, nil
	}
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Authorization", "Bearer "+c.token)
	return request, nil
}

// mayAsk tells whether u is where nobody reads along, or where that was accepted.
func (c *client) mayAsk(u *url.URL) bool {
	return web.IsPrivate(u) || c.open && u.Scheme == "http" && u.Hostname() != ""
}

// ask is a question to the endpoint; its address may have a query of its own.
func (c *client) ask(ctx context.Context, endpoint *url.URL, query url.Values) (web.Answer, error) {
	u := *endpoint
	own := u.Query()
	for name, values := range query {
		own[name] = values
	}
	u.RawQuery = own.Encode()
	return c.do(ctx, call{method: http.MethodGet, to: &u})
}
