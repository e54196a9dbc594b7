package sftp_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"sojourn/journal"
	"sojourn/sync/destination/desk/desktest"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/sftp"
	"sojourn/sync/destination/sftp/sftptest"
)

func TestSFTPKeepsTheContract(t *testing.T) {
	destinationtest.Run(t, func(t *testing.T) destinationtest.Harness {
		s := sftptest.Serve(t)
		return destinationtest.Harness{
			Destination: open(t, destinationOf(s), ""),
			Posts:       func(t testing.TB) []destinationtest.Post { return postsOf(t, s.Dir) },
		}
	})
}

func TestOpenRefusesWhatCannotBeMeant(t *testing.T) {
	for name, settings := range map[string]map[string]string{
		"no server":                 {},
		"another protocol":          {"server": "ftp://anna@desk.example.org/in"},
		"nobody who logs in":        {"server": "sftp://desk.example.org/in"},
		"a password in the open":    {"server": "sftp://anna:눈@desk.example.org/in"},
		"a garbled password":        {"server": "sftp://anna:눈 %@desk.example.org/in"},
		"a key somewhere":           {"server": "sftp://anna@desk.example.org/in", "key": "id_rsa"},
		"a fingerprint of old days": {"server": "sftp://anna@desk.example.org/in", "host-key": "aa:bb:cc"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := sftp.Open(journal.Destination{Name: "desk", Settings: settings}, "")
			if journal.KindOf(err) != journal.Invalid {
				t.Errorf("%v, want Invalid", err)
			} else if strings.Contains(err.Error(), "눈") {
				t.Errorf("it shows the password: %v", err)
			}
		})
	}
}

func TestWaysToLogIn(t *testing.T) {
	for name, tc := range map[string]struct {
		change func(t *testing.T, s *sftptest.Server, c *journal.Destination)
		secret string
		want   journal.Kind
	}{
		"a key": {},
		"a password": {
			change: func(_ *testing.T, _ *sftptest.Server, c *journal.Destination) { delete(c.Settings, sftp.SettingKey) },
			secret: "눈 snow",
		},
		"a wrong password": {
			change: func(_ *testing.T, _ *sftptest.Server, c *journal.Destination) { delete(c.Settings, sftp.SettingKey) },
			secret: "rain", want: journal.NeedsUser,
		},
		"another key": {
			change: func(t *testing.T, _ *sftptest.Server, c *journal.Destination) {
				c.Settings[sftp.SettingKey] = sftptest.NewKey(t).Path
			},
			want: journal.NeedsUser,
		},
		"a usual key of the home folder": {
			change: func(t *testing.T, s *sftptest.Server, c *journal.Destination) {
				delete(c.Settings, sftp.SettingKey)
				copyFile(t, s.Client.Path, filepath.Join(os.Getenv("HOME"), ".ssh", "id_ed25519"))
			},
		},
		"no key at all": {
			change: func(_ *testing.T, _ *sftptest.Server, c *journal.Destination) { delete(c.Settings, sftp.SettingKey) },
			want:   journal.NeedsUser,
		},
		"a key that is gone": {
			change: func(_ *testing.T, _ *sftptest.Server, c *journal.Destination) { c.Settings[sftp.SettingKey] += ".gone" },
			want:   journal.NeedsUser,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("HOME", t.TempDir())
			t.Setenv("SSH_AUTH_SOCK", "")
			s := sftptest.Serve(t)
			c := destinationOf(s)
			if tc.change != nil {
				tc.change(t, s, &c)
			}
			_, err := open(t, c, tc.secret).Limits(t.Context())
			if journal.KindOf(err) != tc.want || err != nil && journal.HintOf(err) == "" {
				t.Errorf("%v, want kind %d and a hint", err, tc.want)
			}
		})
	}
}

func TestOnlyAKnownServerIsSpokenTo(t *testing.T) {
	s := sftptest.Serve(t)
	for name, tc := range map[string]struct {
		known string // what known_hosts says; "" for no such file
		want  journal.Kind
	}{
		"known":                {known: "[127.0.0.1]:PORT " + line(s.Host)},
		"not known":            {want: journal.NeedsUser},
		"others are known":     {known: "example.org " + line(s.Host), want: journal.NeedsUser},
		"known by another key": {known: "[127.0.0.1]:PORT " + line(sftptest.NewKey(t)), want: journal.NeedsUser},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("HOME", t.TempDir())
			if tc.known != "" {
				writeKnown(t, s, tc.known)
			}
			c := destinationOf(s)
			delete(c.Settings, sftp.SettingHostKey)
			_, err := open(t, c, "").Limits(t.Context())
			if journal.KindOf(err) != tc.want {
				t.Errorf("%v, want kind %d", err, tc.want)
			}
		})
	}
}

func TestAPinnedKeyIsInsistedOn(t *testing.T) {
	s := sftptest.Serve(t)
	c := destinationOf(s)
	c.Settings[sftp.SettingHostKey] = ssh.FingerprintSHA256(sftptest.NewKey(t).Signer.PublicKey())
	if _, err := open(t, c, "").Limits(t.Context()); journal.KindOf(err) != journal.NeedsUser {
		t.Errorf("%v, want NeedsUser", err)
	}
}

func TestACutLinkLeavesOnePost(t *testing.T) {
	step := int64(61)
	if testing.Short() {
		step = 997
	}
	destinationtest.RunCut(t, step, func(t *testing.T) (destinationtest.Harness, *destinationtest.Proxy) {
		s := sftptest.Serve(t)
		link := destinationtest.Link(t, s.Address)
		c := destinationOf(s)
		c.Settings[sftp.SettingServer] = s.URL(link.Address())
		t.Cleanup(func() {
			if left := desktest.Parts(t, s.Dir); len(left) > 0 {
				t.Errorf("parts were left: %v", left)
			}
		})
		return destinationtest.Harness{
			Destination: open(t, c, ""),
			Posts:       func(t testing.TB) []destinationtest.Post { return postsOf(t, s.Dir) },
		}, link
	})
}
