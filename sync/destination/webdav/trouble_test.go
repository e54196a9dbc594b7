package webdav_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/desk/desktest"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/webdav"
	"sojourn/sync/destination/webdav/webdavtest"
)

// troubles are all that may become of one request.
var troubles = map[string]trouble{
	"the link breaks before it":            hangUp,
	"the link breaks after it":             after(hangUp),
	"the link breaks half way":             half,
	"the server fails before it":           answer(500),
	"the server fails after it":            after(answer(500)),
	"a gateway gives up after it":          after(answer(504)),
	"a portal answers":                     answer(200, "Content-Type", "text/html"),
	"a portal answers what was done":       after(answer(200, "Content-Type", "text/html")),
	"it is redirected":                     answer(302, "Location", "https://login.example.org/"),
	"it is locked":                         answer(423),
	"there is no room":                     answer(507),
	"the server is told to be left alone":  answer(429, "Retry-After", "7"),
	"it is not there, although it was put": answer(404),
	"something has its name":               answer(412),
	"the address is not understood":        answer(502),
}

// TestATroubleAtAnyRequestLeavesOnePost: each request of a delivery meets each trouble; it is gone on with as
// the outbox does, with the traveller's help where that is wanted.
func TestATroubleAtAnyRequestLeavesOnePost(t *testing.T) {
	for name, what := range troubles {
		for n := int64(0); n < 4; n++ { // a picture and a record: PUT, MOVE, PUT, MOVE
			t.Run(fmt.Sprint(name, " ", n), func(t *testing.T) {
				var come atomic.Int64
				s := webdavtest.Serve(t, at(n, &come, what))
				h := harness(t, s, s.Address())
				d := destinationtest.Dispatch(t, "문제가 있어도", 1)
				goOn(t, h.Destination, d, &destinationtest.Trail{})
				posts := h.Posts(t)
				if len(posts) != 1 || len(posts[0].Pictures) != 1 || posts[0].Pictures[0].SHA256 != d.Pictures[0].SHA256 {
					t.Errorf("%+v", posts)
				}
				if left := desktest.Parts(t, s.Dir); len(left) > 0 {
					t.Errorf("parts were left: %v", left)
				}
				if come.Load() < 4 {
					t.Errorf("%d requests: the test is blind", come.Load())
				}
			})
		}
	}
}

// goOn delivers d, looking for it wherever it may have arrived.
func goOn(t *testing.T, to destination.Destination, d destination.Dispatch, trail *destinationtest.Trail) {
	t.Helper()
	for range 4 {
		d.Notes = trail.Notes()
		_, err := to.Deliver(t.Context(), d, trail)
		if journal.KindOf(err) == journal.Unknown {
			_, err = to.Find(t.Context(), d)
		}
		if err == nil {
			return
		}
		t.Log(err)
	}
	t.Error("it is never done")
}

// TestEveryAnswerIsTold: what the server, or what stands in its way, says is worded once, of its kind, with a hint,
// and never with its own words or the password.
func TestEveryAnswerIsTold(t *testing.T) {
	for name, tc := range map[string]struct {
		on   string // the method that is answered
		what trouble
		kind journal.Kind
		says string
	}{
		"another password":     {"PROPFIND", answer(401, "WWW-Authenticate", "Basic realm=x"), journal.NeedsUser, "does not let anna in"},
		"no plain passwords":   {"PROPFIND", answer(401, "WWW-Authenticate", "Digest realm=x"), journal.NeedsUser, "by name and password"},
		"not allowed":          {"PUT", answer(403), journal.NeedsUser, "allow"},
		"no folder":            {"PROPFIND", answer(404), journal.NeedsUser, "folder is not there"},
		"a folder that went":   {"PUT", answer(409), journal.NeedsUser, "folder is not there"},
		"no WebDAV":            {"PROPFIND", answer(405), journal.NeedsUser, "no WebDAV"},
		"a portal":             {"PROPFIND", answer(200), journal.Offline, "web page"},
		"a portal's redirect":  {"PROPFIND", answer(302, "Location", "https://login.example.org/\x1b]0;눈?x"), journal.Offline, "login.example.org/"},
		"a portal, and honest": {"PROPFIND", answer(511), journal.Offline, "portal"},
		"a page for a file":    {"PUT", answer(200), journal.Offline, "web page"},
		"locked for long":      {"MOVE", answer(423), journal.Later, "locked"},
		"too large":            {"PUT", answer(413), journal.Refused, "larger"},
		"no room":              {"PUT", answer(507), journal.NeedsUser, "no room"},
		"leave me alone":       {"PUT", answer(503, "Retry-After", "3600"), journal.Later, "503"},
		"in trouble":           {"MOVE", answer(500), journal.Later, "500"},
		"in parts":             {"MOVE", answer(207), journal.NeedsUser, "did not do it"},
		"no such thing":        {"PUT", answer(418), journal.NeedsUser, "418"},
	} {
		t.Run(name, func(t *testing.T) {
			s := webdavtest.Serve(t, on(tc.on, tc.what))
			to := open(t, destinationAt(s.At(s.Address())))
			_, err := to.Limits(t.Context())
			if err == nil {
				_, err = to.Deliver(t.Context(), destinationtest.Dispatch(t, "말", 0), &destinationtest.Trail{})
			}
			told(t, err, tc.kind, tc.says)
		})
	}
}

// told wants one sentence of a kind, with a hint, fit to be shown.
func told(t *testing.T, err error, kind journal.Kind, says string) {
	t.Helper()
	if journal.KindOf(err) != kind || journal.HintOf(err) == "" || !strings.Contains(fmt.Sprint(err), says) {
		t.Fatalf("%v (kind %d, hint %q), want kind %d, %q and a hint", err, journal.KindOf(err), journal.HintOf(err), kind, says)
	}
	for _, foreign := range []string{"Willkommen", webdavtest.Password, "\x1b"} {
		if strings.Contains(err.Error(), foreign) {
			t.Errorf("%q has %q in it", err, foreign)
		}
	}
	if at := journal.RetryAt(err); kind == journal.Later && !at.After(time.Now()) {
		t.Errorf("to be tried again at %v", at)
	}
}

// No header with the password goes where a redirect points to.
func TestARedirectIsNotFollowed(t *testing.T) {
	var come atomic.Int64
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { come.Add(1) }))
	defer other.Close()
	for _, code := range []int{301, 302, 307, 308} {
		s := webdavtest.Serve(t, always(answer(code, "Location", other.URL)))
		if _, err := open(t, destinationAt(s.At(s.Address()))).Limits(t.Context()); journal.KindOf(err) != journal.Offline {
			t.Errorf("%v, want Offline", err)
		}
	}
	if come.Load() > 0 {
		t.Errorf("%d requests went there", come.Load())
	}
}

func TestWhoLogsIn(t *testing.T) {
	s := webdavtest.Serve(t)
	nobody := "http://" + s.Address() + webdavtest.Folder
	for server, tc := range map[string]struct {
		secret, says string
	}{
		s.At(s.Address()): {"", "wants the password of anna"},
		strings.Replace(s.At(s.Address()), "anna", "rain", 1): {webdavtest.Password, "does not let rain in"},
		nobody: {"", "who you are"},
	} {
		to, err := webdav.Open(destinationAt(server), tc.secret)
		if err != nil {
			t.Fatal(err)
		}
		_, err = to.Limits(t.Context())
		told(t, err, journal.NeedsUser, tc.says)
	}
}

// A server that no authority vouches for gets no byte of ours.
func TestACertificateIsInsistedOn(t *testing.T) {
	var come atomic.Int64
	s := webdavtest.New(t, always(func(http.ResponseWriter, *http.Request, http.Handler) { come.Add(1) }))
	s.StartTLS()
	server := strings.Replace(s.At(s.Address()), "127.0.0.1", "localhost", 1) // a name that is not in its certificate
	_, err := open(t, destinationAt(server)).Limits(t.Context())
	told(t, err, journal.Offline, "prove")
	if come.Load() > 0 {
		t.Error("it was spoken to")
	}
}

// A server that says nothing is given up.
func TestASlowServerIsGivenUp(t *testing.T) {
	s := webdavtest.Serve(t, on("PROPFIND", func(_ http.ResponseWriter, r *http.Request, _ http.Handler) {
		_, _ = io.Copy(io.Discard, r.Body)
		<-r.Context().Done()
	}))
	to, err := webdav.OpenImpatient(destinationAt(s.At(s.Address())), webdavtest.Password, 100*time.Millisecond)
	if err != nil {
		t.Fatal(err)
	}
	_, err = to.Limits(t.Context())
	told(t, err, journal.Offline, "nothing moved")
}
