package main

import (
	"errors"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/sync/destination/mastodon/mastodondouble"
)

// TestARestoredJournalPostsNothingTwice sends what was only marked when the backup was made, and
// then syncs what was restored from it.
func TestARestoredJournalPostsNothingTwice(t *testing.T) {
	for _, mode := range mastodondouble.Modes {
		for _, planned := range []bool{false, true} {
			t.Run(mode.String(), func(t *testing.T) {
				s := newSocial(t, mode)
				if planned {
					do(t, s.dir, "sync", "--dry-run")
				}
				file, dir := filepath.Join(s.dir, "backup.db"), filepath.Join(s.dir, "restored")
				do(t, s.dir, "backup", file)
				if code := s.sync(t); code != exitDone {
					t.Fatalf("exit code %d", code)
				}
				s.posted(t)

				do(t, s.dir, "restore", file, dir)
				restored := func(args ...string) (string, int) {
					c := sojourn(t, s.dir, append([]string{"--journal", dir}, args...)...)
					out, err := c.Output()
					if _, ended := errors.AsType[*exec.ExitError](err); err != nil && !ended {
						t.Fatal(err)
					}
					return string(out), c.ProcessState.ExitCode()
				}
				for range 2 {
					if _, code := restored("sync", "--json"); code == exitDone {
						t.Error("it says that all is done")
					}
				}
				s.posted(t)
				out, _ := restored("outbox", "--json")
				if !strings.Contains(out, string(journal.StateNeedsYou)) || !strings.Contains(out, "mark it again") {
					t.Errorf("the outbox has %s", out)
				}
				if _, code := restored("unmark", string(s.id)); code != exitDone {
					t.Errorf("unmark: exit code %d", code)
				}
			})
		}
	}
}
