package mastodon_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"sojourn/sync/destination"
	"sojourn/sync/destination/destinationtest"
	double "sojourn/sync/destination/mastodon/mastodondouble"
)

// The cuts once more, between us and a real server. It makes and removes some hundred posts, which
// public servers do not allow.
func TestARealServerCutAtEveryRequest(t *testing.T) {
	server, token := os.Getenv("SOJOURN_TEST_MASTODON_URL"), os.Getenv("SOJOURN_TEST_MASTODON_TOKEN")
	if server == "" || token == "" || os.Getenv("SOJOURN_TEST_MASTODON_CUTS") == "" {
		t.Skip("no server of our own: set SOJOURN_TEST_MASTODON_CUTS too, for one without rate limits")
	}
	for _, pictures := range []int{2, 0} {
		for how, cut := range double.Cuts {
			for n := 1; n <= 7; n++ {
				for _, fresh := range []bool{true, false} {
					name := fmt.Sprintf("%d pictures, request %d %s, new process %t", pictures, n, how, fresh)
					t.Run(name, func(t *testing.T) {
						cutReal(t, server, token, pictures, fresh, double.At(n, cut))
					})
				}
			}
		}
	}
}

func cutReal(
	t *testing.T, server, token string, pictures int, fresh bool, plan func(double.Request) double.Trouble,
) {
	p := newProxy(t, server)
	r := &rig{t: t, url: p.url, token: token, clock: destinationtest.NewClock()}
	d := entry(t, "시험 "+rand10()+" & cut", pictures)
	p.cut(plan)
	e := newErrand(r, d, fresh)
	e.Run()
	defer removeReal(t, server, token, e.Receipt.RemoteID)
	p.cut(nil)
	e.isThereOnce(server, token, d)

	edit := destinationtest.Edit(d, *e.Receipt, d.Message.Text+" 고침")
	p.cut(plan)
	again := newErrand(r, edit, fresh)
	again.Run()
	p.cut(nil)
	again.isThereOnce(server, token, edit)
}

func rand10() string { return fmt.Sprint(time.Now().UnixNano()) }

// isThereOnce reads the account's posts without the code under test.
func (e *errand) isThereOnce(server, token string, d destination.Dispatch) {
	e.T.Helper()
	var who struct{ ID string }
	readReal(e.T, server, token, "/api/v1/accounts/verify_credentials", &who)
	var posts []struct {
		ID      string
		Content string
		Media   []struct{ Description string } `json:"media_attachments"`
	}
	readReal(e.T, server, token, "/api/v1/accounts/"+who.ID+"/statuses?limit=40", &posts)
	mark := strings.Fields(d.Message.Text)[1]
	n := 0
	for _, p := range posts {
		if !strings.Contains(p.Content, mark) {
			continue
		}
		n++
		if p.ID != e.Receipt.RemoteID || len(p.Media) != len(d.Pictures) || e.Receipt.Partial != "" {
			e.T.Errorf("%+v with receipt %+v", p, e.Receipt)
		}
		if strings.HasSuffix(d.Message.Text, "고침") != strings.Contains(p.Content, "고침") {
			e.T.Errorf("it says %q, want %q", p.Content, d.Message.Text)
		}
	}
	if n != 1 {
		e.T.Errorf("it is there %d times: %v", n, e.Errs)
	}
}

func readReal(t testing.TB, server, token, path string, into any) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+token)
	request.Header.Set("Accept", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if err := json.NewDecoder(response.Body).Decode(into); err != nil {
		t.Fatal(err)
	}
}

// proxy stands between us and a server and cuts.
type proxy struct {
	url  string
	mu   sync.Mutex
	seen int
	plan func(double.Request) double.Trouble
}

func newProxy(t *testing.T, server string) *proxy {
	t.Helper()
	to, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	p := &proxy{}
	through := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(to) }}
	listener := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if trouble := p.next(r); trouble != nil {
			trouble(w, r, through.ServeHTTP)
			return
		}
		through.ServeHTTP(w, r)
	}))
	t.Cleanup(listener.Close)
	p.url = listener.URL
	return p
}

// cut lets plan cut from the next request on.
func (p *proxy) cut(plan func(double.Request) double.Trouble) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.plan, p.seen = plan, 0
}

func (p *proxy) next(r *http.Request) double.Trouble {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.seen++
	if p.plan == nil {
		return nil
	}
	return p.plan(double.Request{Number: p.seen, Method: r.Method, Path: r.URL.Path})
}
