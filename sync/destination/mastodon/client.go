package mastodon

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"sync/atomic"
	"time"

	"sojourn/journal"
)

const (
	userAgent  = "sojourn/0.1"
	maxAnswer  = 1 << 20 // bytes; a page of 10 posts takes about 60 kB
	stallLimit = 2 * time.Minute
)

var errStalled = errors.New("nothing moved for too long")

// client speaks HTTP with one server. It never follows a redirect and never repeats a request.
type client struct {
	base  *url.URL
	token string
	where string
	clock *serverClock
	http  *http.Client
	stall time.Duration // without a byte, after which a call is given up
}

// call is one request.
type call struct {
	method string
	path   string
	query  url.Values
	body   *payload // nil if there is none
	key    string   // idempotency key, "" if none
	sent   func(n int64)
}

// lost says that no answer came. left tells that the request may have reached the server.
type lost struct {
	left bool
	err  error
}

func (l *lost) Error() string { return l.err.Error() }
func (l *lost) Unwrap() error { return l.err }

// do sends c and reads the answer, whatever its status. Its errors are *lost, or NeedsUser where
// there is no token to show.
func (c *client) do(ctx context.Context, what call) (answer, error) {
	if c.token == "" {
		return answer{}, c.fail(journal.NeedsUser, errors.New("there is no access token"), renewHint)
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	stall := time.AfterFunc(c.stall, func() { cancel(errStalled) })
	defer stall.Stop()
	moved := func(n int64) {
		stall.Reset(c.stall)
		if what.sent != nil && n > 0 {
			what.sent(n)
		}
	}
	var left atomic.Bool
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		// From here on bytes may leave at any moment, even if this call is given up.
		GotConn: func(httptrace.GotConnInfo) { left.Store(true) },
	})
	a, err := c.exchange(ctx, what, moved)
	if err != nil {
		return answer{}, &lost{left: left.Load(), err: c.cause(ctx, err)}
	}
	return a, nil
}

// exchange is the bare request and answer; moved hears of every byte sent, and of 0 for what is read.
func (c *client) exchange(ctx context.Context, what call, moved func(n int64)) (answer, error) {
	request, err := c.request(ctx, what, moved)
	if err != nil {
		return answer{}, err
	}
	defer what.body.rest() // the file is the caller's again when this returns
	response, err := c.http.Do(request)
	if err != nil {
		return answer{}, err
	}
	defer response.Body.Close()
	in := io.LimitReader(response.Body, maxAnswer+1)
	body, err := io.ReadAll(&meter{in: in, moved: func(int) { moved(0) }})
	if err != nil {
		return answer{}, err
	}
	if len(body) > maxAnswer {
		return answer{}, fmt.Errorf("the answer is larger than %d bytes", maxAnswer)
	}
	a := answer{code: response.StatusCode, header: response.Header, body: body}
	a.code = a.meant()
	return a, nil
}

func (c *client) request(ctx context.Context, what call, moved func(n int64)) (*http.Request, error) {
	u := *c.base
	u.Path, u.RawQuery = what.path, what.query.Encode()
	request, err := http.NewRequestWithContext(ctx, what.method, u.String(), nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+c.token)
	request.Header.Set("User-Agent", userAgent)
	request.Header.Set("Accept", "application/json")
	if what.key != "" {
		request.Header.Set("Idempotency-Key", what.key)
	}
	if what.body != nil {
		request.Header.Set("Content-Type", what.body.mime)
		request.ContentLength = what.body.size
		// Without GetBody net/http cannot send the body again by itself, which it would do for
		// a request with an Idempotency-Key, although not every server minds that key.
		request.Body = what.body.open(func(n int) { moved(int64(n)) })
	}
	return request, nil
}

// cause is why the link failed, without the address that net/http repeats.
func (c *client) cause(ctx context.Context, err error) error {
	if why := context.Cause(ctx); why != nil {
		err = why
	}
	if wrapped, ok := errors.AsType[*url.Error](err); ok {
		err = wrapped.Err
	}
	return &veiled{text: c.clean(err.Error()), err: err}
}

// veiled is an error whose text is safe to show.
type veiled struct {
	text string
	err  error
}

func (v *veiled) Error() string { return v.text }
func (v *veiled) Unwrap() error { return v.err }

// meter tells of what is read through it.
type meter struct {
	in    io.Reader
	moved func(n int)
}

func (m *meter) Read(p []byte) (int, error) {
	n, err := m.in.Read(p)
	if n > 0 {
		m.moved(n)
	}
	return n, err
}
