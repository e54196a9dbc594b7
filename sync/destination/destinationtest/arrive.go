package destinationtest

import (
	"context"
	"slices"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/sync/destination"
)

func readLimits(t *testing.T, h Harness) {
	limits, err := h.Destination.Limits(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if limits.ReadAt.IsZero() {
		t.Error("limits do not say when they were read")
	}
}

func haveReceipt(t *testing.T, h Harness) {
	d := Dispatch(t, "Dawn over the Taedong", 1)
	r := deliver(t, h, d)
	if r.RemoteID == "" || r.URL == "" || r.At.IsZero() {
		t.Errorf("receipt %+v lacks its id, URL or time", r)
	}
	if r.Partial != "" {
		t.Errorf("partial: %s", r.Partial)
	}
}

func arriveWhole(t *testing.T, h Harness) {
	d := Dispatch(t, "Two frames of the same river", 2)
	deliver(t, h, d)
	shows(t, h, d)
}

func arriveInAnyScript(t *testing.T, h Harness) {
	for _, text := range []string{
		"평양의 아침, 눈이 온다.\n둘째 줄.",
		"صباح الخير من بيونغ يانغ",
		"👩‍👩‍👧‍👦 on the 🚂 <b>bold</b> & \"quoted\" 'text'",
		"国境の町・丹東、鴨緑江",
	} {
		d := Dispatch(t, text, 1)
		r := deliver(t, h, d)
		if kept := kept(h.Keeps, text); kept != text {
			if r.Partial == "" {
				t.Errorf("%q became %q, and the receipt does not say so", text, kept)
			}
			d.Message.Caption = kept
		} else if r.Partial != "" {
			t.Errorf("%q arrived, and the receipt says %q", text, r.Partial)
		}
		shows(t, h, d)
	}
}

func kept(keeps func(string) string, words string) string {
	if keeps == nil {
		return words
	}
	return keeps(words)
}

func arriveWithoutPicture(t *testing.T, h Harness) {
	limits, err := h.Destination.Limits(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	d := Dispatch(t, "Nothing to be seen: 안개", 0)
	_, err = h.Destination.Deliver(t.Context(), d, &Trail{})
	if limits.NeedsPicture {
		if journal.KindOf(err) != journal.Refused {
			t.Errorf("text alone: %v, want Refused", err)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	shows(t, h, d)
}

func countBytes(t *testing.T, h Harness) {
	d, trail := Dispatch(t, "Counted", 2), &Trail{}
	if _, err := h.Destination.Deliver(t.Context(), d, trail); err != nil {
		t.Fatal(err)
	}
	if n, least := trail.Bytes(), d.Pictures[0].Bytes+d.Pictures[1].Bytes; n < least {
		t.Errorf("%d bytes were reported, the pictures alone have %d", n, least)
	}
}

func deliver(t *testing.T, h Harness, d destination.Dispatch) journal.Receipt {
	t.Helper()
	r, err := h.Destination.Deliver(t.Context(), d, &Trail{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// shows fails unless exactly one post has d's caption, with d's pictures and their words.
func shows(t *testing.T, h Harness, d destination.Dispatch) {
	t.Helper()
	posts := h.Posts(t)
	has := func(p Post) bool { return strings.Contains(p.Text, d.Message.Caption) }
	i := slices.IndexFunc(posts, has)
	if i < 0 {
		t.Fatalf("no post says %q: %+v", d.Message.Caption, posts)
	}
	if slices.ContainsFunc(posts[i+1:], has) {
		t.Errorf("more than one post says %q", d.Message.Caption)
	}
	var want []Picture
	for _, p := range d.Pictures {
		want = append(want, Picture{SHA256: p.SHA256, Alt: kept(h.KeepsAlt, p.Alt)})
	}
	if !slices.Equal(posts[i].Pictures, want) {
		t.Errorf("pictures %v, want %v", posts[i].Pictures, want)
	}
}

// counts fails unless the place shows want posts.
func counts(t *testing.T, h Harness, want int) {
	t.Helper()
	if posts := h.Posts(t); len(posts) != want {
		t.Errorf("%d posts, want %d: %+v", len(posts), want, posts)
	}
}

func cancelled(t *testing.T) context.Context {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	return ctx
}
