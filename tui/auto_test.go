package tui_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/tui/route"
)

func TestTheStatusLineSaysWhatGoesByItself(t *testing.T) {
	r := newRig(t, 1)
	now := time.Date(2013, 2, 25, 18, 0, 0, 0, time.UTC)
	r.feed(route.Beat{At: now})
	for _, tc := range []struct {
		is   journal.AutoState
		want string
	}{
		{journal.AutoState{On: "site"}, "  auto on  "},
		{journal.AutoState{On: "site", Going: 2, At: now.Add(20 * time.Second)}, "  auto: 2 in 20 s  "},
		{journal.AutoState{On: "site", Going: 2, Waits: "no link"}, "  auto waits  "},
		{journal.AutoState{On: "site", Going: 2, Sending: true, Progress: journal.Progress{Items: 2}}, "  auto sending 1/2  "},
	} {
		r.feed(route.Auto(tc.is))
		r.shows(tc.want)
	}
	r.feed(route.AutoSent{Result: journal.SyncResult{Deliveries: []journal.Delivery{
		{State: journal.StateDelivered}, {State: journal.StateHeld},
	}}})
	r.shows("went by itself: 1 entry, 1 not", "auto on")
	r.feed(route.AutoSent{Err: errors.New("the disk is gone")})
	r.shows("the disk is gone")
	r.feed(route.Auto{})
	if screen := r.view(); strings.Contains(screen, "auto") {
		t.Errorf("switched off, and still told:\n%s", screen)
	}
}
