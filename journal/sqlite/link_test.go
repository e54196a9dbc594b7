package sqlite_test

import (
	"testing"
	"time"

	"sojourn/journal"
)

// TestWhatIsKnownOfALinkSurvives: it is read back as it was, and goes with its destination.
func TestWhatIsKnownOfALinkSurvives(t *testing.T) {
	r := newRig(t)
	r.check(r.SaveDestination(t.Context(), journal.Destination{Name: "desk", Kind: "folder"}))
	link := journal.Link{
		Reason: "링크 없음", Rate: 5900.5, At: time.Date(2013, 2, 25, 8, 30, 0, 0, time.UTC), Answer: time.Second,
		Opening: 5000, PerEntry: 900, PerPicture: 700, Sent: 1e6, Lasted: 1200, Cuts: 1.8, Sessions: 3,
	}
	r.check(r.KeepLink(t.Context(), "desk", journal.Link{}))
	r.check(r.KeepLink(t.Context(), "desk", link))
	if got := must(r.Links(t.Context()))(t); len(got) != 1 || got["desk"] != link {
		t.Errorf("it reads %+v", got)
	}
	r.check(r.RemoveDestination(t.Context(), "desk"))
	if got := must(r.Links(t.Context()))(t); len(got) != 0 {
		t.Errorf("after the destination is removed it reads %+v", got)
	}
}
