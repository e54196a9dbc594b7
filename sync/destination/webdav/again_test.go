package webdav_test

import (
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination/desk/desktest"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/webdav/webdavtest"
)

const large = 300 << 10

// once is trouble with the first request of a method.
func once(method string, what trouble) func(http.Handler) http.Handler {
	var done atomic.Bool
	return on(method, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		if done.CompareAndSwap(false, true) {
			what(w, r, next)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// What is whole at the server is not sent again, be the answer that said so lost, nor is what the server would
// refuse; what only has the right size is.
func TestNothingIsSentInVain(t *testing.T) {
	for name, tc := range map[string]struct {
		first  trouble // of the first PUT
		change func(t *testing.T, part string)
		lock   bool // the second PUT is refused
		most   int64
	}{
		"the answer was lost":         {first: after(hangUp), most: large / 10},
		"it was cut":                  {first: hangUp, most: large * 11 / 10},
		"the server then refuses it":  {first: hangUp, lock: true, most: large * 11 / 10},
		"the end of it was damaged":   {first: after(hangUp), change: damage, most: large * 11 / 10},
		"the end of it has gone lost": {first: after(hangUp), change: shorten, most: large * 11 / 10},
	} {
		t.Run(name, func(t *testing.T) {
			around := []func(http.Handler) http.Handler{once("PUT", tc.first)}
			if tc.lock {
				around = append(around, once("PUT", answer(423)))
			}
			s := webdavtest.Serve(t, around...)
			link := destinationtest.Link(t, s.Address())
			h := harness(t, s, link.Address())
			d, trail := destinationtest.LargeDispatch(t, "큰 사진", large), &destinationtest.Trail{}
			if _, err := h.Destination.Deliver(t.Context(), d, trail); journal.KindOf(err) != journal.Offline {
				t.Fatalf("%v, want Offline", err)
			}
			if tc.change != nil {
				tc.change(t, filepath.Join(s.Dir, desktest.Parts(t, s.Dir)[0]))
			}
			settle(link)
			link.CutAfter(destinationtest.Up, 1<<30) // counts from here on
			goOn(t, h.Destination, d, trail)
			if n := link.Passed(destinationtest.Up); n > tc.most {
				t.Errorf("%d bytes were sent, want at most %d", n, tc.most)
			}
			if posts := h.Posts(t); len(posts) != 1 || posts[0].Pictures[0].SHA256 != d.Pictures[0].SHA256 {
				t.Errorf("%+v", posts)
			}
		})
	}
}

// settle waits until nothing passes any more: what a broken line still had in it is no part of what follows.
func settle(link *destinationtest.Proxy) {
	for before, now := int64(-1), link.Passed(destinationtest.Up); now != before; now = link.Passed(destinationtest.Up) {
		before = now
		time.Sleep(250 * time.Millisecond)
	}
}

func damage(t *testing.T, part string) {
	f, err := os.OpenFile(part, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteAt(make([]byte, 512), large-512); err != nil {
		t.Fatal(err)
	}
}

func shorten(t *testing.T, part string) {
	if err := os.Truncate(part, large-512); err != nil {
		t.Fatal(err)
	}
}

// A file that has the name of ours is never written over.
func TestNothingIsWrittenOver(t *testing.T) {
	s := webdavtest.Serve(t)
	h := harness(t, s, s.Address())
	d := destinationtest.Dispatch(t, "두 번째", 1)
	r, err := h.Destination.Deliver(t.Context(), d, &destinationtest.Trail{})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(s.Dir, r.RemoteID)
	if err := os.WriteFile(path, []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = h.Destination.Deliver(t.Context(), d, &destinationtest.Trail{})
	told(t, err, journal.NeedsUser, r.RemoteID)
	if data, err := os.ReadFile(path); err != nil || string(data) != "{}" {
		t.Errorf("there is %q, %v", data, err)
	}
}

// A proxy that takes off the TLS leaves the server with an address that it does not know: it is asked by path.
func TestBehindAProxyThatTakesOffTheTLS(t *testing.T) {
	s := webdavtest.Serve(t)
	behind, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	var refused atomic.Int64
	front := httptest.NewTLSServer(&httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(behind) },
		ModifyResponse: func(r *http.Response) error {
			if r.StatusCode == http.StatusBadGateway {
				refused.Add(1)
			}
			return nil
		},
	})
	defer front.Close()
	c := destinationAt(strings.Replace(front.URL, "https://", "https://anna@", 1) + webdavtest.Folder)
	if _, err := open(t, c).Deliver(t.Context(), destinationtest.Dispatch(t, "프록시", 2), &destinationtest.Trail{}); err != nil {
		t.Fatal(err)
	}
	if posts := desktest.Posts(t, desktest.Files(t, s.Dir)); len(posts) != 1 || refused.Load() != 1 {
		t.Errorf("%d posts, refused %d times; want 1 and 1", len(posts), refused.Load())
	}
}
