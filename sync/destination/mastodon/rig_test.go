package mastodon_test

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/mastodon"
	"sojourn/sync/destination/mastodon/mastodondouble"
	"sojourn/sync/destination/web"
)

// rig is a double on a loopback address and a clock that both sides live by.
type rig struct {
	t      testing.TB
	server *mastodondouble.Server
	url    string
	token  string
	clock  *destinationtest.Clock
}

func newRig(t testing.TB, mode mastodondouble.Mode) *rig {
	t.Helper()
	return newRigApart(t, mode, 0)
}

// newRigApart is newRig with a server whose clock is ahead.
func newRigApart(t testing.TB, mode mastodondouble.Mode, ahead time.Duration) *rig {
	t.Helper()
	clock := destinationtest.NewClock()
	server := mastodondouble.New(mode, func() time.Time { return clock.Now().Add(ahead) })
	return rigOf(t, clock, server, server)
}

// newRigBehind is newRig with something before the server.
func newRigBehind(t testing.TB, mode mastodondouble.Mode, door destinationtest.Door) *rig {
	t.Helper()
	clock := destinationtest.NewClock()
	server := mastodondouble.New(mode, clock.Now)
	return rigOf(t, clock, server, door(server))
}

func rigOf(t testing.TB, clock *destinationtest.Clock, server *mastodondouble.Server, serves http.Handler) *rig {
	t.Helper()
	listener := httptest.NewServer(serves)
	t.Cleanup(listener.Close)
	return &rig{t: t, server: server, url: listener.URL, token: mastodondouble.Token, clock: clock}
}

// open returns the destination as a new process would, with more settings, in pairs.
func (r *rig) open(settings ...string) *mastodon.Destination {
	r.t.Helper()
	return r.openWith(r.token, settings...)
}

func (r *rig) openWith(token string, settings ...string) *mastodon.Destination {
	r.t.Helper()
	c := journal.Destination{
		Name: "desk", Kind: mastodon.Kind, Settings: map[string]string{"server": r.url},
	}
	for i := 0; i < len(settings); i += 2 {
		c.Settings[settings[i]] = settings[i+1]
	}
	d, err := mastodon.New(c, token, web.Clock{Now: r.clock.Now, Sleep: r.clock.Sleep})
	if err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(d.CloseIdle)
	return d
}

// posts reads the double's own books.
func (r *rig) posts(testing.TB) []destinationtest.Post {
	var out []destinationtest.Post
	for _, p := range r.server.Posts() {
		post := destinationtest.Post{Text: p.Text}
		for _, m := range p.Pictures {
			post.Pictures = append(post.Pictures, destinationtest.Picture{SHA256: m.SHA256, Alt: m.Alt})
		}
		out = append(out, post)
	}
	return out
}

// counts fails unless the server has want posts.
func (r *rig) counts(want int) {
	r.t.Helper()
	if posts := r.server.Posts(); len(posts) != want {
		r.t.Errorf("%d posts, want %d: %+v", len(posts), want, posts)
	}
}

// tally counts the requests of a kind.
func (r *rig) tally(method, pattern string) int {
	n := 0
	for _, q := range r.server.Requests() {
		if q.Is(method, pattern) {
			n++
		}
	}
	return n
}

// eachMode runs test with a rig of each mode.
func eachMode(t *testing.T, test func(t *testing.T, r *rig)) {
	for _, mode := range mastodondouble.Modes {
		t.Run(mode.String(), func(t *testing.T) { test(t, newRig(t, mode)) })
	}
}

// entry is a dispatch at its first attempt.
func entry(t testing.TB, caption string, pictures int) destination.Dispatch {
	t.Helper()
	return destinationtest.Dispatch(t, caption, pictures)
}

// deliver delivers d in a process of its own.
func (r *rig) deliver(d destination.Dispatch) (journal.Receipt, error) {
	return r.open().Deliver(r.t.Context(), d, &destinationtest.Trail{})
}

// edit makes the edit d in a process of its own.
func (r *rig) edit(d destination.Dispatch) (journal.Receipt, error) {
	return r.open().Edit(r.t.Context(), d, &destinationtest.Trail{})
}

// find looks for d in a process of its own.
func (r *rig) find(d destination.Dispatch) (journal.Receipt, error) {
	return r.open().Find(r.t.Context(), d)
}

// attempt delivers d with trouble at the post, and returns d with what was noted.
func (r *rig) attempt(d destination.Dispatch, trouble mastodondouble.Trouble) destination.Dispatch {
	r.t.Helper()
	trail := &destinationtest.Trail{}
	r.server.Plan(mastodondouble.On("POST", statuses, trouble))
	if _, err := r.open().Deliver(r.t.Context(), d, trail); err == nil {
		r.t.Fatal("nothing went wrong")
	}
	r.server.Plan(nil)
	d.Notes = trail.Notes()
	return d
}
