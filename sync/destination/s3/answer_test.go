package s3_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/s3/s3test"
)

// always is a door at which all get one answer.
func always(answer http.HandlerFunc) s3test.Door {
	return func(http.Handler) http.Handler { return answer }
}

// refusing answers with an error of a store.
func refusing(status int, code, message string) s3test.Door {
	return always(func(w http.ResponseWriter, r *http.Request) { s3test.Refuse(w, r, status, code, message) })
}

// late is a store whose clock is three hours ahead.
func late(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Date", time.Now().Add(3*time.Hour).UTC().Format(http.TimeFormat))
	s3test.Refuse(w, r, http.StatusForbidden, "RequestTimeTooSkewed", "The difference is too large.")
}

func TestWhatIsAnsweredIsTold(t *testing.T) {
	page := func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte("<html><h1>호텔 WiFi</h1></html>"))
	}
	for name, tc := range map[string]struct {
		door        s3test.Door
		looked, put journal.Kind
		says        string
	}{
		"a portal's page":     {always(page), journal.Offline, journal.Offline, "portal"},
		"a portal's redirect": {always(http.RedirectHandler("http://login.example/wifi", http.StatusFound).ServeHTTP), journal.Offline, journal.Offline, "login.example"},
		"XML of something else": {always(func(w http.ResponseWriter, _ *http.Request) {
			_, _ = w.Write([]byte(`<?xml version="1.0"?><rss/>`))
		}), journal.Offline, journal.Offline, "portal"},
		"a page that is missing": {always(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.WriteHeader(http.StatusNotFound)
		}), journal.Offline, journal.Offline, "portal"},
		"a key that is not known": {refusing(403, "InvalidAccessKeyId", "눈\u009b2J"), journal.NeedsUser, journal.NeedsUser, "눈"},
		"another secret":          {refusing(403, "SignatureDoesNotMatch", "You sent "+s3test.Secret), journal.NeedsUser, journal.NeedsUser, "secret key"},
		"a key that may not":      {refusing(403, "AccessDenied", "Access Denied"), journal.NeedsUser, journal.NeedsUser, "allow"},
		"no such bucket":          {refusing(404, "NoSuchBucket", "It does not exist."), journal.NeedsUser, journal.NeedsUser, "no bucket newsroom"},
		"a clock":                 {always(late), journal.NeedsUser, journal.NeedsUser, "3h0m behind"},
		"haste":                   {refusing(503, "SlowDown", "Please."), journal.Later, journal.Later, "wait"},
		"trouble":                 {refusing(500, "InternalError", "Sorry."), journal.Later, journal.Offline, "Sorry."},
		"a full disk":             {refusing(507, "XMinioStorageFull", "Full."), journal.NeedsUser, journal.NeedsUser, "room"},
		"another region": {always(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("X-Amz-Bucket-Region", "eu-central-1")
			s3test.Refuse(w, r, http.StatusMovedPermanently, "PermanentRedirect", "Elsewhere.")
		}), journal.NeedsUser, journal.NeedsUser, "eu-central-1"},
		"what nobody foresaw": {refusing(418, "Teapot", "Short and stout."), journal.NeedsUser, journal.NeedsUser, "Teapot"},
	} {
		t.Run(name, func(t *testing.T) {
			s := s3test.Serve(t, tc.door)
			to := open(t, s.Destination(s.Address), s3test.Secret)
			_, err := to.Limits(t.Context())
			told(t, err, tc.looked)
			if err == nil || !strings.Contains(err.Error(), tc.says) || strings.Contains(err.Error(), s3test.Secret) {
				t.Errorf("%v, want %q and no secret", err, tc.says)
			}
			_, err = to.Deliver(t.Context(), destinationtest.Dispatch(t, "Answered", 1), &destinationtest.Trail{})
			told(t, err, tc.put)
			if len(s.Files(t)) > 0 {
				t.Error("something arrived")
			}
		})
	}
}
