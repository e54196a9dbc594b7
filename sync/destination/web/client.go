// Package web is HTTP as destinations speak it: over one connection, which is kept. No redirect is
// followed, nothing is repeated that was not said to be harmless, and what does not move is given up.
package web

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net/http"
	"net/http/httptrace"
	"sync/atomic"
	"time"
)

// UserAgent is how sojourn names itself.
const UserAgent = "sojourn/0.1"

const (
	maxAnswer  = 1 << 20 // bytes; a page of 10 posts takes about 60 kB
	stallLimit = 2 * time.Minute
	// answerLimit is how long the body of an answer may take that comes in drops.
	answerLimit = 10 * time.Minute
)

var errStalled = errors.New("nothing moved for too long")

// ErrLarge is why an answer was not read to its end.
var ErrLarge = errors.New("the answer is larger than it should be")

// Client speaks with one server.
type Client struct {
	http  *http.Transport // which, unlike an http.Client, follows no redirect
	stall time.Duration   // without a byte, after which a call is given up
}

// New returns a client that has no connection yet.
func New() *Client { return &Client{stall: stallLimit, http: newTransport()} }

// GiveUpAfter lets calls be given up after that long without a byte.
func (c *Client) GiveUpAfter(wait time.Duration) { c.stall = wait }

// Trust has servers prove who they are to these authorities alone. It is called before any call is made.
func (c *Client) Trust(authorities *x509.CertPool) {
	c.http.TLSClientConfig = &tls.Config{RootCAs: authorities, MinVersion: tls.VersionTLS12}
}

// CloseIdle closes connections that are not in use.
func (c *Client) CloseIdle() { c.http.CloseIdleConnections() }

// Lost says that no answer came. Left tells that the request may have reached the server. What Err says
// may be foreign.
type Lost struct {
	Left bool
	Err  error
}

func (l *Lost) Error() string { return l.Err.Error() }
func (l *Lost) Unwrap() error { return l.Err }

// Harmless lets a request be sent again by itself where a kept connection turns out to be dead.
func Harmless(r *http.Request) { r.Header[harmless] = nil }

// harmless without a value is a mark for net/http, which is not sent.
const harmless = "Idempotency-Key"

func isHarmless(r *http.Request) bool {
	values, marked := r.Header[harmless]
	return marked && len(values) == 0
}

// Do sends r with body, which may be nil, and reads the answer, whatever its status. sent, which may be
// nil, hears of the bytes of body on their way. The error is a *Lost.
func (c *Client) Do(r *http.Request, body *Body, sent func(n int64)) (Answer, error) {
	ctx, cancel := context.WithCancelCause(r.Context())
	defer cancel(nil)
	giveUp := func() { cancel(errStalled) }
	stall := time.AfterFunc(c.stall, giveUp)
	defer stall.Stop()
	moved := func(n int) {
		stall.Reset(c.stall)
		if sent != nil && n > 0 {
			sent(int64(n))
		}
	}
	var left atomic.Bool
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		// From here on bytes may leave at any moment, even if this call is given up.
		GotConn: func(httptrace.GotConnInfo) { left.Store(true) },
	})
	a, err := c.exchange(r.WithContext(ctx), body, moved, giveUp)
	if err != nil {
		if why := context.Cause(ctx); why != nil {
			err = why
		}
		return Answer{}, &Lost{Left: left.Load(), Err: err}
	}
	return a, nil
}

// exchange is the bare request and answer; moved hears of every byte sent, and of 0 for what is read.
func (c *Client) exchange(r *http.Request, body *Body, moved func(n int), giveUp func()) (Answer, error) {
	if body != nil {
		body.put(r, moved)
		defer body.rest() // the file is the caller's again when this returns
	}
	response, err := c.http.RoundTrip(r)
	if err != nil {
		return Answer{}, err
	}
	defer response.Body.Close()
	slow := time.AfterFunc(answerLimit, giveUp)
	defer slow.Stop()
	in := io.LimitReader(response.Body, maxAnswer+1)
	content, err := io.ReadAll(&meter{in: in, moved: func(int) { moved(0) }})
	if err != nil {
		return Answer{}, err
	}
	if len(content) > maxAnswer {
		return Answer{}, ErrLarge
	}
	return Answer{Code: response.StatusCode, Header: response.Header, Body: content}, nil
}
