package outbox_test

import (
	"slices"
	"testing"

	"sojourn/journal"
	"sojourn/sync/outbox"
)

// TestAnEditKeepsThePicturesThatAreThere sends words alone where the photos are the same, though pictures would be
// made otherwise by now.
func TestAnEditKeepsThePicturesThatAreThere(t *testing.T) {
	r := newRig(t)
	id := r.add("처음", 2)
	r.send(outbox.Options{})
	there := slices.Clone(r.place.of(id)[0].sums)
	r.destination(journal.Destination{Name: "desk", Kind: "double", Rendition: journal.RenditionSpec{LongEdge: 20, Quality: 60}})
	r.edit(id, "나중")
	r.send(outbox.Options{})
	r.invariants()
	if got := r.place.of(id)[0].sums; !slices.Equal(got, there) {
		t.Errorf("%v went again as %v", there, got)
	}
}

// TestAnEditSendsPicturesThatAreNotHereAnyMore has nothing left of what was sent.
func TestAnEditSendsPicturesThatAreNotHereAnyMore(t *testing.T) {
	r := newRig(t)
	id := r.add("처음", 2)
	r.send(outbox.Options{})
	r.destination(journal.Destination{Name: "desk", Kind: "double", Rendition: journal.RenditionSpec{LongEdge: 20, Quality: 60}})
	r.spoilOutbox()
	r.edit(id, "나중")
	r.send(outbox.Options{})
	r.invariants()
}
