package outbox_test

import (
	"context"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/outbox"
)

// house is an exact place with every kind of name.
func house() *journal.Place {
	alt := 4123.75
	return &journal.Place{
		Point: &journal.Point{Lat: 37.970612, Lon: 126.554987}, Alt: &alt, Source: journal.PlaceExif,
		Name: "The guide's house", City: "Kaesong", Region: "North Hwanghae", Country: "North Korea", CountryCode: "KP",
	}
}

// tower is what is shown from there, in another city.
func tower() *journal.Place {
	alt := 2345.5
	return &journal.Place{
		Point: &journal.Point{Lat: 39.417612, Lon: 127.263698}, Alt: &alt, Source: journal.PlaceHand,
		Name: "The watchtower", City: "Kowon", Region: "South Hamgyong", Country: "North Korea", CountryCode: "KP",
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

// around is a no-go area that holds the house.
func around() journal.NoGo {
	return journal.NoGo{Name: "home", Point: journal.Point{Lat: 37.98, Lon: 126.56}, Radius: 2000}
}

// TestWhatIsQueuedFollowsANoGoArea: what is frozen with its place is frozen anew without it, also
// where the area is made when the sending has begun, and with it again when the area is gone.
func TestWhatIsQueuedFollowsANoGoArea(t *testing.T) {
	r := newRig(t)
	r.destination(journal.Destination{Name: "desk", Kind: "double", Redaction: journal.Redaction{Place: journal.PrecisionExact}})
	id := r.add("At home", 0)
	r.stands(id, house())
	r.plan(outbox.Options{})
	frozen := r.delivery(id).Dispatch
	if r.frozen(id).Place == nil {
		t.Fatal("an exact place is not told")
	}
	_, err := r.store.SaveNoGo(t.Context(), around())
	r.check(err)
	stale := journal.Attempt{Dispatch: frozen, Number: 1, Key: "k", BeganAt: r.clock.now()}
	if err := r.store.Begin(t.Context(), stale); journal.KindOf(err) != journal.Conflict {
		t.Errorf("what tells the place begins to be sent: %v", err)
	}
	r.plan(outbox.Options{})
	if m := r.frozen(id); m.Place != nil || m.Taken.TakenAt() != "2013-02-26T00:00:00" || m.Text != "At home" {
		t.Errorf("frozen in a no-go area: %+v", m)
	}
	_, err = r.store.RemoveNoGo(t.Context(), around().Name)
	r.check(err)
	r.plan(outbox.Options{})
	if m := r.frozen(id); m.Place == nil || m.Place.Name != house().Name {
		t.Errorf("frozen after it is gone: %+v", m)
	}
	r.place.faulty = func(call string) fault {
		if call == "limits" {
			_, err := r.store.SaveNoGo(context.Background(), around())
			r.check(err)
		}
		return nothing
	}
	r.send(outbox.Options{})
	if m := r.frozen(id); m.Place != nil {
		t.Errorf("sent from a no-go area that was made meanwhile: %+v", m)
	}
}

// TestWhatWasSentIsEditedOnlyWhenAsked: an area changes nothing that was sent; an amendment does, stays to
// be sent when the entry is edited and reads again as it did, and is taken back by undo.
func TestWhatWasSentIsEditedOnlyWhenAsked(t *testing.T) {
	r := newRig(t)
	r.destination(journal.Destination{Name: "desk", Kind: "double", Redaction: journal.Redaction{Place: journal.PrecisionExact}})
	id := r.add("At home", 0)
	r.stands(id, house())
	r.send(outbox.Options{})
	_, err := r.store.SaveNoGo(t.Context(), around())
	r.check(err)
	r.send(outbox.Options{})
	r.wants(id, journal.StateDelivered, "")
	var sent []journal.Delivery
	r.check(r.store.EachSent(t.Context(), func(s journal.Sent) error {
		if s.TellsMore() {
			s.Delivery.Entry = s.Entry.ID
			sent = append(sent, s.Delivery)
		}
		return nil
	}))
	amend := func() {
		n, err := r.store.Amend(t.Context(), sent, "it tells more")
		r.check(err)
		if n != 1 {
			t.Fatalf("%d amended", n)
		}
		r.wants(id, journal.StateChanged, "it tells more")
	}
	amend()
	_, err = r.store.Undo(t.Context())
	r.check(err)
	r.wants(id, journal.StateDelivered, "")
	amend()
	r.edit(id, "Somewhere")
	r.edit(id, "At home")
	r.wants(id, journal.StateChanged, "")
	r.send(outbox.Options{})
	r.wants(id, journal.StateDelivered, "")
	if m := r.frozen(id); m.Place != nil {
		t.Errorf("edited to %+v", m)
	}
	r.check(r.store.EachSent(t.Context(), func(s journal.Sent) error {
		if s.TellsMore() {
			t.Errorf("still tells more: %+v", s)
		}
		return nil
	}))
}
