package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/sync/destination/desk/desktest"
	"sojourn/sync/destination/ftp/ftptest"
	"sojourn/sync/destination/sftp/sftptest"
	"sojourn/sync/destination/webdav/webdavtest"
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

// The certificate of an FTP server must be vouched for; its password is nowhere but where secrets are kept.
func TestADeskOnFTPIsSentTo(t *testing.T) {
	dir, server := t.TempDir(), ftptest.Serve(t, ftptest.Options{})
	do(t, dir, "import", grey(t, dir))
	password := filepath.Join(dir, "password")
	if err := os.WriteFile(password, []byte(server.Password+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	add := []string{"destination", "add", "ftp", "desk", "--server", server.URL(server.Address)}
	if out, err := sojourn(t, dir, add...).CombinedOutput(); err == nil || !strings.Contains(string(out), "--password-file is missing") {
		t.Errorf("without a password: %v, %s", err, out)
	}
	do(t, dir, append(add, "--password-file", password)...)
	if out, err := sojourn(t, dir, "destination", "test", "desk").CombinedOutput(); err == nil || !strings.Contains(string(out), "--ca") {
		t.Errorf("a certificate that nobody vouches for: %v, %s", err, out)
	}
	do(t, dir, append(add, "--ca", server.CA)...)
	do(t, dir, "edit", soleEntry(t, dir), "--caption", dawn, "--alt", "grey")
	do(t, dir, "mark", soleEntry(t, dir), "--to", "desk")
	do(t, dir, "sync")
	do(t, dir, "sync")
	if files := filesIn(t, server.Dir); len(files) != 2 {
		t.Errorf("%v, want a picture and a record", files)
	}
	told := do(t, dir, "receipts", "--json") + do(t, dir, "destination", "show", "desk") + do(t, dir, "destination", "list", "--json")
	kept, err := os.ReadFile(filepath.Join(dir, "journal", "journal.db"))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Count(told, "ftps://127.0.0.1") != 1 || strings.Contains(told+string(kept), server.Password) {
		t.Errorf("receipts and settings: %s", told)
	}
}

// A folder on a WebDAV server is asked, and gets the entry once; its password is told nowhere.
func TestAWebDAVDeskIsSentTo(t *testing.T) {
	dir, server := t.TempDir(), webdavtest.Serve(t)
	password := filepath.Join(dir, "password")
	if err := os.WriteFile(password, []byte(webdavtest.Password+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	do(t, dir, "import", grey(t, dir))
	said := do(t, dir, "destination", "add", "webdav", "desk", "--server", server.At(server.Address()), "--password-file", password)
	said += do(t, dir, "destination", "test", "desk") + do(t, dir, "destination", "show", "desk", "--json")
	do(t, dir, "edit", soleEntry(t, dir), "--caption", dawn, "--alt", "grey")
	do(t, dir, "mark", soleEntry(t, dir), "--to", "desk")
	said += do(t, dir, "sync") + do(t, dir, "sync")
	posts := desktest.Posts(t, desktest.Files(t, server.Dir))
	if len(posts) != 1 || posts[0].Text != dawn || len(posts[0].Pictures) != 1 || posts[0].Pictures[0].Alt != "grey" {
		t.Errorf("%+v", posts)
	}
	if receipts := do(t, dir, "receipts", "--json"); strings.Count(receipts, "http://"+server.Address()+webdavtest.Folder) != 1 {
		t.Errorf("receipts: %s", receipts)
	}
	if strings.Contains(said, webdavtest.Password) {
		t.Errorf("the password is told: %s", said)
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
