package sftp_test

import (
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
