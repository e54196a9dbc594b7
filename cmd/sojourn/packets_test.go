package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/tui/tuitest"
)

// namespace is a network of its own, whose every address is its own loopback: whatever leaves a program in it is
// a packet that is counted.
type namespace struct {
	t      *testing.T
	holder int // the process that it belongs to
}

func newNamespace(t *testing.T) namespace {
	t.Helper()
	for _, needed := range []string{"unshare", "nsenter", "ip"} {
		if _, err := exec.LookPath(needed); err != nil {
			t.Skipf("%s is not installed", needed)
		}
	}
	if out, err := exec.CommandContext(t.Context(), "unshare", "-rn", "true").CombinedOutput(); err != nil {
		t.Skipf("this machine gives no network of its own: %s", out)
	}
	const setUp = "ip link set lo up && ip route add local 0.0.0.0/0 dev lo && echo up && exec sleep 3600"
	c := exec.CommandContext(t.Context(), "unshare", "-rn", "sh", "-c", setUp)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	start(t, c)
	if _, err := fmt.Fscanln(out, new(string)); err != nil {
		t.Fatalf("the network was not set up: %v", err)
	}
	return namespace{t, c.Process.Pid}
}

// within is c in the namespace.
func (n namespace) within(c *exec.Cmd) *exec.Cmd {
	in := exec.CommandContext(n.t.Context(), "nsenter",
		append([]string{"--preserve-credentials", "-U", "-n", "-t", fmt.Sprint(n.holder), c.Path}, c.Args[1:]...)...)
	in.Env = c.Env
	return in
}

func (n namespace) do(dir string, args ...string) string {
	n.t.Helper()
	out, err := n.within(sojourn(n.t, dir, args...)).CombinedOutput()
	if err != nil {
		n.t.Fatalf("sojourn %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// packets is how many there have been.
func (n namespace) packets() int {
	n.t.Helper()
	table, err := os.ReadFile(fmt.Sprintf("/proc/%d/net/dev", n.holder))
	if err != nil {
		n.t.Fatal(err)
	}
	_, counts, found := strings.Cut(string(table), "lo:")
	fields := strings.Fields(counts)
	var packets int
	if _, err := fmt.Sscan(fields[1], &packets); err != nil || !found {
		n.t.Fatalf("%v in %s", err, table)
	}
	return packets
}

// TestNoPacketLeavesUnasked spends a session with the journal: import, browsing, captions, places, marks, what would
// be sent and what it would cost. Not one packet leaves, not even to ask for a name. Then a sync is asked for.
func TestNoPacketLeavesUnasked(t *testing.T) {
	t.Parallel()
	n := newNamespace(t)
	dir := t.TempDir()
	token := filepath.Join(dir, "token")
	if err := os.WriteFile(token, []byte("s3cret-t0ken\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	n.do(dir, "import", grey(t, t.TempDir()))
	n.do(dir, "destination", "add", "mastodon", "social", "--server", "https://social.example.org", "--token-file", token)
	n.do(dir, "destination", "add", "s3", "bucket", "--server", "s3://room/in", "--endpoint", "https://192.0.2.7",
		"--access-key", "KEY", "--secret-file", token)
	for _, verb := range [][]string{
		{"edit", "--query", "is:uncaptioned", "--caption", "대동강"},
		{"place", "--query", "대동강", "--name", "Kaesong"},
		{"mark", "--query", "대동강", "--to", "social"},
		{"list"},
		{"ready"},
		{"outbox"},
		{"lint", "--query", "대동강"},
		{"sync", "--dry-run"},
		{"destination", "show", "social"},
		{"told", "--to", "social"},
		{"check"},
		{"backup", filepath.Join(dir, "backup.db")},
		{"export", filepath.Join(dir, "open")},
	} {
		n.do(dir, verb...)
	}
	browse(tuitest.Start(t, n.within(sojourn(t, dir)), 100, 30))
	if got := n.packets(); got != 0 {
		t.Errorf("%d packets left", got)
	}
	if out, err := n.within(sojourn(t, dir, "sync")).CombinedOutput(); err == nil || n.packets() == 0 {
		t.Errorf("a sync leaves no packet, so that none is counted: %v\n%s", err, out)
	}
}

// browse goes through the screens, and looks at what would be sent.
func browse(term *tuitest.Terminal) {
	term.WaitFor("SHEET", "대동강")
	term.Type(tuitest.KeyEnter)
	term.WaitFor("LOUPE")
	term.Type(tuitest.KeyEscape) // a key right behind it would be alt and that key
	term.WaitFor("SHEET")
	term.Type("c")
	term.WaitFor("CAPTION")
	term.Type("얼음 ")
	term.Type(tuitest.KeyEscape)
	term.WaitFor("SHEET", "얼음")
	placeInTerminal(term)
	term.Type("w")
	term.WaitFor("MAP")
	term.Type(tuitest.KeyEscape)
	term.WaitFor("SHEET")
	term.Type("o")
	term.WaitFor("OUTBOX", "social")
	term.Type("s")
	term.WaitFor("Send 1 entry")
	term.Type(tuitest.KeyEscape)
	term.WaitUntil("the outbox again", func(screen string) bool { return !strings.Contains(screen, "not now") })
	term.Type("q")
	term.WaitEnd()
}
