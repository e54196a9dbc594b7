package main

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// echo is a server that refuses everything, and tells everybody what it was sent as a secret.
func echo(t *testing.T) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusUnprocessableEntity)
		fmt.Fprintf(w, `{"error":"no such token: %s","error_description":"%[1]s"}`, r.Header.Get("Authorization"))
	}))
	t.Cleanup(s.Close)
	return s.URL
}

// TestSecretsAreInTheirFilesAlone adds a destination of every kind that has a secret, and sends to them, to nobody and
// to a server that tells it. What is printed, written, backed up, bundled and exported has none of the secrets.
func TestSecretsAreInTheirFilesAlone(t *testing.T) {
	t.Setenv("SOJOURN_SECRETS", "file")
	dir, servers := t.TempDir(), map[string]string{"gone": "127.0.0.1:1", "telling": strings.TrimPrefix(echo(t), "http://")}
	do(t, dir, "import", grey(t, t.TempDir()))
	do(t, dir, "edit", "--query", "grey", "--caption", "대동강", "--alt", "얼음")
	var secrets []string
	added := 0
	for name, at := range servers {
		for kind, args := range map[string][]string{
			"mastodon": {"--server", "http://" + at, "--token-file"},
			"micropub": {"--server", "http://" + at + "/", "--endpoint", "http://" + at + "/micropub", "--token-file"},
			"s3":       {"--server", "s3://room/in", "--endpoint", "http://" + at, "--access-key", "KEY", "--secret-file"},
			"webdav":   {"--server", "http://anna@" + at + "/in", "--password-file"},
			"ftp":      {"--server", "ftp://anna@" + at + "/in", "--unencrypted", "--password-file"},
			"sftp":     {"--server", "sftp://anna@" + at + "/in", "--password-file"},
		} {
			if _, waits := map[string]bool{"ftp": true, "sftp": true}[kind]; waits && name == "telling" {
				continue // a server of theirs speaks first
			}
			secret := fmt.Sprintf("s3cr3t-%s-%s", kind, name)
			secrets = append(secrets, secret)
			file := filepath.Join(t.TempDir(), "secret")
			if err := os.WriteFile(file, []byte(secret+"\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			do(t, dir, append([]string{"destination", "add", kind, kind + name}, append(args, file)...)...)
			added++
			do(t, dir, "mark", "--query", "grey", "--to", kind+name)
		}
	}
	var said bytes.Buffer
	for _, verb := range [][]string{
		{"sync"},
		{"sync", "--json"},
		{"outbox"},
		{"outbox", "--json"},
		{"show", "--json", soleEntry(t, dir)},
		{"destination", "list"},
		{"destination", "list", "--json"},
		{"receipts", "--json"},
		{"config", "--json"},
		{"check", "--deep"},
		{"told", "--to", "s3gone"},
		{"destination", "test", "mastodontelling"},
		{"destination", "test", "micropubtelling"},
		{"destination", "test", "s3telling"},
		{"destination", "test", "webdavtelling"},
		{"destination", "show", "webdavtelling"},
		{"destination", "show", "ftpgone", "--json"},
		{"backup", filepath.Join(dir, "backup.db")},
		{"backup", "--originals", filepath.Join(dir, "copy")},
		{"export", filepath.Join(dir, "open")},
		{"destination", "add", "bundle", "stick", filepath.Join(dir, "out.bundle")},
		{"mark", "--query", "grey", "--to", "stick"},
		{"sync", "--to", "stick"},
		{"preview", soleEntry(t, dir), "--to", "s3gone"},
	} {
		out, _ := sojourn(t, dir, verb...).CombinedOutput() // most of them fail, as they must
		said.Write(out)
	}
	if out := do(t, dir, "destination", "list", "--json"); strings.Count(out, "\n") != added+1 {
		t.Errorf("of %d destinations there are\n%s", added+1, out)
	}
	for _, secret := range secrets {
		for _, form := range []string{secret, base64.StdEncoding.EncodeToString([]byte("anna:" + secret))} {
			if at := bytes.Index(said.Bytes(), []byte(form)); at >= 0 {
				t.Errorf("%s is said: …%s…", form, said.Bytes()[max(0, at-160):min(said.Len(), at+120)])
			}
			for _, path := range holding(t, dir, form) {
				if filepath.Base(filepath.Dir(path)) != "tokens" {
					t.Errorf("%s is in %s", form, path)
				}
			}
		}
	}
}

// holding are the files below dir that have text in them.
func holding(t *testing.T, dir, text string) (paths []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		content, err := os.ReadFile(path)
		if bytes.Contains(content, []byte(text)) {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}
