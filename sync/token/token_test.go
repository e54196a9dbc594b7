package token_test

import (
	"os"
	"path/filepath"
	"testing"

	"sojourn/journal"
	"sojourn/sync/token"
)

func TestSecretsComeBackWithoutTheirLineEnd(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "sojourn", "tokens")
	keep := token.Folder(dir)
	for _, secret := range []string{"first\n", " 비밀 second \r\n"} {
		if err := keep.Save("J1", "desk", secret); err != nil {
			t.Fatal(err)
		}
	}
	if err := keep.Save("J2", "desk", "other"); err != nil {
		t.Fatal(err)
	}
	if got, err := keep.Load("J1", "desk"); got != "비밀 second" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	if got := mode(t, dir); got != 0o700 {
		t.Errorf("the folder has %o", got)
	}
	if got := mode(t, filepath.Join(dir, "J1.desk")); got != 0o600 {
		t.Errorf("the file has %o", got)
	}
}

func mode(t *testing.T, path string) os.FileMode {
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Mode().Perm()
}

func TestRemovedSecretsAreNotFound(t *testing.T) {
	keep := token.Folder(t.TempDir())
	if err := keep.Save("J1", "desk", "secret"); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := keep.Remove("J1", "desk"); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := keep.Load("J1", "desk"); journal.KindOf(err) != journal.NotFound {
		t.Errorf("%v, want NotFound", err)
	}
}

func TestSecretsThatOthersCanReadAreRefused(t *testing.T) {
	dir := t.TempDir()
	keep := token.Folder(dir)
	if err := keep.Save("J1", "desk", "secret"); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Join(dir, "J1.desk"), 0o640); err != nil {
		t.Fatal(err)
	}
	got, err := keep.Load("J1", "desk")
	if got != "" || journal.KindOf(err) != journal.NeedsUser || journal.HintOf(err) == "" {
		t.Errorf("%q, %v", got, err)
	}
}

func TestUnfitSecretsAndNames(t *testing.T) {
	keep := token.Folder(t.TempDir())
	for name, tc := range map[string]struct{ journal, destination, secret string }{
		"nothing":             {"J1", "desk", " \n"},
		"two lines":           {"J1", "desk", "one\ntwo"},
		"an escape sequence":  {"J1", "desk", "a\x1b[31m"},
		"no text":             {"J1", "desk", "\xff\xfe"},
		"a way out":           {"J1", "../desk", "secret"},
		"a journal's way out": {"..", "desk", "secret"},
	} {
		t.Run(name, func(t *testing.T) {
			if err := keep.Save(tc.journal, tc.destination, tc.secret); journal.KindOf(err) != journal.Invalid {
				t.Errorf("%v, want Invalid", err)
			}
		})
	}
}
