package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/sync/destination/s3/s3test"
)

// A bucket gets an entry once; the secret is in no file of the journal, and in nothing that is printed.
func TestABucketIsSentTo(t *testing.T) {
	dir, store := t.TempDir(), s3test.Serve(t)
	secret := filepath.Join(dir, "secret")
	if err := os.WriteFile(secret, []byte(s3test.Secret+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	do(t, dir, "import", grey(t, dir))
	said := do(t, dir, "destination", "add", "s3", "desk", "--server", "s3://"+s3test.Bucket+"/"+s3test.Prefix,
		"--endpoint", "http://"+store.Address, "--access-key", s3test.AccessKey, "--secret-file", secret)
	said += do(t, dir, "destination", "test", "desk")
	said += do(t, dir, "destination", "add", "s3", "desk", "--region", "us-east-1")
	do(t, dir, "edit", soleEntry(t, dir), "--caption", dawn, "--alt", "grey")
	do(t, dir, "mark", soleEntry(t, dir), "--to", "desk")
	said += do(t, dir, "sync") + do(t, dir, "sync") + do(t, dir, "destination", "show", "desk") + do(t, dir, "destination", "list", "--json")
	if files := store.Files(t); len(files) != 2 {
		t.Errorf("%d files, want a picture and a record", len(files))
	}
	if receipts := do(t, dir, "receipts", "--json"); strings.Count(receipts, "s3://"+s3test.Bucket+"/"+s3test.Prefix+"/") != 1 {
		t.Errorf("receipts: %s", receipts)
	}
	if out, err := sojourn(t, dir, "destination", "add", "s3", "desk", "--endpoint", "http://127.0.0.1:1").CombinedOutput(); err == nil {
		t.Errorf("a name means another store: %s", out)
	}
	if strings.Contains(said, s3test.Secret) {
		t.Error("the secret is printed")
	}
	err := filepath.WalkDir(filepath.Join(dir, "journal"), func(path string, f os.DirEntry, err error) error {
		if err != nil || f.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if strings.Contains(string(data), s3test.Secret) {
			t.Errorf("%s has the secret", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
