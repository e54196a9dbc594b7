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
	"sojourn/sync/destination/web"
)

// Hints: what the traveller can do.
const (
	renewHint = "make a new access token at your site, with the scopes create, update, delete and media, and give it with " +
		"`sojourn destination add micropub NAME --server URL --token-file FILE`"
	portalHint = "open a page in a web browser to see whether this network wants a login, and check the site's address"
	markHint   = "change the entry and mark it again"
	ownHint    = "delete the post there, then unmark it here"
	pointHint  = "check the site's address, or name its Micropub endpoint with --endpoint"
)

// refusal is the error for an answer to a call that may be repeated at will.
func (c *client) refusal(a web.Answer) error {
	switch {
	case a.Code == http.StatusTooManyRequests:
		return c.Busy(a, 5*time.Minute, errors.New("the site asks to wait: "+c.said(a)))
	case a.InTrouble():
		return c.Busy(a, web.TroubleWait, errors.New("the site is in trouble: "+c.said(a)))
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
	return c.Fail(journal.Offline, err, portalHint)
}

// denied is the error of an answer that the token may not have.
func (c *client) denied(a web.Answer) error {
	what := "the site does not accept the access token: "
	if a.Code == http.StatusForbidden || strings.Contains(sentence(a), "scope") {
		what = "the site does not allow it to this access token: "
	}
	return c.Fail(journal.NeedsUser, errors.New(what+c.said(a)), renewHint)
}

func (c *client) refused(a web.Answer) *journal.Error {
	hint := markHint
	if a.Code == http.StatusRequestEntityTooLarge {
		hint = "give a smaller --max-bytes with `sojourn destination add micropub NAME`, which makes the pictures anew"
	}
	return c.Fail(journal.Refused, errors.New("the site refuses it: "+c.said(a)), hint)
}
