package webdav

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"sojourn/journal"
	"sojourn/sync/destination/desk"
	"sojourn/sync/destination/network"
	"sojourn/sync/destination/web"
)

// call is one request.
type call struct {
	method   string
	name     string // of a file in the folder; "" for the folder itself
	header   map[string]string
	body     *web.Body // nil if there is none
	sent     func(n int64)
	harmless bool // if it is carried out twice
}

// do sends c and reads the answer, whatever its status. The error is a *web.Lost, or NeedsUser where the certificates that
// are trusted cannot be read.
func (s *server) do(ctx context.Context, c call) (web.Answer, error) {
	s.turn.Lock()
	defer s.turn.Unlock()
	if err := s.trust(); err != nil {
		return web.Answer{}, err
	}
	request, err := http.NewRequestWithContext(ctx, c.method, s.at(c.name).String(), nil)
	if err != nil {
		return web.Answer{}, &web.Lost{Err: err}
	}
	request.Header.Set("User-Agent", web.UserAgent)
	for name, value := range c.header {
		request.Header.Set(name, value)
	}
	if s.user != "" {
		request.SetBasicAuth(s.user, s.password) // at once: to be asked for it costs a round trip
	}
	if c.harmless {
		web.Harmless(request)
	}
	a, err := s.web.Do(request, c.body, c.sent)
	if err != nil {
		s.web.CloseIdle() // over HTTP/2 a connection may be broken that still seems to be good
	}
	return a, err
}

// trust reads the certificates that are trusted, once.
func (s *server) trust() error {
	if s.trusts || s.ca == "" {
		return nil
	}
	pool, err := network.Authorities(s.ca)
	if err != nil {
		return s.fail(journal.NeedsUser, fmt.Errorf("its certificates cannot be read: %w", err), desk.CAHint)
	}
	s.web.Trust(pool)
	s.trusts = true
	return nil
}

// mayHaveLeft tells whether a request to which no answer came may have been carried out.
func mayHaveLeft(err error) bool {
	lost, ok := errors.AsType[*web.Lost](err)
	return ok && lost.Left
}
