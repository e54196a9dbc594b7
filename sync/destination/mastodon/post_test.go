package mastodon_test

import (
	"fmt"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/destinationtest"
	double "sojourn/sync/destination/mastodon/mastodondouble"
)

func TestThePostIsAsTheDestinationIsSet(t *testing.T) {
	for _, mode := range []double.Mode{double.Mastodon, double.GoToSocial, double.Pixelfed} {
		r := newRig(t, mode)
		d := entry(t, "설정대로", 1)
		d.Message.Language = "ko"
		to := r.open("visibility", "unlisted", "warning", "동물 animals", "language", "ko")
		if _, err := to.Deliver(t.Context(), d, &destinationtest.Trail{}); err != nil {
			t.Fatal(err)
		}
		p := r.server.Posts()[0]
		plain := ""
		if mode == double.GoToSocial {
			plain = "text/plain"
		}
		if p.ContentType != plain {
			t.Errorf("%s: content type %q", mode, p.ContentType)
		}
		if p.Visibility != "unlisted" || p.Warning != "동물 animals" || !p.Sensitive || p.Language != "ko" {
			t.Errorf("%s: %+v", mode, p)
		}
	}
}

func TestAWiderCircleThanAskedForIsSaid(t *testing.T) {
	r := newRig(t, double.Mastodon)
	widen := double.Rewrite(func(answer map[string]any) { answer["visibility"] = "public" })
	r.server.Plan(double.All(
		double.Always("POST", statuses, widen), double.Always("GET", statuses+"/*", widen),
	))
	to := r.open("visibility", "private")
	receipt, err := to.Deliver(t.Context(), entry(t, "우리끼리", 1), &destinationtest.Trail{})
	if err != nil || !strings.Contains(receipt.Partial, "public") {
		t.Errorf("%+v, %v, want the receipt to say who sees it", receipt, err)
	}
}

func TestALostDescriptionIsSaid(t *testing.T) {
	r := newRig(t, double.Mastodon)
	r.server.Mute()
	receipt, err := r.deliver(entry(t, "말 없는", 1))
	if err != nil || !strings.Contains(receipt.Partial, "description") {
		t.Errorf("%+v, %v, want the receipt to say it", receipt, err)
	}
}

func TestALongDescriptionIsCutBetweenCharacters(t *testing.T) {
	eachMode(t, func(t *testing.T, r *rig) {
		d := entry(t, "긴 설명", 1)
		d.Pictures[0].Alt = strings.Repeat("👩‍👩‍👧‍👦", 400)
		if _, err := r.deliver(d); err != nil {
			t.Fatal(err)
		}
		got := r.server.Posts()[0].Pictures[0].Alt
		whole := strings.TrimSuffix(got, "…")
		if whole == got || strings.ReplaceAll(whole, "👩‍👩‍👧‍👦", "") != "" {
			t.Errorf("the description ends in %q", got[max(0, len(got)-40):])
		}
	})
}

func TestLimitsAreTheServers(t *testing.T) {
	atMastodon := journal.Limits{Text: 500, LinkLength: 23, Alt: 1500, Pictures: 4, PictureBytes: 16 << 20, SwapsPictures: true}
	warned := atMastodon
	warned.Text = 496 // the warning is counted, by what readers see
	atGoToSocial := journal.Limits{Text: 5000, LinkLength: 25, Alt: 1500, Pictures: 6, PictureBytes: 40 << 20, SwapsPictures: true}
	atPixelfed := journal.Limits{
		Text: 500, LinkLength: 23, Alt: 1000, Pictures: 4, PictureBytes: 15_000 << 10, NeedsPicture: true,
	}
	for _, tc := range []struct {
		mode     double.Mode
		old      bool
		settings []string
		want     journal.Limits
	}{
		{mode: double.Mastodon, want: atMastodon},
		{mode: double.Mastodon, old: true, want: atMastodon},
		{mode: double.Mastodon, settings: []string{"warning", "눈과 👩‍👩‍👧‍👦"}, want: warned},
		{mode: double.GoToSocial, want: atGoToSocial},
		{mode: double.Pixelfed, want: atPixelfed},
		{mode: double.Pixelfed, old: true, want: atPixelfed},
	} {
		r := newRig(t, tc.mode)
		if tc.old {
			r.server.Old()
		}
		got, err := r.open(tc.settings...).Limits(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if len(got.MIMETypes) == 0 || got.Unit != journal.UnitCharacters || !got.ReadAt.Equal(r.clock.Now()) {
			t.Errorf("%s: %+v", tc.mode, got)
		}
		for _, m := range got.MIMETypes {
			if !strings.HasPrefix(m, "image/") {
				t.Errorf("%s takes %s", tc.mode, m)
			}
		}
		got.MIMETypes, got.Unit, got.ReadAt, got.PicturePixel = nil, "", tc.want.ReadAt, 0
		if fmt.Sprint(got) != fmt.Sprint(tc.want) {
			t.Errorf("%s: %+v, want %+v", tc.mode, got, tc.want)
		}
	}
}

func TestTheServerIsAskedOnceForManyDeliveries(t *testing.T) {
	r := newRig(t, double.Mastodon)
	to := r.open()
	for range 3 {
		if _, err := to.Deliver(t.Context(), entry(t, "여럿", 0), &destinationtest.Trail{}); err != nil {
			t.Fatal(err)
		}
	}
	if n := r.tally("GET", "/api/v2/instance"); n != 1 {
		t.Errorf("it was asked %d times", n)
	}
}

func TestEveryByteIsReported(t *testing.T) {
	eachMode(t, func(t *testing.T, r *rig) {
		d, trail := entry(t, "무게", 2), &destinationtest.Trail{}
		if _, err := r.open().Deliver(t.Context(), d, trail); err != nil {
			t.Fatal(err)
		}
		if n, sent := trail.Bytes(), r.server.Received(); n != sent {
			t.Errorf("%d bytes were reported, the server got %d", n, sent)
		}
	})
}

// The token is in no error, whatever the server says about it.
func TestTheTokenIsInNoError(t *testing.T) {
	const token = double.Token
	leaks := map[string]double.Trouble{
		"in a refusal":   double.Fail(422, "bad token "+token),
		"in a denial":    double.Fail(401, token+" is not accepted"),
		"in trouble":     double.Fail(500, "Bearer "+token),
		"in a redirect":  double.Redirect("https://portal.example/login/" + token),
		"in a page":      double.Answer(200, "text/html", "<p>"+token),
		"in a wait":      double.Fail(429, token),
		"cut":            double.CutBefore,
		"after a while":  double.CutAnswer,
		"in a strange 2": double.Answer(200, "application/json", `{"error":"`+token+`"}`),
	}
	requests := []struct{ method, path string }{
		{"GET", "/api/v1/accounts/verify_credentials"},
		{"GET", "/api/v2/instance"},
		{"POST", media},
		{"POST", statuses},
		{"GET", "/api/v1/accounts/*/statuses"},
		{"GET", "/api/v1/media/*"},
		{"GET", statuses + "/*"},
		{"PUT", statuses + "/*"},
	}
	for name, trouble := range leaks {
		for _, q := range requests {
			r := newRig(t, double.Mastodon)
			r.server.Work(1)
			d, edit := delivered(t, r, 1)
			d.ID += "2"
			d.Notes = map[string]string{"posting": "1361779771 10 0 key"}
			r.server.Plan(double.Always(q.method, q.path, trouble))
			to := r.open()
			_, first := to.Limits(t.Context())
			_, second := to.Deliver(t.Context(), withoutNotes(d), &destinationtest.Trail{})
			_, third := to.Find(t.Context(), d)
			_, fourth := to.Edit(t.Context(), edit, &destinationtest.Trail{})
			for _, err := range []error{first, second, third, fourth} {
				text := fmt.Sprintf("%v %+v %s", err, err, journal.HintOf(err))
				if strings.Contains(text, token) {
					t.Errorf("%s of %s %s: %s", name, q.method, q.path, text)
				}
			}
			if first == nil && second == nil && third == nil && fourth == nil {
				t.Errorf("%s of %s %s: nothing went wrong", name, q.method, q.path)
			}
		}
	}
}

func withoutNotes(d destination.Dispatch) destination.Dispatch {
	d.ID, d.Notes = d.ID+"3", nil
	return d
}

// Words of a server are shown without what a terminal would obey.
func TestForeignWordsAreHarmless(t *testing.T) {
	r := newRig(t, double.Mastodon)
	r.server.Plan(double.Always("POST", statuses, double.Fail(403, "\x1b[2J\x1b]0;평양\a\u202e거꾸로")))
	_, err := r.deliver(entry(t, "말", 0))
	text := fmt.Sprint(err)
	if strings.ContainsAny(text, "\x1b\a\u202e") || !strings.Contains(text, "평양") {
		t.Errorf("%q", text)
	}
}
