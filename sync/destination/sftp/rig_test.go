package sftp_test

import (
	"os"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/desk/desktest"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/sftp"
	"sojourn/sync/destination/sftp/sftptest"
)

// destinationOf is what a journal keeps of s.
func destinationOf(s *sftptest.Server) journal.Destination {
	return journal.Destination{Name: "desk", Kind: sftp.Kind, Settings: map[string]string{
		sftp.SettingServer:  s.URL(s.Address),
		sftp.SettingHostKey: s.Fingerprint(),
		sftp.SettingKey:     s.Client.Path,
	}}
}

func open(t testing.TB, c journal.Destination, secret string) destination.Destination {
	t.Helper()
	d, err := sftp.Open(c, secret)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// postsOf reads the folder of a desk as the desk does.
func postsOf(t testing.TB, dir string) []destinationtest.Post {
	t.Helper()
	return desktest.Posts(t, desktest.Files(t, dir))
}

// parts are files that are not whole.
func parts(t testing.TB, dir string) (names []string) {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range list {
		if strings.HasSuffix(f.Name(), ".part") {
			names = append(names, f.Name())
		}
	}
	return names
}
