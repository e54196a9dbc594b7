package webdav

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination/web"
)

// Hints: what the traveller can do.
const (
	linkHint   = "sync again when the link is back; what has arrived is not sent twice"
	busyHint   = "nothing was lost; it is tried again by itself"
	portalHint = "open a page in a web browser to see whether this network wants a login, and check the server's address"
	certHint   = "open a page in a web browser to see whether this network wants a login; " +
		"a desk with authorities of its own gives you their file, which --ca names"
	folderHint  = "ask the desk for the folder, or have it made, then sync again"
	loginHint   = "give it with `sojourn destination add webdav NAME --password-file FILE`, then sync again"
	accountHint = "add it again with the account in its address, like https://anna@desk.example.org/incoming"
	addressHint = "check the server's address: for Nextcloud it is like https://HOST/remote.php/dav/files/USER/FOLDER"
	roomHint    = "ask the desk to make room, then sync again"
	sizeHint    = "give a smaller --max-bytes with `sojourn destination add webdav NAME`, which makes the pictures anew"
	deskHint    = "ask the desk, then sync again"
)

const troubleWait = time.Minute // before a server in trouble is asked again

func (s *server) fail(kind journal.Kind, err error, hint string) *journal.Error {
	return &journal.Error{Op: s.where, Kind: kind, Err: err, Hint: hint}
}

// tell words an error of the link; nil stays nil.
func (s *server) tell(ctx context.Context, err error) error {
	known, ok := errors.AsType[*journal.Error](err)
	switch {
	case err == nil:
		return nil
	case ok:
		return known
	case ctx.Err() != nil:
		return s.fail(journal.Offline, errors.New("it was stopped"), linkHint)
	}
	text := journal.Visible(err.Error())
	if _, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return s.fail(journal.Offline, fmt.Errorf("who answers does not prove to be the server: %s", text), certHint)
	}
	return s.fail(journal.Offline, fmt.Errorf("no link to the server: %s", text), linkHint)
}

// unsure is the error of a naming whose end is not known.
func (s *server) unsure(ctx context.Context, err error) error {
	known, _ := errors.AsType[*journal.Error](s.tell(ctx, err))
	return s.fail(journal.Unknown, fmt.Errorf("it may have arrived: %w", known.Err), linkHint)
}

func (s *server) later(a web.Answer, err error) error {
	e := s.fail(journal.Later, err, busyHint)
	now := time.Now()
	e.At = now.Add(web.Pause(a.Code, a.Header, now, troubleWait))
	return e
}

func (s *server) noFolder() error {
	return s.fail(journal.NeedsUser, errors.New("its folder is not there"), folderHint)
}

func (s *server) noWebDAV(a web.Answer) error {
	return s.fail(journal.NeedsUser, fmt.Errorf("what answers speaks no WebDAV (%s)", status(a)), addressHint)
}

// status is what the server says, in words of our own.
func status(a web.Answer) string { return fmt.Sprintf("%d %s", a.Code, http.StatusText(a.Code)) }

// refusal words an answer that is not the one that was asked for.
func (s *server) refusal(a web.Answer) error {
	switch a.Code {
	case http.StatusUnauthorized:
		return s.stranger(a)
	case http.StatusForbidden:
		return s.fail(journal.NeedsUser, errors.New("the server does not allow this account into its folder"), folderHint)
	case http.StatusNotFound, http.StatusGone, http.StatusConflict:
		return s.noFolder()
	case http.StatusRequestEntityTooLarge:
		return s.fail(journal.Refused, errors.New("it is larger than the server takes"), sizeHint)
	case http.StatusInsufficientStorage:
		return s.fail(journal.NeedsUser, errors.New("there is no room left at the server, or in your share of it"), roomHint)
	case http.StatusLocked:
		return s.later(a, errors.New("somebody holds it locked at the server"))
	case http.StatusTooManyRequests:
		return s.later(a, errors.New("the server asks to wait"))
	case http.StatusMultiStatus: // in which failures are
		return s.fail(journal.NeedsUser, errors.New("the server did not do it"), deskHint)
	}
	switch {
	case a.Code < 400, a.Code == http.StatusNetworkAuthenticationRequired, a.Code == http.StatusProxyAuthRequired:
		return s.portal(a)
	case a.Code >= 500, a.Code == http.StatusRequestTimeout:
		return s.later(a, fmt.Errorf("the server is in trouble (%s)", status(a)))
	}
	return s.fail(journal.NeedsUser, fmt.Errorf("the server refuses it (%s)", status(a)), deskHint)
}

// stranger is the error of an answer that wants to know who is there.
func (s *server) stranger(a web.Answer) error {
	user := journal.Visible(s.user)
	switch {
	case s.user == "":
		return s.fail(journal.NeedsUser, errors.New("the server wants to know who you are"), accountHint)
	case !offers(a, "basic"):
		return s.fail(journal.NeedsUser, errors.New("the server lets nobody in by name and password"), deskHint)
	case s.password == "":
		return s.fail(journal.NeedsUser, fmt.Errorf("the server wants the password of %s", user), loginHint)
	}
	return s.fail(journal.NeedsUser, fmt.Errorf("the server does not let %s in with this password", user), loginHint)
}

// offers tells whether a names a way to log in.
func offers(a web.Answer, way string) bool {
	return slices.ContainsFunc(a.Header.Values("WWW-Authenticate"), func(offer string) bool {
		return strings.Contains(strings.ToLower(offer), way)
	})
}

// portal is the error of an answer that no WebDAV server gives.
func (s *server) portal(a web.Answer) error {
	what := "something else came instead of an answer (" + status(a) + ")"
	to, err := url.Parse(a.Header.Get("Location"))
	switch {
	case a.Code >= 300 && a.Code < 400 && err == nil:
		what = "the answer was a redirect to " + journal.Visible(to.Host+to.Path)
	case isPage(a):
		what = "a web page came instead of an answer"
	}
	return s.fail(journal.Offline, errors.New(what+": a portal is in the way, or this is not the server's address"), portalHint)
}

// isPage tells a web page by its beginning.
func isPage(a web.Answer) bool {
	start := bytes.ToLower(bytes.TrimSpace(a.Body))
	return bytes.HasPrefix(start, []byte("<!doctype html")) || bytes.HasPrefix(start, []byte("<html"))
}
