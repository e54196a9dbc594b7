package mastodon_test

import (
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/mastodon"
	double "sojourn/sync/destination/mastodon/mastodondouble"
)

func TestOpenRefusesWhatCannotBeMeant(t *testing.T) {
	for name, tc := range map[string]struct {
		server, visibility, token string
	}{
		"no server":                  {"", "", "t"},
		"no address":                 {"mastodon.social", "", "t"},
		"a server in the clear":      {"http://mastodon.social", "", "t"},
		"a path":                     {"https://mastodon.social/@me", "", "t"},
		"a name in it":               {"https://me:pw@mastodon.social", "", "t"},
		"a visibility of its own":    {"https://mastodon.social", "비밀", "t"},
		"two lines as a token":       {"https://mastodon.social", "", "a\nb"},
		"a token from another world": {"https://mastodon.social", "", "토큰"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := mastodon.Open(journal.Destination{
				Name: "desk", Kind: mastodon.Kind,
				Settings: map[string]string{"server": tc.server, "visibility": tc.visibility},
			}, tc.token)
			if journal.KindOf(err) != journal.Invalid || journal.HintOf(err) == "" {
				t.Errorf("%v, want Invalid with a hint", err)
			}
		})
	}
}

func TestOpenTakesWhatIsMeant(t *testing.T) {
	for _, server := range []string{
		"https://mastodon.social", " https://mastodon.social/ ", "https://social.example:8443",
		"http://127.0.0.1:8080", "http://localhost:3000", "http://[::1]:3000",
	} {
		d, err := mastodon.Open(journal.Destination{
			Name: "desk", Kind: mastodon.Kind, Settings: map[string]string{"server": server},
		}, "  token\n")
		if err != nil || d == nil {
			t.Errorf("%q: %v", server, err)
		}
	}
}

func TestWithoutATokenNothingLeaves(t *testing.T) {
	r := newRig(t, double.Mastodon)
	to := r.openWith("")
	_, first := to.Limits(t.Context())
	_, second := to.Deliver(t.Context(), entry(t, "열쇠 없음", 1), &destinationtest.Trail{})
	for _, err := range []error{first, second} {
		if journal.KindOf(err) != journal.NeedsUser || !strings.Contains(journal.HintOf(err), "token") {
			t.Errorf("%v, want NeedsUser with a hint", err)
		}
	}
	if n := len(r.server.Requests()); n != 0 {
		t.Errorf("%d requests left", n)
	}
}

// A token that was taken back is said, and a new one goes on where the old one stopped.
func TestANewTokenGoesOn(t *testing.T) {
	eachMode(t, func(t *testing.T, r *rig) {
		d, trail := entry(t, "새 열쇠", 1), &destinationtest.Trail{}
		r.server.Plan(double.On("POST", statuses, double.First(r.server.Revoke)))
		_, err := r.open().Deliver(t.Context(), d, trail)
		if journal.KindOf(err) != journal.NeedsUser || journal.HintOf(err) == "" {
			t.Errorf("%v, want NeedsUser with a hint", err)
		}
		if _, err := r.open().Limits(t.Context()); journal.KindOf(err) != journal.NeedsUser {
			t.Errorf("%v, want NeedsUser", err)
		}
		r.server.Allow("another-token")
		d.Notes = trail.Notes()
		if _, err := r.openWith("another-token").Deliver(t.Context(), d, trail); err != nil {
			t.Error(err)
		}
		r.counts(1)
		if n := r.tally("POST", media); n != 1 {
			t.Errorf("%d pictures were sent, want 1", n)
		}
	})
}

func TestWithoutALinkItIsSaid(t *testing.T) {
	d, err := mastodon.Open(journal.Destination{
		Name: "desk", Kind: mastodon.Kind, Settings: map[string]string{"server": "http://127.0.0.1:1"},
	}, "token")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Limits(t.Context()); journal.KindOf(err) != journal.Offline || journal.HintOf(err) == "" {
		t.Errorf("%v, want Offline with a hint", err)
	}
}

// A picture that the disk cannot give is no fault of the link.
func TestAnUnreadablePictureIsNamed(t *testing.T) {
	r := newRig(t, double.Mastodon)
	d := entry(t, "못 읽는다", 2)
	d.Pictures[1].SHA256 = ""
	d.Open = failing(d.Open)
	_, err := r.deliver(d)
	if journal.KindOf(err) != journal.NeedsUser || !strings.Contains(err.Error(), "picture 2") {
		t.Errorf("%v, want NeedsUser naming the picture", err)
	}
	r.counts(0)
}
