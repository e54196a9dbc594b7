package main

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// sojourn runs the real binary on a journal of its own.
func sojourn(t *testing.T, dir string, args ...string) *exec.Cmd {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	t.Cleanup(cancel)
	c := exec.CommandContext(ctx, "sojourn", append([]string{"--journal", filepath.Join(dir, "journal")}, args...)...)
	c.Env = append(c.Environ(), "HOME="+dir, "GORACE="+noSleep, "XDG_CONFIG_HOME=", "XDG_CACHE_HOME=", "XDG_DATA_HOME=")
	return c
}

// do runs it to its end, and returns what it printed. Exit code 3 is no failure.
func do(t *testing.T, dir string, args ...string) string {
	t.Helper()
	out, err := sojourn(t, dir, args...).Output()
	if e, ok := errors.AsType[*exec.ExitError](err); ok && e.ExitCode() != exitPartly {
		t.Fatalf("sojourn %s: exit code %d\n%s", strings.Join(args, " "), e.ExitCode(), e.Stderr)
	} else if !ok && err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// grey makes a small photo.
func grey(t *testing.T, dir string) string {
	t.Helper()
	var b bytes.Buffer
	path := filepath.Join(dir, "grey.jpg")
	err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 32, 24)), nil)
	if err := errors.Join(err, os.WriteFile(path, b.Bytes(), 0o644)); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAnInterruptEndsASyncThatWaits(t *testing.T) {
	dir := t.TempDir()
	do(t, dir, "import", grey(t, dir))
	do(t, dir, "destination", "add", "folder", "desk", filepath.Join(dir, "site"))
	do(t, dir, "mark", "--query", "grey", "--not-before", "2099-01-01T00:00:00Z")
	c := sojourn(t, dir, "sync", "--wait")
	var stderr bytes.Buffer
	c.Stderr = &stderr
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	for n := 0; !strings.Contains(do(t, dir, "outbox", "--json"), `"state":"held"`); n++ {
		if n == 1000 {
			t.Fatal("it never held what it cannot send")
		}
	}
	if err := c.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	e, ok := errors.AsType[*exec.ExitError](c.Wait())
	if !ok || e.ExitCode() != exitFailed {
		t.Errorf("it ended with %v, want exit code 1", e)
	}
	said := strings.Split(strings.TrimSpace(stderr.String()), "\n")
	if len(said) != 4 || !strings.HasPrefix(said[1], "waiting until Thu 1 January 2099 00:00: not before") ||
		said[2] != "sojourn: stopped" || !strings.Contains(said[3], "run it again") {
		t.Errorf("it said %q", said)
	}
	if out := do(t, dir, "outbox", "--json"); !strings.Contains(out, `"state":"held"`) {
		t.Errorf("the outbox has %s", out)
	}
}
