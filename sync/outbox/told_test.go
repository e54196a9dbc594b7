package outbox_test

import (
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/outbox"
)

// house is an exact place with every kind of name.
func house() *journal.Place {
	alt := 123.0
	return &journal.Place{
		Point: &journal.Point{Lat: 37.970612, Lon: 126.554987}, Alt: &alt, Source: journal.PlaceExif,
		Name: "The guide's house", City: "Kaesong", Region: "North Hwanghae", Country: "North Korea", CountryCode: "KP",
	}
}

// stands puts an entry at p.
func (r *rig) stands(id journal.ID, p *journal.Place) {
	r.t.Helper()
	taken := journal.Moment{
		Clock: time.Date(2013, 2, 26, 14, 37, 11, 0, time.UTC), Written: "2013-02-26T14:37:11",
		Offset: 9 * time.Hour, Source: journal.OffsetExif,
	}
	_, err := r.store.Apply(r.t.Context(), journal.Change{
		Label: "place", Patches: []journal.Patch{{ID: id, Place: p, Taken: &taken}},
	})
	r.check(err)
}

// frozen is what the delivery of id would send.
func (r *rig) frozen(id journal.ID) journal.Message {
	r.t.Helper()
	d, err := r.store.Dispatch(r.t.Context(), r.delivery(id).Dispatch)
	r.check(err)
	return d.Message
}

// TestWhatWaitsIsTightenedAndWidenedFromTheSource goes through every change of a precision: what is frozen
// follows, and is what it would have been without the ones before.
func TestWhatWaitsIsTightenedAndWidenedFromTheSource(t *testing.T) {
	r := newRig(t)
	id := r.add("At home", 0)
	r.stands(id, house())
	for _, from := range journal.Precisions {
		for _, to := range journal.Precisions {
			for _, how := range []journal.Precision{from, to} {
				d := journal.Destination{Name: "desk", Kind: "double", Redaction: journal.Redaction{Place: how}}
				r.destination(d)
				r.plan(outbox.Options{})
				e, err := r.store.Entry(t.Context(), id)
				r.check(err)
				if got, want := r.frozen(id), journal.MessageFor(e, d); got.Told != how || got.Text != want.Text ||
					got.Place.Label() != want.Place.Label() || got.Taken.TakenAt() != want.Taken.TakenAt() {
					t.Fatalf("%s to %s: frozen %+v, want %+v", from, to, got, want)
				}
			}
		}
	}
}
