package sqlite_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/sqlite"
)

const version = "0.1.0-test"

// rig is a journal in a folder of its own.
type rig struct {
	*sqlite.Store
	t   testing.TB
	dir string
}

func newRig(t testing.TB) *rig {
	t.Helper()
	return openRig(t, t.TempDir())
}

// openRig opens the journal in dir, or makes it.
func openRig(t testing.TB, dir string) *rig {
	t.Helper()
	s, err := sqlite.Open(t.Context(), dir, sqlite.Options{Version: version, Create: true})
	if err != nil {
		t.Fatalf("%v (%s)", err, journal.HintOf(err))
	}
	t.Cleanup(func() { _ = s.Close() })
	return &rig{Store: s, t: t, dir: dir}
}

// again closes the journal and opens it once more.
func (r *rig) again() *rig {
	r.t.Helper()
	r.check(r.Close())
	return openRig(r.t, r.dir)
}

func (r *rig) check(err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatalf("%v (%s)", err, journal.HintOf(err))
	}
}

// must returns v, unless err ends the test.
func must[T any](v T, err error) func(t testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatalf("%v (%s)", err, journal.HintOf(err))
		}
		return v
	}
}

// add puts entries into the journal and returns their ids.
func (r *rig) add(entries ...journal.Entry) []journal.ID {
	r.t.Helper()
	var ids []journal.ID
	for i := range entries {
		if entries[i].ID == "" {
			entries[i].ID = journal.NewID()
		}
		ids = append(ids, entries[i].ID)
	}
	r.check(r.AddEntries(r.t.Context(), entries))
	return ids
}

func (r *rig) entry(id journal.ID) journal.Entry {
	r.t.Helper()
	return must(r.Entry(r.t.Context(), id))(r.t)
}

func (r *rig) apply(p ...journal.Patch) int {
	r.t.Helper()
	return must(r.Apply(r.t.Context(), journal.Change{Label: "change", Patches: p}))(r.t)
}

func (r *rig) caption(id journal.ID, text string) int {
	r.t.Helper()
	return r.apply(journal.Patch{ID: id, Caption: &text})
}

func (r *rig) undo() journal.Undone {
	r.t.Helper()
	return must(r.Undo(r.t.Context()))(r.t)
}

// found returns the captions of what q selects, in order of time.
func (r *rig) found(q string) []string {
	r.t.Helper()
	captions := []string{}
	for _, e := range must(r.Entries(r.t.Context(), query(r.t, q), journal.Page{}))(r.t) {
		captions = append(captions, e.Caption)
	}
	return captions
}

func (r *rig) wantsFound(q string, want ...string) {
	r.t.Helper()
	if got := r.found(q); !slices.Equal(got, want) {
		r.t.Errorf("%s finds %q, want %q", q, got, want)
	}
}

func query(t testing.TB, q string) journal.Query {
	t.Helper()
	return must(journal.ParseQuery(q))(t)
}

// wantsKind fails unless err is of a kind.
func wantsKind(t testing.TB, err error, kind journal.Kind) {
	t.Helper()
	if err == nil || journal.KindOf(err) != kind {
		t.Errorf("%v is of kind %d, want %d", err, journal.KindOf(err), kind)
	}
}

// at is a moment without an offset.
func at(clock string) journal.Moment {
	t, err := time.Parse(time.DateTime, clock)
	if err != nil {
		panic(err)
	}
	return journal.Moment{Written: t.Format(journal.WrittenLayout), Clock: t}
}

func photo(name string) journal.Photo {
	return journal.Photo{
		MIME: "image/jpeg", Width: 6000, Height: 4000, Orientation: 1, Make: "FUJIFILM", Model: "X-T5",
		Files: []journal.File{{
			Role: journal.RoleOriginal, Name: name, Path: "originals/" + name, SHA256: fmt.Sprintf("%064x", len(name)), Bytes: 1,
		}},
	}
}

func point(lat, lon float64) *journal.Point { return &journal.Point{Lat: lat, Lon: lon} }

// tower is a place that is shown from another one.
func tower() *journal.Place {
	return &journal.Place{
		Point: point(39.0176, 125.7636), Source: journal.PlaceHand, Name: "주체사상탑", City: "Pyongyang", Country: "North Korea",
		CountryCode: "KP",
	}
}

func pyongyang() *journal.Place {
	return &journal.Place{
		Point: point(39.0339, 125.7543), Source: journal.PlaceGazetteer, Name: "김일성 광장", City: "Pyongyang",
		Region: "Pyongyang-si", Country: "North Korea", CountryCode: "KP",
	}
}

func pointer[T any](v T) *T { return &v }
