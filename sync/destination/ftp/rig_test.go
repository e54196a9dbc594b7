package ftp_test

import (
	"testing"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/desk/desktest"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/ftp"
	"sojourn/sync/destination/ftp/ftptest"
)

// destinationOf is what a journal keeps of s.
func destinationOf(s *ftptest.Server) journal.Destination {
	return journal.Destination{Name: "desk", Kind: ftp.Kind, Settings: map[string]string{
		ftp.SettingServer: s.URL(s.Address),
		ftp.SettingCA:     s.CA,
	}}
}

func open(t testing.TB, c journal.Destination, secret string) destination.Destination {
	t.Helper()
	d, err := ftp.Open(c, secret)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func harness(t testing.TB, s *ftptest.Server) destinationtest.Harness {
	return destinationtest.Harness{
		Destination: open(t, destinationOf(s), s.Password),
		Posts:       func(t testing.TB) []destinationtest.Post { return desktest.Posts(t, desktest.Files(t, s.Dir)) },
	}
}

// linked is a server all of whose lines pass a link that can be cut.
func linked(t *testing.T, o ftptest.Options) (*ftptest.Server, destinationtest.Harness, *destinationtest.Proxy) {
	t.Helper()
	s := ftptest.Serve(t, o)
	link := destinationtest.Link(t, s.Address)
	s.Over(link)
	h := harness(t, s)
	c := destinationOf(s)
	c.Settings[ftp.SettingServer] = s.URL(link.Address())
	h.Destination = open(t, c, s.Password)
	return s, h, link
}
