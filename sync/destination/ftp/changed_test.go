package ftp_test

import (
	"os"
	"path/filepath"
	"testing"

	"sojourn/sync/destination/desk/desktest"
	"sojourn/sync/destination/ftp/ftptest"
)

func TestWhatTheDeskChangedIsTold(t *testing.T) {
	s := ftptest.Serve(t, ftptest.Options{})
	desktest.Changed(t, harness(t, s), func(name, text string) {
		if err := os.WriteFile(filepath.Join(s.Dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	})
}
