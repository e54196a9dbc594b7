package mastodon

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination/web"
)

const (
	renewHint = "make a new access token in the server's settings under Development, with the scopes " +
		"read and write, and give it with " +
		"`sojourn destination add mastodon NAME --server URL --token-file FILE`"
	linkHint   = "nothing was lost; send again when there is a link"
	portalHint = "open a page in a web browser to see whether this network wants a login, " +
		"and check the server's address"
	markHint = "change the entry and mark it again"
	lookHint = "nothing is sent again before the server was looked at; sync again to look"
	busyHint = "nothing was lost; it is tried again by itself"
)

const troubleWait = time.Minute // before a server in trouble is asked again

// fail makes an error that names the destination. err's text must be safe to show.
func (c *client) fail(kind journal.Kind, err error, hint string) *journal.Error {
	return &journal.Error{Op: c.where, Kind: kind, Err: err, Hint: hint}
}

// offline is the error of a call that may be repeated at will, however far it came.
func (c *client) offline(err error) error {
	if known, ok := errors.AsType[*journal.Error](err); ok {
		return known
	}
	return c.fail(journal.Offline, fmt.Errorf("no link to the server: %w", err), linkHint)
}

// unsure is the error of a call that must not be repeated blindly.
func (c *client) unsure(err error) error {
	if l, ok := errors.AsType[*web.Lost](err); ok && l.Left {
		return c.unknown(fmt.Errorf("no answer came: %w", err))
	}
	return c.offline(err)
}

func (c *client) unknown(err error) *journal.Error {
	if known, ok := errors.AsType[*journal.Error](err); ok {
		err = known.Err
	}
	return c.fail(journal.Unknown, fmt.Errorf("it may have arrived: %w", err), lookHint)
}

// later asks to wait for d.
func (c *client) later(d time.Duration, err error) error {
	e := c.fail(journal.Later, err, busyHint)
	e.At = c.clock.Local.Now().Add(d)
	return e
}

// refusal is the error for an answer to a call that may be repeated at will.
func (c *client) refusal(a answer) error {
	switch {
	case a.Code == http.StatusTooManyRequests:
		return c.tooMany(a)
	case a.InTrouble():
		return c.trouble(a)
	case a.Code == http.StatusRequestEntityTooLarge:
		return c.refused(a)
	case a.OK(), !a.IsJSON(), a.IsPage():
		return c.portal(a)
	case a.Code == http.StatusUnauthorized, a.Code == http.StatusForbidden:
		return c.denied(a)
	case a.Code == http.StatusNotFound, a.Code == http.StatusGone:
		return c.fail(journal.NotFound, errors.New("it is not there: "+c.said(a)), "")
	}
	return c.refused(a)
}

// said quotes what the server said, or only its status.
func (c *client) said(a answer) string {
	status := fmt.Sprintf("%d %s", a.Code, http.StatusText(a.Code))
	if s := a.sentence(); s != "" {
		return fmt.Sprintf("“%s” (%s)", web.Clean(s, c.token), status)
	}
	return status
}

func (c *client) portal(a answer) error {
	what := "a web page came instead of an answer"
	if to, err := url.Parse(a.Header.Get("Location")); err == nil && a.Code >= 300 && a.Code < 400 {
		what = "the answer was a redirect to " + web.Clean(to.Host+to.Path, c.token)
	}
	err := errors.New(what + ": a portal is in the way, or this is not the server's address")
	return c.fail(journal.Offline, err, portalHint)
}

// denied is the error of an answer that the token, or its account, may not have.
func (c *client) denied(a answer) error {
	what := "the server does not accept the access token: "
	if a.Code == http.StatusForbidden {
		what = "the server does not allow it to this account or its access token: "
	}
	return c.fail(journal.NeedsUser, errors.New(what+c.said(a)), renewHint)
}

// idle is the error of an empty list where something was to be made, as Pixelfed answers to an
// account that never logged in: nothing was made.
func (c *client) idle() error {
	return c.fail(journal.NeedsUser, errors.New("the server answered, and took nothing"),
		"log in there once with a web browser, then sync again")
}

func (c *client) refused(a answer) error {
	return c.fail(journal.Refused, errors.New("the server refuses it: "+c.said(a)), markHint)
}

func (c *client) tooMany(a answer) error {
	now, _ := c.clock.Now()
	return c.later(web.Pause(a.Code, a.Header, now, 5*time.Minute), errors.New("the server asks to wait: "+c.said(a)))
}

func (c *client) trouble(a answer) error {
	now, _ := c.clock.Now()
	return c.later(web.Pause(a.Code, a.Header, now, troubleWait), errors.New("the server is in trouble: "+c.said(a)))
}
