package micropub

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/web"
)

// Hints: what the traveller can do.
const (
	renewHint = "make a new access token at your site, with the scopes create, update, delete and media, and give it with " +
		"`sojourn destination add micropub NAME --server URL --token-file FILE`"
	linkHint   = "nothing was lost; send again when there is a link"
	portalHint = "open a page in a web browser to see whether this network wants a login, and check the site's address"
	markHint   = "change the entry and mark it again"
	lookHint   = "nothing is sent again before the site was looked at; sync again to look"
	busyHint   = "nothing was lost; it is tried again by itself"
	tellHint   = "look at the site; if it is not there, mark it again to send it, else unmark it"
	ownHint    = "delete the post there, then unmark it here"
	pointHint  = "check the site's address, or name its Micropub endpoint with --endpoint"
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
	return c.fail(journal.Offline, fmt.Errorf("no link to the site: %w", err), linkHint)
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

// untold is the error of what no look at the site can tell: the traveller has to.
func (c *client) untold(err error) *journal.Error {
	return c.fail(journal.Unknown, &destination.Untold{Err: fmt.Errorf("it may have arrived: %w", err)}, tellHint)
}

// later asks to wait for d.
func (c *client) later(d time.Duration, err error) error {
	e := c.fail(journal.Later, err, busyHint)
	e.At = c.clock.Local.Now().Add(d)
	return e
}

// refusal is the error for an answer to a call that may be repeated at will.
func (c *client) refusal(a web.Answer) error {
	switch {
	case a.Code == http.StatusTooManyRequests:
		return c.busy(a, "the site asks to wait: ", 5*time.Minute)
	case a.InTrouble():
		return c.busy(a, "the site is in trouble: ", troubleWait)
	case a.IsPage() && a.Code < 400, a.Code == http.StatusNetworkAuthenticationRequired, a.OK():
		return c.portal(a)
	case a.Code == http.StatusUnauthorized, a.Code == http.StatusForbidden:
		return c.denied(a)
	}
	return c.refused(a)
}

// said quotes what the site said, or only its status.
func (c *client) said(a web.Answer) string {
	status := fmt.Sprintf("%d %s", a.Code, http.StatusText(a.Code))
	if s := sentence(a); s != "" {
		return fmt.Sprintf("“%s” (%s)", web.Clean(s, c.token), status)
	}
	return status
}

// sentence returns the site's own words about an error, "" if there are none.
func sentence(a web.Answer) string {
	var e struct {
		Error       any `json:"error"`
		Description any `json:"error_description"`
	}
	if json.Unmarshal(a.Body, &e) != nil {
		return ""
	}
	for _, words := range []any{e.Description, e.Error} {
		if s, ok := words.(string); ok && strings.TrimSpace(s) != "" {
			return s
		}
	}
	return ""
}

func (c *client) portal(a web.Answer) error {
	what := "something else came instead of an answer"
	if to, err := url.Parse(a.Header.Get("Location")); err == nil && a.Code >= 300 && a.Code < 400 {
		what = "the answer was a redirect to " + web.Clean(to.Host+to.Path, c.token)
	} else if a.IsPage() {
		what = "a web page came instead of an answer"
	}
	err := errors.New(what + ": a portal is in the way, or this is not where the site takes posts")
	return c.fail(journal.Offline, err, portalHint)
}

// denied is the error of an answer that the token may not have.
func (c *client) denied(a web.Answer) error {
	what := "the site does not accept the access token: "
	if a.Code == http.StatusForbidden || strings.Contains(sentence(a), "scope") {
		what = "the site does not allow it to this access token: "
	}
	return c.fail(journal.NeedsUser, errors.New(what+c.said(a)), renewHint)
}

func (c *client) refused(a web.Answer) *journal.Error {
	hint := markHint
	if a.Code == http.StatusRequestEntityTooLarge {
		hint = "give a smaller --max-bytes with `sojourn destination add micropub NAME`, which makes the pictures anew"
	}
	return c.fail(journal.Refused, errors.New("the site refuses it: "+c.said(a)), hint)
}

func (c *client) busy(a web.Answer, what string, fallback time.Duration) error {
	now, _ := c.clock.Now()
	return c.later(web.Pause(a.Code, a.Header, now, fallback), errors.New(what+c.said(a)))
}
