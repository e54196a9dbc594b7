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
	portalHint = "open a page in a web browser to see whether this network wants a login, " +
		"and check the server's address"
	markHint = "change the entry and mark it again"
)

// refusal is the error for an answer to a call that may be repeated at will.
func (c *client) refusal(a answer) error {
	switch {
	case a.Code == http.StatusTooManyRequests:
		return c.tooMany(a)
	case a.InTrouble():
		return c.Busy(a.Answer, web.TroubleWait, errors.New("the server is in trouble: "+c.said(a)))
	case a.Code == http.StatusRequestEntityTooLarge:
		return c.refused(a)
	case a.OK(), !a.IsJSON(), a.IsPage():
		return c.portal(a)
	case a.Code == http.StatusUnauthorized, a.Code == http.StatusForbidden:
		return c.denied(a)
	case a.Code == http.StatusNotFound, a.Code == http.StatusGone:
		return c.Fail(journal.NotFound, errors.New("it is not there: "+c.said(a)), "")
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
	return c.Fail(journal.Offline, err, portalHint)
}

// denied is the error of an answer that the token, or its account, may not have.
func (c *client) denied(a answer) error {
	what := "the server does not accept the access token: "
	if a.Code == http.StatusForbidden {
		what = "the server does not allow it to this account or its access token: "
	}
	return c.Fail(journal.NeedsUser, errors.New(what+c.said(a)), renewHint)
}

// idle is the error of an empty list where something was to be made, as Pixelfed answers to an
// account that never logged in: nothing was made.
func (c *client) idle() error {
	return c.Fail(journal.NeedsUser, errors.New("the server answered, and took nothing"),
		"log in there once with a web browser, then sync again")
}

func (c *client) refused(a answer) error {
	return c.Fail(journal.Refused, errors.New("the server refuses it: "+c.said(a)), markHint)
}

func (c *client) tooMany(a answer) error {
	return c.Busy(a.Answer, 5*time.Minute, errors.New("the server asks to wait: "+c.said(a)))
}
