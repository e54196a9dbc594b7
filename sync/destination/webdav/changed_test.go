package webdav_test

import (
	"os"
	"path/filepath"
	"testing"

	"sojourn/sync/destination/desk/desktest"
	"sojourn/sync/destination/webdav/webdavtest"
)

func TestWhatTheDeskChangedIsTold(t *testing.T) {
	s := webdavtest.Serve(t)
	desktest.Changed(t, harness(t, s, s.Address()), func(name, text string) {
		if err := os.WriteFile(filepath.Join(s.Dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	})
}
