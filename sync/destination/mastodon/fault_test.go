package mastodon_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination/destinationtest"
	double "sojourn/sync/destination/mastodon/mastodondouble"
)

const (
	account  = "/api/v1/accounts/verify_credentials"
	media    = "/api/v2/media"
	statuses = "/api/v1/statuses"

	offline   = journal.Offline
	later     = journal.Later
	needsUser = journal.NeedsUser
	refused   = journal.Refused
	unknown   = journal.Unknown
)

func jsonAnswer(body string) double.Trouble { return double.Answer(200, "application/json", body) }

// What each answer makes of a delivery, and that it arrives once, whole, when the trouble is over.
func TestEveryAnswerHasItsMeaning(t *testing.T) {
	html500 := double.Answer(http.StatusBadGateway, "text/html", "<html><h1>502 Bad Gateway</h1>")
	for name, tc := range map[string]struct {
		method, path string
		trouble      double.Trouble
		want         journal.Kind
	}{
		"a portal instead of the account":     {"GET", account, double.Portal, offline},
		"a portal instead of the server":      {"GET", "/api/v2/instance", double.Portal, offline},
		"a portal instead of a picture":       {"POST", media, double.Portal, offline},
		"a portal instead of the post":        {"POST", statuses, double.Portal, offline},
		"a redirect of a picture":             {"POST", media, double.Redirect("/login"), offline},
		"a redirect of the post":              {"POST", statuses, double.Redirect("/login"), offline},
		"a login page with 511":               {"POST", media, double.Answer(511, "text/html", "<p>log in"), offline},
		"no account with this token":          {"GET", account, double.Fail(401, "invalid"), needsUser},
		"a picture not allowed":               {"POST", media, double.Fail(403, "out of scope"), needsUser},
		"a post not allowed":                  {"POST", statuses, double.Fail(401, "revoked"), needsUser},
		"a token that Pixelfed does not know": {"POST", statuses, double.Fail(500, "Unauthenticated."), needsUser},
		"too many pictures":                   {"POST", media, double.TooMany(time.Minute), later},
		"too many posts":                      {"POST", statuses, double.TooMany(time.Minute), later},
		"a server in trouble at a picture":    {"POST", media, double.Fail(500, "Error processing thumbnail"), later},
		"a proxy in trouble at a picture":     {"POST", media, html500, later},
		"trouble at the post":                 {"POST", statuses, double.Fail(500, "oops"), unknown},
		"trouble after the post":              {"POST", statuses, double.FailAfter(500, "oops"), unknown},
		"a proxy in trouble after the post":   {"POST", statuses, double.FailAfter(504, "timeout"), unknown},
		"a proxy's page at the post":          {"POST", statuses, html500, unknown},
		"a post timed out":                    {"POST", statuses, double.FailAfter(408, "timeout"), unknown},
		"an answer without sense":             {"POST", statuses, jsonAnswer(`{"favourited":false}`), unknown},
		"another's post":                      {"POST", statuses, double.Rewrite(anothers), unknown},
		"nothing at all, with 200":            {"POST", statuses, jsonAnswer(""), unknown},
		"an empty list instead of the post":   {"POST", statuses, jsonAnswer("[]"), needsUser},
		"an empty list instead of a picture":  {"POST", media, jsonAnswer("[]"), needsUser},
	} {
		t.Run(name, func(t *testing.T) {
			eachMode(t, func(t *testing.T, r *rig) {
				r.server.Plan(double.On(tc.method, tc.path, tc.trouble))
				d, trail := entry(t, "무슨 일", 2), &destinationtest.Trail{}
				_, err := r.open().Deliver(t.Context(), d, trail)
				if journal.KindOf(err) != tc.want || journal.HintOf(err) == "" {
					t.Errorf("%v, want kind %d with a hint", err, tc.want)
				}
				e := newErrand(r, d, true)
				e.Trail, e.Doubt = trail, tc.want == unknown
				e.Run()
				e.arrived()
			})
		})
	}
}

func anothers(answer map[string]any) {
	answer["id"], answer["content"], answer["media_attachments"] = "42", "<p>Something else</p>", []any{}
}

func TestAPortalNeverSeesTheToken(t *testing.T) {
	var seen atomic.Int64
	portal := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { seen.Add(1) }))
	defer portal.Close()
	r := newRig(t, double.Mastodon)
	for _, q := range []struct{ method, path string }{
		{"GET", "/api/v1/accounts/verify_credentials"}, {"POST", media}, {"POST", statuses},
	} {
		r.server.Plan(double.Always(q.method, q.path, double.Redirect(portal.URL+"/login")))
		_, err := r.deliver(entry(t, "문", 1))
		if journal.KindOf(err) != journal.Offline {
			t.Errorf("%s %s: %v, want Offline", q.method, q.path, err)
		}
	}
	if n := seen.Load(); n != 0 {
		t.Errorf("%d requests followed a redirect", n)
	}
}

func TestAServerThatAsksToWaitSaysUntilWhen(t *testing.T) {
	r := newRig(t, double.Mastodon)
	for name, trouble := range map[string]double.Trouble{
		"in seconds":       double.TooMany(17 * time.Minute),
		"with a time":      double.TooManyUntil(r.clock.Now().Add(17 * time.Minute)),
		"on its own clock": ahead(time.Hour, double.TooManyUntil(r.clock.Now().Add(77*time.Minute))),
	} {
		t.Run(name, func(t *testing.T) {
			r.server.Plan(double.On("POST", media, trouble))
			_, err := r.deliver(entry(t, "기다림", 1))
			wait := journal.RetryAt(err).Sub(r.clock.Now())
			if journal.KindOf(err) != journal.Later || wait < 16*time.Minute || wait > 18*time.Minute {
				t.Errorf("%v in %s, want Later in 17 minutes", err, wait)
			}
		})
	}
}

// ahead lets trouble be dated by a clock that is d ahead.
func ahead(d time.Duration, trouble double.Trouble) double.Trouble {
	return func(w http.ResponseWriter, r *http.Request, serve http.HandlerFunc) {
		w.Header().Set("Date", time.Now().Add(d).UTC().Format(http.TimeFormat))
		trouble(w, r, serve)
	}
}

func TestNothingIsSentThatWouldBeRefused(t *testing.T) {
	for name, tc := range map[string]struct {
		mode     double.Mode
		caption  string
		pictures int
		spoil    func(p *journal.Picture)
		settings []string
		want     journal.Kind
	}{
		"too many pictures":          {double.Mastodon, "많다", 5, nil, nil, refused},
		"a text too long":            {double.Mastodon, strings.Repeat("한", 501), 1, nil, nil, refused},
		"too long by code points":    {double.Pixelfed, strings.Repeat("👩‍👩‍👧‍👦", 100), 1, nil, nil, refused},
		"nothing":                    {double.GoToSocial, "", 0, nil, nil, refused},
		"words alone":                {double.Pixelfed, "말만", 0, nil, nil, refused},
		"a picture of no known kind": {double.Pixelfed, "그림", 1, asHEIC, nil, refused},
		"a picture too large":        {double.Mastodon, "크다", 1, tooLarge, nil, refused},
		"a direct post":              {double.Pixelfed, "너에게", 1, nil, []string{"visibility", "direct"}, needsUser},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t, tc.mode)
			d := entry(t, tc.caption, tc.pictures)
			if tc.spoil != nil {
				tc.spoil(&d.Pictures[0])
			}
			_, err := r.open(tc.settings...).Deliver(t.Context(), d, &destinationtest.Trail{})
			if journal.KindOf(err) != tc.want || journal.HintOf(err) == "" {
				t.Errorf("%v, want kind %d with a hint", err, tc.want)
			}
			if n := r.tally("POST", media) + r.tally("POST", statuses); n != 0 {
				t.Errorf("%d requests were spent on it", n)
			}
		})
	}
}

func asHEIC(p *journal.Picture)   { p.MIME = "image/heic" }
func tooLarge(p *journal.Picture) { p.Bytes = 1 << 30 }

func TestWhatTheServerRefusesIsRefused(t *testing.T) {
	for name, plan := range map[string]func(double.Request) double.Trouble{
		"a picture too large":  double.Always("POST", media, double.Fail(413, "too large")),
		"a picture not liked":  double.Always("POST", media, double.Fail(422, "File is invalid")),
		"a picture not usable": double.On("GET", "/api/v1/media/*", double.Fail(422, "Error processing")),
		"the post":             double.Always("POST", statuses, double.Fail(422, "Text is bad")),
		"a rule of Pixelfed": double.Always("POST", statuses,
			double.Answer(500, "application/json", `{"message":"Bad.","errors":{"status":["bad"]}}`)),
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t, double.Mastodon)
			r.server.Work(1)
			r.server.Plan(plan)
			_, err := r.deliver(entry(t, "싫다", 1))
			if journal.KindOf(err) != journal.Refused || journal.HintOf(err) == "" {
				t.Errorf("%v, want Refused with a hint", err)
			}
			r.counts(0)
		})
	}
}
