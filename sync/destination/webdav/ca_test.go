package webdav_test

import (
	"crypto/tls"
	"os"
	"path/filepath"
	"testing"

	"sojourn/journal"
	"sojourn/sync/destination/desk"
	"sojourn/sync/destination/ftp/ftptest"
	"sojourn/sync/destination/webdav"
	"sojourn/sync/destination/webdav/webdavtest"
)

// A desk's own authority is trusted where it is named, and then no other is.
func TestADesksOwnAuthority(t *testing.T) {
	own, shown := ftptest.NewCertificate(t), webdavtest.New(t)
	shown.TLS = &tls.Config{Certificates: []tls.Certificate{own.Certificate}}
	shown.StartTLS()
	public := webdavtest.New(t)
	public.StartTLS()
	empty := filepath.Join(t.TempDir(), "empty.pem")
	if err := os.WriteFile(empty, []byte("눈"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct {
		at   *webdavtest.Server
		ca   string
		want journal.Kind
		says string
	}{
		"it is named":         {shown, own.Path, journal.Other, ""},
		"it is not":           {shown, "", journal.Offline, "prove"},
		"another's is":        {public, own.Path, journal.Offline, "prove"},
		"its file is gone":    {shown, own.Path + ".gone", journal.NeedsUser, "certificates"},
		"there is none in it": {shown, empty, journal.NeedsUser, "none in it"},
	} {
		t.Run(name, func(t *testing.T) {
			c := destinationAt(tc.at.At(tc.at.Address()))
			c.Settings[desk.SettingCA] = tc.ca
			_, err := open(t, c).Limits(t.Context())
			if tc.want == journal.Other {
				if err != nil {
					t.Error(err)
				}
				return
			}
			told(t, err, tc.want, tc.says)
		})
	}
	c := destinationAt("https://anna@desk.example.org/in")
	c.Settings[desk.SettingCA] = "ca.pem"
	if _, err := webdav.Open(c, ""); journal.KindOf(err) != journal.Invalid {
		t.Errorf("a path that is not whole: %v", err)
	}
}
