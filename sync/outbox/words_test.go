package outbox_test

import (
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/outbox"
)

func TestWhatCannotBeWrittenOutIsNeverSent(t *testing.T) {
	r := newRig(t)
	id := r.add("눈 =kis= 눈", 1)
	if items := r.plan(outbox.Options{}).Items; len(items) != 1 || !strings.Contains(items[0].Stays, "=kis=") {
		t.Errorf("planned: %+v", items)
	}
	r.send(outbox.Options{})
	r.wants(id, journal.StateNeedsYou, "the caption has =kis=")
	if posts := r.place.of(id); len(posts) != 0 {
		t.Fatalf("it was sent: %+v", posts)
	}
	_, err := r.store.SaveCodes(t.Context(), []journal.Code{{Name: "kis", Texts: []string{"김일성 광장"}}}, false)
	r.check(err)
	r.send(outbox.Options{})
	r.wants(id, journal.StateDelivered, "")
	if posts := r.place.of(id); len(posts) != 1 || posts[0].text != "눈 김일성 광장 눈" {
		t.Errorf("sent: %+v", posts)
	}
}

func TestAnEditThatCannotBeWrittenOutStays(t *testing.T) {
	r := newRig(t)
	id := r.add("눈", 0)
	r.send(outbox.Options{})
	r.edit(id, "{citty}의 눈")
	r.send(outbox.Options{})
	r.wants(id, journal.StateNeedsYou, "the caption has {citty}")
	r.edit(id, "평양의 눈")
	r.send(outbox.Options{})
	r.invariants()
}

func TestNumbersCountWhatWasMarkedTogether(t *testing.T) {
	r := newRig(t)
	var ids []journal.ID
	for _, hour := range []int{9, 7, 8} {
		e := journal.Entry{ID: journal.NewID(), Caption: "{seq}", Taken: journal.Moment{
			Clock: time.Date(2013, 2, 25, hour, 0, 0, 0, time.UTC), Written: "2013-02-25T0" + string(rune('0'+hour)) + ":00:00",
		}}
		r.check(r.store.AddEntries(t.Context(), []journal.Entry{e}))
		ids = append(ids, e.ID)
	}
	_, err := r.store.Mark(t.Context(), ids, "desk", time.Time{})
	r.check(err)
	r.send(outbox.Options{Only: ids[1:2]})
	r.send(outbox.Options{}) // one is sent already, and still counts
	for i, want := range []string{"3", "1", "2"} {
		if posts := r.place.of(ids[i]); len(posts) != 1 || posts[0].text != want {
			t.Errorf("entry %d is there as %+v, want %s", i, posts, want)
		}
	}
}
