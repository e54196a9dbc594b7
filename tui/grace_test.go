package tui_test

import (
	"os"
	"testing"
	"time"

	"sojourn/tui"
	"sojourn/tui/keys"
	"sojourn/tui/route"
	"sojourn/tui/theme"
)

// graced is a rig whose sending waits for ten seconds, of beats.
func graced(t *testing.T) (*rig, func(seconds int)) {
	t.Helper()
	r := newRig(t, 1)
	r.root.Model = r.root.With(tui.Options{Keys: keys.Default(), Theme: theme.Choice{Name: theme.Auto}, Grace: 10 * time.Second})
	at := time.Date(2013, 2, 25, 18, 0, 0, 0, time.UTC)
	return r, func(seconds int) {
		at = at.Add(time.Duration(seconds) * time.Second)
		r.feed(route.Beat{At: at})
	}
}

func (r *rig) sentNothing() {
	r.t.Helper()
	if _, err := os.Stat(r.site); err == nil {
		r.t.Error("something was sent")
	}
}

func TestNothingLeavesBeforeTheGraceIsOver(t *testing.T) {
	r, beat := graced(t)
	r.keys("m", "s", "enter")
	beat(0)
	r.shows("Sending 1 entry in 10 s", "u stop")
	beat(9)
	r.shows("Sending 1 entry in 1 s")
	r.sentNothing()
	beat(1)
	r.shows("1 entry sent")
}

func TestTheGraceIsStopped(t *testing.T) {
	for _, key := range []string{"u", "esc", "x"} {
		r, beat := graced(t)
		r.keys("m", "s", "enter")
		beat(0)
		beat(5)
		r.keys(key)
		beat(60)
		r.shows("Send 1 entry")
		r.sentNothing()
		r.keys("esc")
		r.shows("outbox 1")
	}
}

func TestTheGraceIsCutShort(t *testing.T) {
	r, _ := graced(t)
	r.keys("m", "s", "enter", "enter")
	r.shows("1 entry sent")
}
