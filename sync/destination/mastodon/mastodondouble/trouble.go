package mastodondouble

import (
	"net/http"
	"time"

	"sojourn/sync/destination/web/webtest"
)

// Request and Trouble are those of every double.
type (
	Request = webtest.Request
	Trouble = webtest.Trouble
)

// What goes wrong with every server.
var (
	CutBefore, CutEarly, CutAfter, CutAnswer = webtest.CutBefore, webtest.CutEarly, webtest.CutAfter, webtest.CutAnswer

	Cuts, Stall, Portal, Redirect = webtest.Cuts, webtest.Stall, webtest.Portal, webtest.Redirect
	Answer, Fail, FailAfter       = webtest.Answer, webtest.Fail, webtest.FailAfter
	TooMany, Rewrite              = webtest.TooMany, webtest.Rewrite
	First, WithoutQuery, During   = webtest.First, webtest.WithoutQuery, webtest.During
	At, On, Always, All           = webtest.At, webtest.On, webtest.Always, webtest.All
)

// TooManyUntil asks to wait until a time, with no other header than Mastodon's.
func TooManyUntil(at time.Time) Trouble {
	return func(w http.ResponseWriter, r *http.Request, serve http.HandlerFunc) {
		w.Header().Set("X-RateLimit-Reset", at.UTC().Format("2006-01-02T15:04:05.000000Z"))
		Fail(http.StatusTooManyRequests, "Too many requests")(w, r, serve)
	}
}

// HidePictures does what was asked, and leaves the pictures out of the answer.
var HidePictures = Rewrite(func(answer map[string]any) { answer["media_attachments"] = []any{} })
