package main

import (
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/sync/destination/mastodon/mastodondouble"
)

// social is a journal with one captioned, marked photo, and a double of a server to send it to.
type social struct {
	dir    string
	double *mastodondouble.Server
	id     journal.ID
}

const dawn = "첫 빛, #평양"

func newSocial(t *testing.T, mode mastodondouble.Mode) social {
	t.Helper()
	s := social{dir: t.TempDir(), double: mastodondouble.New(mode, nil)}
	server := httptest.NewServer(s.double)
	t.Cleanup(server.Close)
	token := filepath.Join(s.dir, "token")
	if err := os.WriteFile(token, []byte(mastodondouble.Token+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	do(t, s.dir, "import", grey(t, s.dir))
	do(t, s.dir, "destination", "add", "mastodon", "social", "--server", server.URL, "--token-file", token)
	s.id = s.entry(t).ID
	do(t, s.dir, "edit", string(s.id), "--caption", dawn, "--alt", "grey")
	do(t, s.dir, "mark", string(s.id))
	return s
}

// entry returns the only entry.
func (s social) entry(t *testing.T) entryJSON {
	t.Helper()
	var e entryJSON
	if err := json.Unmarshal([]byte(do(t, s.dir, "list", "--json")), &e); err != nil {
		t.Fatal(err)
	}
	return e
}

// sync is one `sojourn sync`.
func (s social) sync(t *testing.T) int {
	t.Helper()
	c := sojourn(t, s.dir, "sync", "--json")
	out, _ := c.CombinedOutput() // the exit code tells
	t.Logf("exit code %d\n%s", c.ProcessState.ExitCode(), out)
	return c.ProcessState.ExitCode()
}

// posted fails unless the entry is at the server once, whole, and the journal knows.
func (s social) posted(t *testing.T) {
	t.Helper()
	posts := s.double.Posts()
	if len(posts) != 1 || posts[0].Text != dawn || len(posts[0].Pictures) != 1 || posts[0].Pictures[0].Alt != "grey" {
		t.Errorf("the server has %+v", posts)
	}
	d := s.entry(t).Deliveries
	if len(d) != 1 || d[0].State != journal.StateDelivered || d[0].URL == "" {
		t.Errorf("the journal says %+v", d)
	}
	if n := strings.Count(do(t, s.dir, "receipts", string(s.id), "--json"), "\n"); n != 1 {
		t.Errorf("%d receipts, want 1", n)
	}
}

func TestAServerIsAskedAndSentTo(t *testing.T) {
	for _, mode := range mastodondouble.Modes {
		t.Run(mode.String(), func(t *testing.T) {
			s := newSocial(t, mode)
			if n := len(s.double.Requests()); n != 0 {
				t.Errorf("%d requests before anything was to be asked or sent", n)
			}
			if told := do(t, s.dir, "destination", "test", "social"); !strings.Contains(told, "characters") {
				t.Errorf("it said %q", told)
			}
			if code := s.sync(t); code != exitDone {
				t.Errorf("exit code %d", code)
			}
			s.posted(t)
			if code := s.sync(t); code != exitDone {
				t.Errorf("the second time: exit code %d", code)
			}
			s.posted(t)
		})
	}
}

func TestADeadTokenIsSaid(t *testing.T) {
	s := newSocial(t, mastodondouble.Mastodon)
	s.double.Revoke()
	if code := s.sync(t); code != exitFailed {
		t.Errorf("exit code %d, want 1", code)
	}
	if d := s.entry(t).Deliveries[0]; d.State != journal.StateNeedsYou || !strings.Contains(d.Reason, "token") {
		t.Errorf("%+v", d)
	}
	s.double.Allow(mastodondouble.Token)
	if code := s.sync(t); code != exitDone {
		t.Errorf("after that: exit code %d", code)
	}
	s.posted(t)
}

var cuts = map[string]mastodondouble.Trouble{
	"before it took effect": mastodondouble.CutBefore, "after it took effect": mastodondouble.CutAfter,
}

// cutAndGoOn cuts the link at request n, and syncs until all is delivered.
func cutAndGoOn(t *testing.T, mode mastodondouble.Mode, n int, cut mastodondouble.Trouble) {
	t.Helper()
	s := newSocial(t, mode)
	s.double.Plan(mastodondouble.At(n, cut))
	for try := 1; s.sync(t) != exitDone; try++ {
		if try == 5 {
			t.Fatal("it is never done")
		}
	}
	s.posted(t)
}

// requestsOf returns the requests that a delivery takes.
func requestsOf(t *testing.T, mode mastodondouble.Mode) []mastodondouble.Request {
	t.Helper()
	s := newSocial(t, mode)
	if code := s.sync(t); code != exitDone {
		t.Fatalf("exit code %d", code)
	}
	return s.double.Requests()
}

// everyThird is all of a server's requests, or every third in a short run.
func everyThird(all []mastodondouble.Request) []mastodondouble.Request {
	var some []mastodondouble.Request
	for i, r := range all {
		if !testing.Short() || i%3 == 1 {
			some = append(some, r)
		}
	}
	return some
}

func isPost(r mastodondouble.Request) bool { return r.Is("POST", "/api/v1/statuses") }

func TestEveryRequestIsCut(t *testing.T) {
	for _, mode := range mastodondouble.Modes {
		for _, r := range everyThird(requestsOf(t, mode)) {
			for name, cut := range cuts {
				if isPost(r) && name == "before it took effect" {
					continue // TestALostPostIsWaitedFor
				}
				t.Run(fmt.Sprintf("%s, %d %s %s, %s", mode, r.Number, r.Method, r.Path, name), func(t *testing.T) {
					cutAndGoOn(t, mode, r.Number, cut)
				})
			}
		}
	}
}

// TestALostPostIsWaitedFor cuts the link before a post takes effect. It may still be on its way,
// so that the program looks for a minute before it posts again.
func TestALostPostIsWaitedFor(t *testing.T) {
	if testing.Short() {
		t.Skip("a lost post is waited for a minute")
	}
	t.Parallel()
	for _, r := range requestsOf(t, mastodondouble.GoToSocial) {
		if isPost(r) {
			cutAndGoOn(t, mastodondouble.GoToSocial, r.Number, mastodondouble.CutBefore)
			return
		}
	}
	t.Error("nothing was posted")
}
