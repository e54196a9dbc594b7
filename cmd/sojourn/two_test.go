package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

var together = flag.Duration("together", 3*time.Second, "how long two sojourns work on one journal")

// listed is what this test reads of a line of `list --json`.
type listed struct {
	ID, Caption string
	Keywords    []string
	Photos      []struct{ Name string }
	Deliveries  []struct{ State, URL string }
}

func listOf(t *testing.T, dir string, query ...string) (all []listed) {
	t.Helper()
	out := do(t, dir, append([]string{"list", "--json"}, query...)...)
	for lines := json.NewDecoder(strings.NewReader(out)); lines.More(); {
		var e listed
		if err := lines.Decode(&e); err != nil {
			t.Fatal(err)
		}
		all = append(all, e)
	}
	return all
}

// works runs a verb that may find another sojourn sending, and wants no word of locks.
func works(t *testing.T, dir string, args ...string) {
	t.Helper()
	c := sojourn(t, dir, args...)
	var stderr bytes.Buffer
	c.Stderr = &stderr
	err := c.Run()
	said := stderr.String()
	if strings.Contains(said, "locked") || strings.Contains(said, "writing for long") {
		t.Errorf("sojourn %s: %s", strings.Join(args, " "), said)
	}
	failed, ok := errors.AsType[*exec.ExitError](err)
	switch {
	case err == nil, args[0] == "sync" && strings.Contains(said, "another sojourn is sending"):
	case !ok || failed.ExitCode() != exitPartly:
		t.Errorf("sojourn %s: %v: %s", strings.Join(args, " "), err, said)
	}
}

// TestTwoSojournsOnOneJournal lets two of the real program import, caption, mark and send on one
// journal. Nothing of what either did is lost, nothing is sent twice, and nobody is told of a lock.
func TestTwoSojournsOnOneJournal(t *testing.T) {
	dir := t.TempDir()
	do(t, dir, "import", grey(t, dir))
	do(t, dir, "destination", "add", "folder", "desk", filepath.Join(dir, "site"))
	shared := listOf(t, dir)[0].ID
	var rounds [2]atomic.Int64
	whose := [2]string{"하나", "둘"}
	t.Run("at once", func(t *testing.T) {
		for i, who := range whose {
			t.Run(who, func(t *testing.T) {
				t.Parallel()
				for began := time.Now(); rounds[i].Load() == 0 || time.Since(began) < *together; rounds[i].Add(1) {
					n := int(rounds[i].Load())
					visit(t, dir, who, shared, 30_000*i+2*n, n)
				}
			})
		}
	})
	if t.Failed() {
		return
	}
	do(t, dir, "sync")
	wantsAll(t, dir, shared, map[string]int64{whose[0]: rounds[0].Load(), whose[1]: rounds[1].Load()})
}

// visit imports two photos, captions, marks and sends them, and adds a keyword to what both share.
func visit(t *testing.T, dir, who, shared string, first, n int) {
	t.Helper()
	card := greys(t, first, 2)
	works(t, dir, "import", card, "--quiet")
	for i := range 2 {
		name := fmt.Sprintf("사진%d.jpg", first+i)
		all := listOf(t, dir)
		at := slices.IndexFunc(all, func(e listed) bool { return e.Photos[0].Name == name })
		if at < 0 {
			t.Fatalf("%s is lost", name)
		}
		works(t, dir, "edit", all[at].ID, "--caption", fmt.Sprintf("%s %d %d", who, n, i))
		works(t, dir, "mark", all[at].ID, "--to", "desk")
	}
	works(t, dir, "edit", shared, "--add-keywords", fmt.Sprintf("%s%d", who, n))
	works(t, dir, "sync", "--quiet")
}

func wantsAll(t *testing.T, dir, shared string, rounds map[string]int64) {
	t.Helper()
	captions, keywords := map[string]int{}, []string{}
	for _, e := range listOf(t, dir) {
		captions[e.Caption]++
		if e.ID == shared {
			keywords = e.Keywords
		} else if len(e.Deliveries) != 1 || e.Deliveries[0].State != "delivered" {
			t.Errorf("%q was not delivered: %+v", e.Caption, e.Deliveries)
		}
	}
	posts := postsIn(t, filepath.Join(dir, "site"))
	for who, n := range rounds {
		for round := range n {
			if k := fmt.Sprintf("%s%d", who, round); !slices.Contains(keywords, k) {
				t.Errorf("the keyword %s is lost", k)
			}
			for i := range 2 {
				if c := fmt.Sprintf("%s %d %d", who, round, i); captions[c] != 1 || posts[c] != 1 {
					t.Errorf("%q is there %d times, and was sent %d times", c, captions[c], posts[c])
				}
			}
		}
	}
	if out := do(t, dir, "check", "--deep"); !strings.Contains(out, "whole") {
		t.Errorf("check says %s", out)
	}
	t.Logf("rounds: %v", rounds)
}

// postsIn counts the captions that a folder shows.
func postsIn(t *testing.T, site string) map[string]int {
	t.Helper()
	records, err := filepath.Glob(filepath.Join(site, "entries", "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	captions := map[string]int{}
	for _, name := range records {
		var record struct{ Caption string }
		data, err := os.ReadFile(name)
		if err := errors.Join(err, json.Unmarshal(data, &record)); err != nil {
			t.Fatal(err)
		}
		captions[record.Caption]++
	}
	return captions
}
