package ftp_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/sync/destination/desk/desktest"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/ftp"
	"sojourn/sync/destination/ftp/ftptest"
)

func TestFTPKeepsTheContract(t *testing.T) {
	destinationtest.Run(t, func(t *testing.T) destinationtest.Harness { return harness(t, ftptest.Serve(t, ftptest.Options{})) })
}

func TestOpenRefusesWhatCannotBeMeant(t *testing.T) {
	for name, tc := range map[string]struct {
		settings map[string]string
		want     journal.Kind
	}{
		"no server":              {map[string]string{}, journal.Invalid},
		"another protocol":       {map[string]string{"server": "sftp://anna@desk.example.org/in"}, journal.Invalid},
		"nobody who logs in":     {map[string]string{"server": "ftps://desk.example.org/in"}, journal.Invalid},
		"a password in the open": {map[string]string{"server": "ftps://anna:눈@desk.example.org/in"}, journal.Invalid},
		"a garbled password":     {map[string]string{"server": "ftps://anna:눈 %@desk.example.org/in"}, journal.Invalid},
		"a command in a folder":  {map[string]string{"server": "ftps://anna@desk.example.org/in%0D%0ADELE%20x"}, journal.Invalid},
		"plain text":             {map[string]string{"server": "ftp://anna@desk.example.org/in"}, journal.Invalid},
		"plain text, accepted":   {map[string]string{"server": "ftp://anna@desk.example.org/in", "unencrypted": "yes"}, journal.Other},
		"plain text, near":       {map[string]string{"server": "ftp://anna@localhost/in"}, journal.Other},
		"certificates somewhere": {map[string]string{"server": "ftps://anna@desk.example.org/in", "ca": "ca.pem"}, journal.Invalid},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ftp.Open(journal.Destination{Name: "desk", Settings: tc.settings}, "")
			if journal.KindOf(err) != tc.want || err == nil != (tc.want == journal.Other) || strings.Contains(text(err), "눈") {
				t.Errorf("%v, want kind %d", err, tc.want)
			}
		})
	}
}

func text(err error) string {
	if err == nil {
		return ""
	}
	return err.Error() + "; " + journal.HintOf(err)
}

// What stands between a traveller and a desk is told in one line, without the password or what a server would paint.
func TestWhatIsInTheWayIsTold(t *testing.T) {
	secure, plain := ftptest.Options{}, ftptest.Options{Plain: true}
	for name, tc := range map[string]struct {
		options ftptest.Options
		change  func(s *ftptest.Server, c *journal.Destination)
		secret  string
		want    journal.Kind
		words   string
	}{
		"nothing":                       {options: secure},
		"nothing, without TLS":          {options: plain},
		"a wrong password":              {options: secure, secret: "rain and 눈", want: journal.NeedsUser, words: "does not let anna in"},
		"a folder that is not there":    {options: secure, change: replace("/incoming", "/outgoing"), want: journal.NeedsUser, words: "folder"},
		"a strange certificate":         {options: secure, change: forget(ftp.SettingCA), want: journal.NeedsUser, words: "not trusted"},
		"a certificate of another name": {options: secure, change: replace("127.0.0.1", "localhost"), want: journal.NeedsUser, words: "not trusted"},
		"a server without TLS":          {options: plain, change: replace("ftp:", "ftps:"), want: journal.NeedsUser, words: "TLS"},
		"a server that insists on TLS":  {options: secure, change: replace("ftps:", "ftp:"), want: journal.NeedsUser, words: "TLS"},
		"certificates that are gone": {options: secure, change: func(s *ftptest.Server, _ *journal.Destination) {
			_ = os.Remove(s.CA)
		}, want: journal.NeedsUser, words: "certificates"},
	} {
		t.Run(name, func(t *testing.T) {
			s := ftptest.Serve(t, tc.options)
			c, secret := destinationOf(s), s.Password
			if tc.change != nil {
				tc.change(s, &c)
			}
			if tc.secret != "" {
				secret = tc.secret
			}
			_, err := open(t, c, secret).Limits(t.Context())
			if journal.KindOf(err) != tc.want || err != nil && journal.HintOf(err) == "" || !strings.Contains(text(err), tc.words) {
				t.Errorf("%v, want kind %d, a hint and %q", err, tc.want, tc.words)
			}
			if strings.Contains(text(err), secret) || strings.ContainsAny(text(err), "\x1b\n") {
				t.Errorf("it tells %q", text(err))
			}
		})
	}
}

func replace(old, other string) func(*ftptest.Server, *journal.Destination) {
	return func(_ *ftptest.Server, c *journal.Destination) {
		c.Settings[ftp.SettingServer] = strings.Replace(c.Settings[ftp.SettingServer], old, other, 1)
	}
}

func forget(setting string) func(*ftptest.Server, *journal.Destination) {
	return func(_ *ftptest.Server, c *journal.Destination) { delete(c.Settings, setting) }
}

// Servers that insist on it take no file over a line that does not take up the session of the commands.
func TestLinesForFilesTakeUpTheSession(t *testing.T) {
	for name, o := range map[string]ftptest.Options{"asked for": {}, "from the first byte": {Implicit: true}} {
		t.Run(name, func(t *testing.T) {
			s := ftptest.Serve(t, o)
			if o.Implicit {
				ftp.SetImplicitPort(t, s.Address)
			}
			h := harness(t, s)
			if _, err := h.Destination.Deliver(t.Context(), destinationtest.Dispatch(t, "One session", 2), &destinationtest.Trail{}); err != nil {
				t.Fatal(err)
			}
			if all, resumed := s.Negotiations(); all != 4 || resumed != 3 {
				t.Errorf("%d of %d took it up, want 3 of 4", resumed, all)
			}
		})
	}
}

// A server ends a connection on which nothing is said. That is no reason to tell anybody.
func TestAConnectionThatDiedIsMadeAnew(t *testing.T) {
	s := ftptest.Serve(t, ftptest.Options{})
	h := harness(t, s)
	for _, words := range []string{"Before", "After"} {
		if _, err := h.Destination.Deliver(t.Context(), destinationtest.Dispatch(t, words, 1), &destinationtest.Trail{}); err != nil {
			t.Fatal(err)
		}
		s.HangUp()
	}
	if posts := h.Posts(t); len(posts) != 2 {
		t.Errorf("%+v", posts)
	}
}

func TestAnotherFileIsNotWrittenOver(t *testing.T) {
	s := ftptest.Serve(t, ftptest.Options{})
	h := harness(t, s)
	d, trail := destinationtest.Dispatch(t, "Mine", 1), &destinationtest.Trail{}
	if _, err := h.Destination.Deliver(t.Context(), d, trail); err != nil {
		t.Fatal(err)
	}
	pictures, err := filepath.Glob(filepath.Join(s.Dir, "*.jpg"))
	if err != nil || len(pictures) != 1 {
		t.Fatal(pictures, err)
	}
	if err := os.WriteFile(pictures[0], []byte("of the desk"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.Notes = trail.Notes()
	if _, err := h.Destination.Deliver(t.Context(), d, trail); journal.KindOf(err) != journal.NeedsUser {
		t.Errorf("%v, want NeedsUser", err)
	}
	if is, err := os.ReadFile(pictures[0]); string(is) != "of the desk" {
		t.Errorf("%q, %v", is, err)
	}
}

// What a cut leaves of a size is another size: it must not be taken for a promise that the entry is not there.
func TestHalfAnAnswerIsNone(t *testing.T) {
	s, h, link := linked(t, ftptest.Options{Plain: true})
	d, trail := destinationtest.Dispatch(t, "Is it there?", 1), &destinationtest.Trail{}
	if _, err := h.Destination.Deliver(t.Context(), d, trail); err != nil {
		t.Fatal(err)
	}
	d.Notes = trail.Notes()
	find := func(cutAfter int64) error {
		c := destinationOf(s)
		c.Settings[ftp.SettingServer] = s.URL(link.Address())
		link.CutAfter(destinationtest.Down, cutAfter)
		_, err := open(t, c, s.Password).Find(t.Context(), d)
		return err
	}
	if err := find(1 << 20); err != nil {
		t.Fatal(err)
	}
	all := link.Passed(destinationtest.Down)
	for at := all - int64(len("213 123\r\n")); at < all; at++ {
		if err := find(at); journal.KindOf(err) != journal.Offline {
			t.Errorf("%d of %d bytes: %v, want Offline", at, all, err)
		}
	}
}

func TestACutLinkLeavesOnePost(t *testing.T) {
	for name, tc := range map[string]struct {
		options ftptest.Options
		step    int64
	}{
		"TLS":   {ftptest.Options{}, 331},
		"plain": {ftptest.Options{Plain: true}, 41},
	} {
		t.Run(name, func(t *testing.T) {
			if testing.Short() {
				tc.step = 997
			}
			destinationtest.RunCut(t, tc.step, func(t *testing.T) (destinationtest.Harness, *destinationtest.Proxy) {
				s, h, link := linked(t, tc.options)
				t.Cleanup(func() {
					if left := desktest.Parts(t, s.Dir); len(left) > 0 {
						t.Errorf("parts were left: %v", left)
					}
				})
				return h, link
			})
		})
	}
}
