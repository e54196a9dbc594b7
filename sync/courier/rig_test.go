package courier_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/courier"
	"sojourn/sync/destination"
	"sojourn/sync/destination/bundle"
	"sojourn/sync/destination/desk/desktest"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/folder"
	"sojourn/sync/destination/mastodon"
	"sojourn/sync/destination/mastodon/mastodondouble"
	"sojourn/sync/destination/s3"
	"sojourn/sync/destination/s3/s3test"
	"sojourn/sync/destination/web"
)

// place is somewhere that bundles are delivered to, and how it is seen without the code under test.
type place struct {
	open  func(t testing.TB) destination.Destination // as a new process does
	texts func(t testing.TB) []string
	link  *link // nil where there is none to be cut
}

// places are all kinds of places, empty.
var places = map[string]func(t testing.TB) place{
	"mastodon": social(mastodondouble.Mastodon), "gotosocial": social(mastodondouble.GoToSocial),
	"pixelfed": social(mastodondouble.Pixelfed), "s3": bucket, "folder": site,
}

func social(mode mastodondouble.Mode) func(t testing.TB) place {
	return func(t testing.TB) place {
		c := &clock{at: time.Now()}
		double, l := mastodondouble.New(mode, c.now), &link{}
		server := httptest.NewServer(l.door(double))
		t.Cleanup(server.Close)
		return place{
			link: l,
			open: func(t testing.TB) destination.Destination {
				d, err := mastodon.New(journal.Destination{
					Name: "social", Kind: mastodon.Kind, Settings: map[string]string{"server": server.URL},
				}, mastodondouble.Token, web.Clock{Now: c.now, Sleep: c.sleep})
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(d.CloseIdle)
				return d
			},
			texts: func(testing.TB) (all []string) {
				for _, p := range double.Posts() {
					all = append(all, p.Text)
				}
				return all
			},
		}
	}
}

func bucket(t testing.TB) place {
	l := &link{}
	store := s3test.Serve(t, l.door)
	return place{
		link: l,
		open: func(t testing.TB) destination.Destination {
			d, err := s3.Open(store.Destination(store.Address), s3test.Secret)
			if err != nil {
				t.Fatal(err)
			}
			return d
		},
		texts: func(t testing.TB) (all []string) {
			for _, p := range desktest.Posts(t, store.Files(t)) {
				all = append(all, p.Text)
			}
			return all
		},
	}
}

func site(t testing.TB) place {
	dir := filepath.Join(t.TempDir(), "site")
	return place{
		open: func(t testing.TB) destination.Destination {
			d, err := folder.Open(journal.Destination{Name: "site", Kind: folder.Kind, Settings: map[string]string{folder.SettingDir: dir}}, "")
			if err != nil {
				t.Fatal(err)
			}
			return d
		},
		texts: func(t testing.TB) (all []string) {
			pages, err := filepath.Glob(filepath.Join(dir, "entries", "*.html"))
			if err != nil {
				t.Fatal(err)
			}
			for _, page := range pages {
				data, err := os.ReadFile(page)
				if err != nil {
					t.Fatal(err)
				}
				all = append(all, string(data))
			}
			return all
		},
	}
}

// link is the way to a server, on which a machine can die.
type link struct {
	mu     sync.Mutex
	seen   int
	at     int  // the request in which it dies; 0: in none
	effect bool // that request takes effect
	died   func()
}

// dieAt has the machine die in the n-th request from now, in or before its effect.
func (l *link) dieAt(n int, effect bool, died func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.seen, l.at, l.effect, l.died = 0, n, effect, died
}

func (l *link) door(server http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		l.mu.Lock()
		l.seen++
		alive, dies, effect := l.at == 0 || l.seen < l.at, l.seen == l.at, l.effect
		if dies {
			l.died()
		}
		l.mu.Unlock()
		if alive {
			server.ServeHTTP(w, r)
			return
		}
		if dies && effect {
			server.ServeHTTP(httptest.NewRecorder(), r)
		}
		panic(http.ErrAbortHandler) // net/http closes the connection
	})
}

// clock stands still. Who sleeps moves it.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
	return ctx.Err()
}

// stick is a bundle that is written to as a journal does.
type stick struct {
	path string
	to   *bundle.Bundle
}

var signingKey = bundle.NewKey()

func newStick(t testing.TB) stick {
	t.Helper()
	path := filepath.Join(t.TempDir(), "out.bundle")
	d, err := bundle.Open(journal.Destination{
		Name: "stick", Kind: bundle.Kind, Settings: map[string]string{bundle.SettingFile: path},
	}, signingKey)
	if err != nil {
		t.Fatal(err)
	}
	return stick{path, d.(*bundle.Bundle)}
}

func (s stick) put(t testing.TB, d destination.Dispatch) journal.Receipt {
	t.Helper()
	r, err := s.to.Deliver(t.Context(), d, &destinationtest.Trail{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// deliver is one `sojourn deliver` with a receipts file.
func (s stick) deliver(t testing.TB, p place, receipts string, again ...journal.ID) courier.Result {
	t.Helper()
	r, err := s.tryDeliver(t, p, receipts, again...)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func (s stick) tryDeliver(t testing.TB, p place, receipts string, again ...journal.ID) (courier.Result, error) {
	t.Helper()
	c, err := bundle.Read(t.Context(), s.path, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	ledger, err := courier.OpenLedger(receipts)
	if err != nil {
		t.Fatal(err)
	}
	defer ledger.Close()
	run := courier.Courier{Name: "there", Place: "the same place", To: p.open(t), Recalls: true, Ledger: ledger, Now: time.Now, Again: again}
	return run.Run(t.Context(), c.Parcels)
}

// receiptsOf names a receipts file on a machine.
func receiptsOf(t testing.TB) string { return filepath.Join(t.TempDir(), "out.bundle.receipts") }

// all fails unless every outcome has a state, and was there before or not.
func all(t testing.TB, r courier.Result, n int, state journal.State, before bool) {
	t.Helper()
	if len(r.Outcomes) != n {
		t.Errorf("%d outcomes, want %d", len(r.Outcomes), n)
	}
	for _, o := range r.Outcomes {
		if o.State != state || o.Before != before {
			t.Errorf("%+v, want %s, before %t", o, state, before)
		}
	}
}
