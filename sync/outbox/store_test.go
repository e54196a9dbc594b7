package outbox_test

import (
	"testing"

	"sojourn/journal/sqlite"
	"sojourn/sync/outbox"
)

var _ outbox.Store = (*sqlite.Store)(nil)

// create opens the journal in dir, or makes it.
func create(t testing.TB, dir string) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), dir, sqlite.Options{Version: "test", Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}
