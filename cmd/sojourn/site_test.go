package main

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/sync/destination/micropub/micropubdouble"
)

// A site is asked where it takes posts, gets the entry once, an edit of it, and loses it again; its token is told nowhere.
func TestASiteIsSentTo(t *testing.T) {
	dir, site := t.TempDir(), micropubdouble.New(nil)
	server := httptest.NewServer(site)
	defer server.Close()
	token := filepath.Join(dir, "token")
	if err := os.WriteFile(token, []byte(micropubdouble.Token+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	do(t, dir, "import", grey(t, dir))
	id := soleEntry(t, dir)
	said := do(t, dir, "destination", "add", "micropub", "site", "--server", server.URL, "--token-file", token, "--visibility", "unlisted")
	if n := len(site.Requests()); n != 0 {
		t.Errorf("%d requests before anything was to be asked", n)
	}
	said += do(t, dir, "destination", "test", "site")
	if shown := do(t, dir, "destination", "show", "site", "--json"); !strings.Contains(shown, `"endpoint":"`+server.URL+micropubdouble.EndpointPath) {
		t.Errorf("the endpoint is not kept: %s", shown)
	}
	do(t, dir, "edit", id, "--caption", dawn, "--alt", "grey", "--keywords", "평양,winter")
	do(t, dir, "place", id, "--at", "39.0194,125.7381")
	do(t, dir, "mark", id)
	said += do(t, dir, "sync") + do(t, dir, "sync")
	posts := site.Posts()
	if len(posts) != 1 || posts[0].Text != dawn || len(posts[0].Pictures) != 1 || posts[0].Pictures[0].Alt != "grey" {
		t.Fatalf("the site has %+v", posts)
	}
	if p := posts[0].Properties; len(p["category"]) != 2 || p["location"] == nil || p["visibility"][0] != "unlisted" {
		t.Errorf("the site has %+v", p)
	}
	do(t, dir, "edit", id, "--caption", "해 질 녘", "--keywords", "")
	said += do(t, dir, "sync")
	if posts = site.Posts(); len(posts) != 1 || posts[0].Text != "해 질 녘" || posts[0].Properties["category"] != nil {
		t.Errorf("after an edit the site has %+v", posts)
	}
	said += do(t, dir, "receipts", "--json")
	do(t, dir, "withdraw", id, "--yes")
	if posts = site.Posts(); len(posts) != 0 || strings.Contains(said, micropubdouble.Token) {
		t.Errorf("the site has %+v, and was said %s", posts, said)
	}
}
