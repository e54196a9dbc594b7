package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/sync/destination/mastodon/mastodondouble"
	"sojourn/sync/token/ringtest"
)

// A token goes into the keyring where there is one, from there to the server, and into a file when it is asked
// for; where it is, is said. Once the keyring is locked, sync says what to do.
func TestATokenIsKeptInTheKeyring(t *testing.T) {
	s, ring := newSocial(t, mastodondouble.Mastodon), ringtest.Open(t)
	with := func(args ...string) *exec.Cmd {
		c := sojourn(t, s.dir, args...)
		c.Env = append(c.Env, "DBUS_SESSION_BUS_ADDRESS="+ring.Address, "SOJOURN_SECRETS=")
		return c
	}
	run := func(args ...string) string {
		t.Helper()
		out, err := with(args...).CombinedOutput()
		if err != nil {
			t.Fatalf("sojourn %q: %v\n%s", args, err, out)
		}
		return string(out)
	}
	tokens := filepath.Join(s.dir, ".config", "sojourn", "tokens")
	kept := func(in, words string) {
		t.Helper()
		said := run("destination", "add", "mastodon", "social", "--secret-in", in)
		shown := run("destination", "show", "social")
		var d destinationJSON
		if err := json.Unmarshal([]byte(run("destination", "show", "social", "--json")), &d); err != nil {
			t.Fatal(err)
		}
		held := ""
		for _, path := range glob(t, tokens, "*") {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			held += string(data)
		}
		inFile := strings.Contains(held, mastodondouble.Token)
		if !strings.Contains(said, words) || !strings.Contains(shown, words) || *d.SecretIn != in || inFile != (in == "file") {
			t.Errorf("in %s: said %q, shown %q, %q in JSON, in a file: %v", in, said, shown, *d.SecretIn, inFile)
		}
	}
	kept("file", "a file that only you can read")
	kept("keyring", "the system's keyring")
	ring.Lock()
	out, err := with("sync").CombinedOutput()
	if err == nil || !strings.Contains(string(out), "--secret-in file") || strings.Contains(string(out), mastodondouble.Token) {
		t.Errorf("locked: %v\n%s", err, out)
	}
	if n := len(s.double.Requests()); n != 0 {
		t.Errorf("%d requests without a token", n)
	}
	ring.Unlock()
	run("sync")
	s.posted(t)
	run("destination", "remove", "social")
	if left := glob(t, tokens, "*"); len(left) != 0 {
		t.Errorf("after its removal there is %v", left)
	}
}

func glob(t *testing.T, dir, names string) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(dir, names))
	if err != nil {
		t.Fatal(err)
	}
	return all
}
