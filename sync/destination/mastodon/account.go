package mastodon

import (
	"context"
	"net/http"
	"time"

	"sojourn/journal"
)

// session is what was learnt by asking the server.
type session struct {
	account string
	server  software
	limits  journal.Limits
}

// sessionLife is how long a session is believed before the server is asked again.
const sessionLife = 10 * time.Minute

// Limits asks first whether the token is good, because the answer to a dead one is the smallest.
func (d *Destination) Limits(ctx context.Context) (journal.Limits, error) {
	s, err := d.ask(ctx)
	return s.limits, err
}

// ready returns the session, asking the server if that is long ago.
func (d *Destination) ready(ctx context.Context) (session, error) {
	d.mu.Lock()
	s := d.session
	d.mu.Unlock()
	age := d.clock.Local.Now().Sub(s.limits.ReadAt)
	if s.account != "" && age >= 0 && age < sessionLife {
		return s, nil
	}
	return d.ask(ctx)
}

func (d *Destination) ask(ctx context.Context) (session, error) {
	who, a, err := fetch[account](ctx, d.client, call{
		method: http.MethodGet, path: "/api/v1/accounts/verify_credentials",
	})
	if err != nil && a.Code == http.StatusUnprocessableEntity { // a token without an account
		err = d.client.denied(a)
	}
	if err != nil {
		return session{}, asOffline(d.client, a, err)
	}
	what, err := d.client.instance(ctx)
	if err != nil {
		return session{}, asOffline(d.client, a, err)
	}
	s := session{
		account: string(who.ID), server: softwareOf(what),
		limits: what.limits(d.settings.warning, d.clock.Local.Now()),
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.session = s
	return s, nil
}

// asOffline turns NotFound, which promises something about a dispatch, into what it means here:
// whoever answers is no such server.
func asOffline(c *client, a answer, err error) error {
	if journal.KindOf(err) == journal.NotFound {
		return c.portal(a)
	}
	return err
}
