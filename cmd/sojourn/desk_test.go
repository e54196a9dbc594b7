package main

import (
	"path/filepath"
	"strings"
	"testing"

	"sojourn/sync/destination/sftp/sftptest"
)

// An unknown server is told with its fingerprint, and gets nothing; a known one gets the entry once.
func TestADeskIsSentTo(t *testing.T) {
	dir, server := t.TempDir(), sftptest.Serve(t)
	do(t, dir, "import", grey(t, dir))
	add := []string{"destination", "add", "sftp", "desk", "--server", server.URL(server.Address), "--key", server.Client.Path}
	do(t, dir, add...)
	do(t, dir, "edit", soleEntry(t, dir), "--caption", dawn, "--alt", "grey")
	do(t, dir, "mark", soleEntry(t, dir), "--to", "desk")
	c := sojourn(t, dir, "sync")
	out, err := c.CombinedOutput()
	if err == nil || !strings.Contains(string(out), server.Fingerprint()) || len(filesIn(t, server.Dir)) > 0 {
		t.Errorf("%v, %s, and there is %v", err, out, filesIn(t, server.Dir))
	}
	do(t, dir, append(add, "--host-key", server.Fingerprint())...)
	do(t, dir, "sync")
	do(t, dir, "sync")
	if files := filesIn(t, server.Dir); len(files) != 2 {
		t.Errorf("%v, want a picture and a record", files)
	}
	if receipts := do(t, dir, "receipts", "--json"); strings.Count(receipts, "sftp://") != 1 {
		t.Errorf("receipts: %s", receipts)
	}
}

// soleEntry is the id of the only entry.
func soleEntry(t *testing.T, dir string) string {
	t.Helper()
	return string(social{dir: dir}.entry(t).ID)
}

func filesIn(t *testing.T, dir string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return names
}
