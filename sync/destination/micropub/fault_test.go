package micropub_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/micropub/micropubdouble"
	"sojourn/sync/destination/web/webtest"
)

// create is what makes posts.
const create = micropubdouble.EndpointPath

// Whatever comes in place of the answer to a post, it is there once, whole, in the end.
func TestAnyAnswerToAPostLeavesOnePost(t *testing.T) {
	for name, tc := range map[string]struct {
		trouble webtest.Trouble
		want    journal.Kind
	}{
		"a portal":                   {webtest.Portal, journal.Offline},
		"a redirect":                 {webtest.Redirect("https://login.example/"), journal.Offline},
		"500 before the effect":      {webtest.Fail(500, "oops"), journal.Unknown},
		"500 after the effect":       {webtest.FailAfter(500, "oops"), journal.Unknown},
		"502 of a proxy":             {webtest.Answer(502, "text/html", "<h1>Bad Gateway</h1>"), journal.Unknown},
		"200 that says nothing":      {webtest.Answer(200, "application/json", "{}"), journal.Unknown},
		"400 in words":               {webtest.Answer(400, "text/plain", "Bad Request"), journal.Unknown},
		"201 without an address":     {webtest.Answer(201, "application/json", ""), journal.Unknown},
		"202 and nothing comes":      {accepted, journal.Unknown},
		"too many":                   {webtest.TooMany(time.Hour), journal.Later},
		"a token that may not":       {webtest.Fail(403, "insufficient_scope"), journal.NeedsUser},
		"a token that is none":       {webtest.Fail(401, "unauthorized"), journal.NeedsUser},
		"the effect, and no answer":  {webtest.CutAfter, journal.Unknown},
		"a connection that is reset": {webtest.CutBefore, journal.Unknown},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			d, trail := entry(t, "한 번만", 2), &destinationtest.Trail{}
			r.site.Plan(webtest.On("POST", create, tc.trouble))
			_, err := r.open().Deliver(t.Context(), d, trail)
			if journal.KindOf(err) != tc.want || journal.HintOf(err) == "" {
				t.Errorf("%v of kind %d, want kind %d with a hint", err, journal.KindOf(err), tc.want)
			}
			r.clock.Pass(2 * time.Hour)
			e := newErrand(r, d, true)
			e.Trail, e.Doubt = trail, tc.want == journal.Unknown
			e.Run()
			e.arrived()
		})
	}
}

// accepted answers 202 with an address at which nothing will be.
func accepted(w http.ResponseWriter, _ *http.Request, _ http.HandlerFunc) {
	w.Header().Set("Location", "/posts/never")
	w.WriteHeader(http.StatusAccepted)
}

// What the site refuses for what it is, is refused.
func TestARefusalIsSaid(t *testing.T) {
	r := newRig(t)
	r.site.Plan(webtest.On("POST", create, webtest.Fail(400, "invalid_request")))
	_, err := r.open().Deliver(t.Context(), entry(t, "안 된다", 1), &destinationtest.Trail{})
	if journal.KindOf(err) != journal.Refused || !strings.Contains(err.Error(), "invalid_request") {
		t.Error(err)
	}
}

// A site that answers slowly for ever is given up, and what it did is found.
func TestASlowSiteIsGivenUp(t *testing.T) {
	for _, after := range []bool{true, false} {
		r := newRig(t)
		d, trail := entry(t, "느리다", 1), &destinationtest.Trail{}
		r.site.Plan(webtest.On("POST", create, webtest.Stall(after)))
		to := r.open()
		to.GiveUpAfter(100 * time.Millisecond)
		if _, err := to.Deliver(t.Context(), d, trail); journal.KindOf(err) != journal.Unknown {
			t.Errorf("after %t: %v", after, err)
		}
		e := newErrand(r, d, true)
		e.Trail, e.Doubt = trail, true
		e.Run()
		e.arrived()
	}
}

// A dead token is found before anything is sent.
func TestADeadTokenSendsNothing(t *testing.T) {
	r := newRig(t)
	r.site.Allow()
	_, err := r.open().Deliver(t.Context(), entry(t, "아무것도", 1), &destinationtest.Trail{})
	if journal.KindOf(err) != journal.NeedsUser || !strings.Contains(err.Error(), "token") || r.site.Uploads() > 0 {
		t.Errorf("%v, and %d pictures are there", err, r.site.Uploads())
	}
	if strings.Contains(err.Error()+journal.HintOf(err), micropubdouble.Token) {
		t.Error("the token is told")
	}
}

// A site that loses pictures, leaves one out or keeps no words of them is told of, and mended where it can be.
func TestWhatASiteLosesIsTold(t *testing.T) {
	for quirk, words := range map[micropubdouble.Quirk]string{
		micropubdouble.Forgetful: "missing there: picture 1, 2 of 2",
		micropubdouble.Drops:     "missing there: picture 2 of 2",
		micropubdouble.DropsAlt:  "no description",
	} {
		t.Run(string(quirk), func(t *testing.T) {
			r := newRig(t, quirk)
			d := entry(t, "잃는다", 2)
			got, err := r.open().Deliver(t.Context(), d, &destinationtest.Trail{})
			if err != nil || !strings.Contains(got.Partial, words) {
				t.Fatalf("%+v, %v, want %q", got, err, words)
			}
			r.site.Recover()
			edit := destinationtest.Edit(d, got, d.Message.Caption)
			if got, err = r.open().Edit(t.Context(), edit, &destinationtest.Trail{}); err != nil || got.Partial != "" {
				t.Errorf("after an edit: %+v, %v", got, err)
			}
			e := newErrand(r, edit, false)
			e.Receipt = &got
			e.arrived()
		})
	}
}

// What an earlier attempt uploaded is used again; what the site swept meanwhile is uploaded anew.
func TestPicturesAreUploadedOnceUnlessSwept(t *testing.T) {
	for name, tc := range map[string]struct {
		sweeps bool
		pause  time.Duration
	}{
		"used again": {false, time.Hour}, "swept long ago": {true, time.Hour}, "swept at once": {true, time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			d, trail := entry(t, "쓸려 간", 2), &destinationtest.Trail{}
			r.site.Plan(webtest.On("POST", create, webtest.TooMany(time.Second)))
			if _, err := r.open().Deliver(t.Context(), d, trail); journal.KindOf(err) != journal.Later {
				t.Fatal(err)
			}
			if tc.sweeps {
				r.site.Sweep()
			}
			r.clock.Pass(tc.pause)
			e := newErrand(r, d, true)
			e.Trail = trail
			e.Run()
			e.arrived()
			if n := r.site.Uploads(); n != 2 {
				t.Errorf("%d pictures are there", n)
			}
		})
	}
}

// A site that cannot edit, or delete, keeps what it has, and that is said.
func TestWhatASiteCannotDoIsSaid(t *testing.T) {
	r := newRig(t, micropubdouble.NoUpdate, micropubdouble.NoDelete)
	d := entry(t, "그대로", 1)
	got, err := r.open().Deliver(t.Context(), d, &destinationtest.Trail{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = r.open().Edit(t.Context(), destinationtest.Edit(d, got, "바꾼다"), &destinationtest.Trail{})
	if journal.KindOf(err) != journal.Refused || !strings.Contains(err.Error(), "not supported") {
		t.Errorf("edited: %v", err)
	}
	err = r.open().Withdraw(t.Context(), d, got, &destinationtest.Trail{})
	if journal.KindOf(err) != journal.Refused || len(r.site.Posts()) != 1 {
		t.Errorf("withdrawn: %v", err)
	}
	r.site.Plan(webtest.Always("POST", create, webtest.Fail(501, "not_implemented")))
	_, err = r.open().Edit(t.Context(), destinationtest.Edit(d, got, "또"), &destinationtest.Trail{})
	if journal.KindOf(err) != journal.Refused {
		t.Errorf("edited where nothing of the kind is made: %v", err)
	}
}

// A site that does not tell what a post was made of edits none: that is said before a byte of a picture leaves.
func TestASiteThatTellsNothingIsNotSentAnEdit(t *testing.T) {
	r := newRig(t, micropubdouble.NoSource)
	d := entry(t, "한 번", 1)
	got, err := r.open().Deliver(t.Context(), d, &destinationtest.Trail{})
	if err != nil {
		t.Fatal(err)
	}
	trail := &destinationtest.Trail{}
	_, err = r.open().Edit(t.Context(), destinationtest.Edit(d, got, "두 번"), trail)
	if journal.KindOf(err) != journal.Refused || trail.Bytes() > 0 || r.site.Uploads() != 1 {
		t.Errorf("%v, with %d bytes sent", err, trail.Bytes())
	}
}

// A site without a media endpoint gets words, and is told of before a picture leaves.
func TestASiteWithoutMedia(t *testing.T) {
	for _, quirk := range []micropubdouble.Quirk{micropubdouble.NoMedia, micropubdouble.NoConfig} {
		r := newRig(t, quirk)
		if _, err := r.open().Deliver(t.Context(), entry(t, "말만", 0), &destinationtest.Trail{}); err != nil {
			t.Error(err)
		}
		_, err := r.open().Deliver(t.Context(), entry(t, "그림", 1), &destinationtest.Trail{})
		if journal.KindOf(err) != journal.NeedsUser || !strings.Contains(err.Error(), "media endpoint") {
			t.Errorf("%s: %v", quirk, err)
		}
	}
}

// The token goes to the endpoints alone: where a page is moved to, nobody is told it. The double refuses it there too.
func TestAMovedPageIsFollowedWithoutTheToken(t *testing.T) {
	r := newRig(t)
	home := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		if q.Header.Get("Authorization") != "" {
			t.Error("the token is shown to a page")
		}
		http.Redirect(w, q, r.url+"/", http.StatusMovedPermanently)
	}))
	defer home.Close()
	to := r.open("server", home.URL)
	if _, err := to.Limits(t.Context()); err != nil || !strings.HasPrefix(to.Endpoint(), r.url+micropubdouble.EndpointPath) {
		t.Errorf("%v, %s", err, to.Endpoint())
	}
}

// What is no site that takes posts is told from one that cannot be reached.
func TestWhatIsNoSite(t *testing.T) {
	for name, tc := range map[string]struct {
		trouble webtest.Trouble
		path    string
		want    journal.Kind
	}{
		"a page that names nothing":  {webtest.Portal, "/", journal.Offline},
		"a site in trouble":          {webtest.Fail(503, "busy"), "/", journal.Later},
		"a portal at the endpoint":   {webtest.Portal, create, journal.Offline},
		"nothing at the endpoint":    {webtest.Answer(404, "text/html", "<h1>404</h1>"), create, journal.NeedsUser},
		"an endpoint in trouble":     {webtest.Fail(500, "oops"), create, journal.Later},
		"an endpoint that is busy":   {webtest.TooMany(time.Minute), create, journal.Later},
		"a link that is cut":         {webtest.CutBefore, create, journal.Offline},
		"an endpoint of other words": {webtest.Answer(200, "application/json", "[]"), create, journal.Offline},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			r.site.Plan(webtest.All(
				webtest.Always("GET", tc.path, tc.trouble), webtest.Always("HEAD", tc.path, tc.trouble)))
			_, err := r.open().Limits(t.Context())
			if journal.KindOf(err) != tc.want || journal.HintOf(err) == "" {
				t.Errorf("%v of kind %d, want %d with a hint", err, journal.KindOf(err), tc.want)
			}
		})
	}
}

// Two entries with the same words and the same picture are two, also where an answer is lost and the site keeps
// one address for both pictures.
func TestTwinsAreNotTakenForOneAnother(t *testing.T) {
	r := newRig(t, micropubdouble.ByContent)
	first := entry(t, "쌍둥이", 1)
	second := entry(t, "쌍둥이", 1)
	second.Pictures, second.Open = first.Pictures, first.Open
	to := r.open()
	if _, err := to.Deliver(t.Context(), first, &destinationtest.Trail{}); err != nil {
		t.Fatal(err)
	}
	r.site.Plan(webtest.On("POST", create, webtest.CutBefore))
	e := newErrand(r, second, false)
	e.Open = func() destination.Destination { return to }
	e.Fresh = true
	e.Run()
	if posts := r.site.Posts(); len(posts) != 2 || posts[1].URL != e.Receipt.RemoteID {
		t.Errorf("%+v, and the receipt %+v", posts, e.Receipt)
	}
}
