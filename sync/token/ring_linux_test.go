package token_test

import (
	"context"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/bustest"
	"sojourn/sync/token"
	"sojourn/sync/token/ringtest"
)

// files are what is below a folder: their names, and all that is in them.
func files(t *testing.T, dir string) (names, text string) {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	for _, f := range list {
		data, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		names += f.Name() + " "
		text += string(data)
	}
	return strings.TrimSpace(names), text
}

func saved(t *testing.T, keep token.Keeper, secret string, in token.Where) token.Saved {
	t.Helper()
	s, err := keep.Save(t.Context(), "J1", "desk", secret, in)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := keep.Load(t.Context(), "J1", "desk"); got != secret || err != nil {
		t.Errorf("saved in %q as %q, %v; want %q", s.In, got, err, secret)
	}
	if where, err := keep.Where("J1", "desk"); where != s.In || err != nil {
		t.Errorf("it is said to be in %q, %v, and was saved in %q", where, err, s.In)
	}
	return s
}

func TestSecretsGoIntoTheKeyringAndBetweenItAndFiles(t *testing.T) {
	ring := ringtest.Open(t)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", ring.Address)
	dir := t.TempDir()
	keep := token.NewKeeper(token.Folder(dir))
	for n, tc := range []struct {
		secret    string
		in        token.Where
		want      token.Where
		wantFiles string
	}{
		{"비밀 one", token.Nowhere, token.InKeyring, "J1.desk.keyring"},
		{"two", token.Nowhere, token.InKeyring, "J1.desk.keyring"},
		{"two", token.InFile, token.InFile, "J1.desk"},
		{"three", token.Nowhere, token.InFile, "J1.desk"},
		{"four", token.InKeyring, token.InKeyring, "J1.desk.keyring"},
	} {
		s := saved(t, keep, tc.secret, tc.in)
		names, text := files(t, dir)
		if s.In != tc.want || s.Why != nil || names != tc.wantFiles || strings.Contains(text, tc.secret) != (tc.want == token.InFile) {
			t.Errorf("%d: in %q, %v; the files are %q with %q", n, s.In, s.Why, names, text)
		}
		if _, err := keep.Ring(t.Context(), "J1.desk"); (err == nil) != (tc.want == token.InKeyring) {
			t.Errorf("%d: the keyring says %v", n, err)
		}
	}
	if err := keep.Remove(t.Context(), "J1", "desk"); err != nil {
		t.Fatal(err)
	}
	if _, err := keep.Load(t.Context(), "J1", "desk"); journal.KindOf(err) != journal.NotFound {
		t.Errorf("after its removal: %v", err)
	}
	if _, err := keep.Ring(t.Context(), "J1.desk"); journal.KindOf(err) != journal.NotFound {
		t.Errorf("the keyring after its removal: %v", err)
	}
}

// A keyring that is locked asks on a desktop that is not there, and is not waited for; what is not yet in it
// goes into a file.
func TestALockedKeyringIsNotWaitedFor(t *testing.T) {
	ring := ringtest.Open(t)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", ring.Address)
	keep := token.Patient(token.Folder(t.TempDir()), 2*time.Second)
	saved(t, keep, "one", token.Nowhere)
	ring.Lock()
	got, err := keep.Load(t.Context(), "J1", "desk")
	if got != "" || journal.KindOf(err) != journal.NeedsUser || journal.HintOf(err) == "" {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := keep.Save(t.Context(), "J1", "desk", "two", token.Nowhere); journal.KindOf(err) != journal.NeedsUser {
		t.Errorf("what is in the keyring is changed: %v", err)
	}
	s, err := keep.Save(t.Context(), "J1", "other", "three", token.Nowhere)
	if s.In != token.InFile || s.Why == nil || err != nil {
		t.Errorf("a new one: %+v, %v", s, err)
	}
}

func TestWithoutAKeyringThereAreFiles(t *testing.T) {
	silent := filepath.Join(t.TempDir(), "bus")
	listener, err := (&net.ListenConfig{}).Listen(context.Background(), "unix", silent) // takes, and never answers
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	for _, tc := range []struct {
		name, address string // "": a bus that nothing is on
		why           bool
	}{
		{"no bus", "unix:path=" + filepath.Join(t.TempDir(), "none"), false},
		{"a bus without one", "", false},
		{"a bus elsewhere", "tcp:host=192.0.2.1,port=9", false},
		{"a bus that never talks", "unix:path=" + silent, true}, // last: who asks it is stuck with it
	} {
		t.Run(tc.name, func(t *testing.T) {
			if tc.address == "" {
				tc.address = bustest.Bus(t)
			}
			t.Setenv("DBUS_SESSION_BUS_ADDRESS", tc.address)
			keep := token.Patient(token.Folder(t.TempDir()), 300*time.Millisecond)
			if s := saved(t, keep, "secret", token.Nowhere); s.In != token.InFile || (s.Why != nil) != tc.why {
				t.Errorf("%+v", s)
			}
			_, err := keep.Save(t.Context(), "J1", "desk", "other", token.InKeyring)
			if journal.KindOf(err) != journal.NeedsUser || strings.Contains(err.Error()+journal.HintOf(err), "other") {
				t.Errorf("asked for the keyring: %v", err)
			}
			if got, err := keep.Load(t.Context(), "J1", "desk"); got != "secret" || err != nil {
				t.Errorf("after that: %q, %v", got, err)
			}
		})
	}
}
