package mastodon_test

import (
	"fmt"
	"net/http"
	"os"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/mastodon"
)

// A real server, where one is named: it posts, reads back, edits, and removes what it made.
func TestARealServer(t *testing.T) {
	server, token := os.Getenv("SOJOURN_TEST_MASTODON_URL"), os.Getenv("SOJOURN_TEST_MASTODON_TOKEN")
	if server == "" || token == "" {
		t.Skip("no real server: set SOJOURN_TEST_MASTODON_URL and SOJOURN_TEST_MASTODON_TOKEN to try one")
	}
	open := func() destination.Destination { return openReal(t, server, token) }
	limits, err := open().Limits(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%+v", limits)
	for name, pictures := range map[string]int{"two pictures": 2, "words alone": 0} {
		if pictures == 0 && limits.NeedsPicture {
			continue
		}
		t.Run(name, func(t *testing.T) { stay(t, server, token, open, pictures) })
	}
}

func openReal(t *testing.T, server, token string) destination.Destination {
	t.Helper()
	d, err := mastodon.Open(journal.Destination{
		Name: "real", Kind: mastodon.Kind,
		Settings: map[string]string{"server": server, "visibility": "private"},
	}, token)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// stay is one post's life at the server. Each step is another process.
func stay(t *testing.T, server, token string, open func() destination.Destination, pictures int) {
	text := "sojourn test, 시험 " + time.Now().Format(time.RFC3339Nano) + "\n\n둘째 & \"last\" paragraph #test"
	d, trail := entry(t, text, pictures), &destinationtest.Trail{}
	sent, err := open().Deliver(t.Context(), d, trail)
	if err != nil {
		t.Fatal(err)
	}
	defer removeReal(t, server, token, sent.RemoteID)
	whole(t, "sent", sent)
	d.Notes = trail.Notes()
	found, err := open().Find(t.Context(), d)
	if err != nil || found.RemoteID != sent.RemoteID {
		t.Errorf("found %+v, %v, want %+v", found, err, sent)
	}
	again, err := open().Deliver(t.Context(), d, trail)
	if err != nil || again.RemoteID != sent.RemoteID {
		t.Errorf("sent again: %+v, %v, want %+v", again, err, sent)
	}
	edit := destinationtest.Edit(d, sent, text+"\n\nedited, 고침")
	edit.Pictures = append([]journal.Picture(nil), edit.Pictures...)
	for n := range edit.Pictures {
		edit.Pictures[n].Alt = fmt.Sprintf("그림 %d, described anew", n+1)
	}
	if _, err := open().Find(t.Context(), edit); journal.KindOf(err) != journal.NotFound {
		t.Errorf("an edit that was not sent is found: %v", err)
	}
	for range 2 {
		changed, err := open().(destination.Editor).Edit(t.Context(), edit, &destinationtest.Trail{})
		if err != nil {
			t.Fatal(err)
		}
		whole(t, "edited", changed)
	}
	if _, err := open().Find(t.Context(), edit); err != nil {
		t.Errorf("the edit is not found: %v", err)
	}
}

func whole(t *testing.T, what string, r journal.Receipt) {
	t.Helper()
	if r.RemoteID == "" || r.URL == "" || r.At.IsZero() || r.Partial != "" {
		t.Errorf("%s: %+v", what, r)
	}
}

func removeReal(t *testing.T, server, token, id string) {
	request, err := http.NewRequest(http.MethodDelete, server+"/api/v1/statuses/"+id, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+token)
	request.Header.Set("Accept", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatalf("post %s is left at the server: %v", id, err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		t.Errorf("post %s is left at the server: %s", id, response.Status)
	}
}
