package main

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sojourn/sync/destination/mastodon/mastodondouble"
	"sojourn/sync/link"
)

// aged makes it a while ago that everything in a journal was changed and marked.
func aged(t *testing.T, dir string) {
	t.Helper()
	db, err := sql.Open("sqlite3", filepath.Join(dir, "journal", "journal.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, q := range []string{`UPDATE delivery SET marked_at = marked_at - 60000000`, `UPDATE entry SET edited_at = edited_at - 60000000`} {
		if _, err := db.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
}

// selfSending is a journal with a marked entry, for a folder that is sent to by itself.
func selfSending(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	do(t, dir, "import", grey(t, dir))
	do(t, dir, "destination", "add", "folder", "site", filepath.Join(dir, "site"))
	do(t, dir, "edit", soleEntry(t, dir), "--caption", dawn)
	do(t, dir, "mark", soleEntry(t, dir))
	return dir
}

func receipts(t *testing.T, dir string) int {
	t.Helper()
	return strings.Count(do(t, dir, "receipts", "--json"), "\n")
}

// With auto on, the open interface sends what is marked, and says so; with auto off it does not.
func TestTheInterfaceSendsByItself(t *testing.T) {
	t.Parallel()
	dir := selfSending(t)
	aged(t, dir)
	term := inTerminal(t, dir)
	term.WaitFor("SHEET", "outbox 1")
	if strings.Contains(term.Screen(), "auto") {
		t.Errorf("auto is off, and told:\n%s", term.Screen())
	}
	do(t, dir, "destination", "auto", "site", "on")
	term.WaitFor("auto on", "went by itself: 1 entry", "outbox empty")
	term.Type("q")
	if code := term.WaitEnd(); code != exitDone || receipts(t, dir) != 1 {
		t.Errorf("exit code %d, %d receipts", code, receipts(t, dir))
	}
}

// What was marked just now may not be meant yet; when it was a while ago, it goes. Stopped, the sync ends well.
func TestASyncWaitsAndSendsByItself(t *testing.T) {
	t.Parallel()
	dir := selfSending(t)
	refused := sojourn(t, dir, "sync", "--auto")
	if out, err := refused.CombinedOutput(); err == nil || !strings.Contains(string(out), "destination auto NAME on") {
		t.Errorf("auto is off: %v\n%s", err, out)
	}
	do(t, dir, "destination", "auto", "site", "on")
	var told bytes.Buffer
	c := sojourn(t, dir, "sync", "--wait", "--auto")
	c.Stdout, c.Stderr = &told, &told
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(300 * time.Millisecond)
	if n := receipts(t, dir); n != 0 {
		t.Errorf("%d receipts at once", n)
	}
	aged(t, dir)
	for end := time.Now().Add(time.Minute); receipts(t, dir) == 0 && time.Now().Before(end); {
		time.Sleep(100 * time.Millisecond)
	}
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := c.Wait(); err != nil || !strings.Contains(told.String(), "delivered 1") || receipts(t, dir) != 1 {
		t.Errorf("%v, %d receipts\n%s", err, receipts(t, dir), told.String())
	}
}

// Once, and only over the link that the machine says there is.
func TestASyncOfWhatGoesByItself(t *testing.T) {
	s := newSocial(t, mastodondouble.Mastodon)
	do(t, s.dir, "destination", "auto", "social", "metered")
	want := exitDone
	if !link.Up() {
		want = exitOffline
	}
	c := sojourn(t, s.dir, "sync", "--auto")
	if out, _ := c.CombinedOutput(); c.ProcessState.ExitCode() != want {
		t.Errorf("exit code %d\n%s", c.ProcessState.ExitCode(), out)
	}
	if want == exitDone {
		s.posted(t)
	}
}
