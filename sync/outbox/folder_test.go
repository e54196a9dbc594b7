package outbox_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/folder"
	"sojourn/sync/outbox"
)

// newFolderRig is a rig whose desk is a real folder.
func newFolderRig(t testing.TB, dir string) *rig {
	t.Helper()
	r := rigIn(t, dir)
	desk := journal.Destination{
		Name: "desk", Kind: folder.Kind, Settings: map[string]string{folder.SettingDir: r.site()},
	}
	r.destination(desk)
	setup := r.setup()
	setup.Open = func(d journal.Destination) (destination.Destination, error) { return folder.Open(d, "") }
	r.outbox = outbox.New(setup)
	return r
}

func (r *rig) site() string { return filepath.Join(r.dir, "site") }

// published fails unless the folder shows every entry once, and nothing else.
func (r *rig) published() {
	r.t.Helper()
	var feed struct {
		Items []struct {
			Text        string `json:"content_text"`
			Attachments []struct{ URL string }
		}
	}
	data, err := os.ReadFile(filepath.Join(r.site(), "feed.json"))
	r.check(err)
	r.check(json.Unmarshal(data, &feed))
	texts := map[string]int{}
	for _, i := range feed.Items {
		texts[i.Text]++
		for _, a := range i.Attachments {
			if _, err := os.Stat(filepath.Join(r.site(), a.URL)); err != nil {
				r.t.Error(err)
			}
		}
	}
	for _, id := range r.ids {
		e, err := r.store.Entry(r.t.Context(), id)
		r.check(err)
		if n := texts[e.Caption]; n != 1 || e.Deliveries[0].State != journal.StateDelivered {
			r.t.Errorf("%q is there %d times and %s", e.Caption, n, e.Deliveries[0].State)
		}
	}
	if len(texts) != len(r.ids) {
		r.t.Errorf("%d entries are published, want %d", len(texts), len(r.ids))
	}
}

func TestAFolderGetsEverything(t *testing.T) {
	r := newFolderRig(t, t.TempDir())
	r.add("평양", 2)
	id := r.add("صباح", 0)
	r.send(outbox.Options{})
	r.published()
	r.edit(id, "مساء")
	r.send(outbox.Options{})
	r.published()
}
