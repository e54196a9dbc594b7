package micropub_test

import (
	"net/http/httptest"
	"testing"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/micropub"
	"sojourn/sync/destination/micropub/micropubdouble"
	"sojourn/sync/destination/web"
)

// rig is a double on a loopback address and a clock that both sides live by.
type rig struct {
	t     testing.TB
	site  *micropubdouble.Server
	url   string
	clock *destinationtest.Clock
}

func newRig(t testing.TB, quirks ...micropubdouble.Quirk) *rig {
	t.Helper()
	clock := destinationtest.NewClock()
	site := micropubdouble.New(clock.Now, quirks...)
	listener := httptest.NewServer(site)
	t.Cleanup(listener.Close)
	return &rig{t: t, site: site, url: listener.URL, clock: clock}
}

// open returns the destination as a new process would, with more settings, in pairs.
func (r *rig) open(settings ...string) *micropub.Destination {
	r.t.Helper()
	return r.openWith(micropubdouble.Token, settings...)
}

func (r *rig) openWith(token string, settings ...string) *micropub.Destination {
	r.t.Helper()
	c := journal.Destination{
		Name: "site", Kind: micropub.Kind, Settings: map[string]string{micropub.SettingServer: r.url},
	}
	for i := 0; i < len(settings); i += 2 {
		c.Settings[settings[i]] = settings[i+1]
	}
	d, err := micropub.New(c, token, web.Clock{Now: r.clock.Now, Sleep: r.clock.Sleep})
	if err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(d.CloseIdle)
	return d
}

func (r *rig) harness() destinationtest.Harness {
	return destinationtest.Harness{Destination: r.open(), Posts: r.posts}
}

// posts reads the double's own books.
func (r *rig) posts(testing.TB) []destinationtest.Post {
	var out []destinationtest.Post
	for _, p := range r.site.Posts() {
		post := destinationtest.Post{Text: p.Text}
		for _, m := range p.Pictures {
			post.Pictures = append(post.Pictures, destinationtest.Picture{SHA256: m.SHA256, Alt: m.Alt})
		}
		out = append(out, post)
	}
	return out
}

// errand is one at r.
type errand struct {
	*destinationtest.Errand
	rig *rig
}

func newErrand(r *rig, d destination.Dispatch, fresh bool) *errand {
	open := func() destination.Destination { return r.open() }
	e := &errand{destinationtest.NewErrand(r.t, d, open, r.clock.HalfAnHour), r}
	e.Fresh = fresh
	return e
}

// arrived fails unless the site has exactly the errand's post, whole.
func (e *errand) arrived() {
	e.T.Helper()
	posts := e.rig.site.Posts()
	if len(posts) != 1 {
		e.T.Fatalf("%d posts: %+v\n%v", len(posts), posts, e.Errs)
	}
	p, d := posts[0], e.Dispatch
	if p.Text != d.Message.Caption || !e.Left && (p.URL != e.Receipt.RemoteID || e.Receipt.Partial != "") {
		e.T.Errorf("%+v with receipt %+v, want %q\n%v", p, e.Receipt, d.Message.Caption, e.Errs)
	}
	if len(p.Pictures) != len(d.Pictures) {
		e.T.Fatalf("%d pictures, want %d\n%v", len(p.Pictures), len(d.Pictures), e.Errs)
	}
	for n, m := range p.Pictures {
		if m.SHA256 != d.Pictures[n].SHA256 || m.Alt != d.Pictures[n].Alt {
			e.T.Errorf("picture %d is %+v, want %+v\n%v", n+1, m, d.Pictures[n], e.Errs)
		}
	}
}

func entry(t testing.TB, caption string, pictures int) destination.Dispatch {
	t.Helper()
	return destinationtest.Dispatch(t, caption, pictures)
}
