package outbox_test

import (
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/sync/outbox"
)

// carries has the link to desk usually carry so many bytes in three minutes, until it is cut.
func (r *rig) carries(bytes float64) {
	r.t.Helper()
	r.check(r.store.KeepLink(r.t.Context(), "desk", journal.Link{Sent: bytes, Lasted: 180, Cuts: 1, Sessions: 1}))
}

// picture is the only one of the dispatch that id has now.
func (r *rig) picture(id journal.ID) journal.Picture {
	r.t.Helper()
	d, err := r.store.Dispatch(r.t.Context(), r.delivery(id).Dispatch)
	r.check(err)
	if len(d.Pictures) != 1 {
		r.t.Fatalf("frozen with %+v", d.Pictures)
	}
	return d.Pictures[0]
}

// TestAPictureIsAsLargeAsTheLinkUsuallyCarries: smaller where it is cut, also after a try that left nothing
// behind, and full again where it is cut no more.
func TestAPictureIsAsLargeAsTheLinkUsuallyCarries(t *testing.T) {
	r := newRig(t)
	id := r.add("사다리", 1)
	r.noise(id, 1000, 700)
	r.plan(outbox.Options{})
	full := r.picture(id)
	if full.Rung != 0 || full.Width != 1000 {
		t.Fatalf("without cuts it is %+v", full)
	}
	r.carries(2 * float64(full.Bytes-1))
	bill := r.plan(outbox.Options{})
	first := r.picture(id)
	if first.Rung != 960 || first.Width != 960 || first.Bytes >= full.Bytes {
		t.Errorf("it is %+v, of %+v", first, full)
	}
	if note := bill.Items[0].Note; note != "960 px: the link usually lasts about 3 min" {
		t.Errorf("the bill says %q", note)
	}
	r.place.faulty = once("deliver", noLink)
	r.send(outbox.Options{})
	r.carries(float64(first.Bytes))
	r.plan(outbox.Options{})
	if second := r.picture(id); second.Rung != 640 {
		t.Errorf("after a cut it is %+v", second)
	}
	r.check(r.store.KeepLink(t.Context(), "desk", journal.Link{Rate: 1e6, Sent: 1e6, Lasted: 1, Sessions: 9}))
	r.place.faulty = nil
	r.clock.pass(1e12)
	r.send(outbox.Options{})
	r.invariants()
	if last := r.picture(id); last != full {
		t.Errorf("without cuts it is sent as %+v, want %+v", last, full)
	}
}

// TestWhatSomethingArrivedOfIsGoneOnWith keeps the pictures of a dispatch that a destination has noted something of.
func TestWhatSomethingArrivedOfIsGoneOnWith(t *testing.T) {
	r := newRig(t)
	id := r.add("이어서", 1)
	r.noise(id, 1000, 700)
	r.place.faulty = once("deliver", wait)
	r.send(outbox.Options{})
	before := r.delivery(id).Dispatch
	r.check(r.store.Note(t.Context(), before, "media 0", "there"))
	r.carries(1000)
	bill := r.plan(outbox.Options{})
	if now := r.delivery(id).Dispatch; now != before || strings.Contains(bill.Items[0].Note, "px") {
		t.Errorf("it was made anew: %+v", bill.Items[0])
	}
}
