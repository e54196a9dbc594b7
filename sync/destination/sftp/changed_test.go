package sftp_test

import (
	"os"
	"path/filepath"
	"testing"

	"sojourn/sync/destination/desk/desktest"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/sftp/sftptest"
)

func TestWhatTheDeskChangedIsTold(t *testing.T) {
	s := sftptest.Serve(t)
	desktest.Changed(t, destinationtest.Harness{
		Destination: open(t, destinationOf(s), ""),
		Posts:       func(t testing.TB) []destinationtest.Post { return postsOf(t, s.Dir) },
	}, func(name, text string) {
		if err := os.WriteFile(filepath.Join(s.Dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	})
}
