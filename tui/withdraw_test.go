package tui_test

import (
	"os"
	"path/filepath"
	"testing"

	"sojourn/journal"
)

func TestWhatWasSentIsTakenBackByAKeyAndAnEnter(t *testing.T) {
	r := newRig(t, 2)
	r.keys("W")
	r.shows("Nothing of it was sent")
	r.keys("esc", "m", "s", "enter", "enter")
	page := filepath.Join(r.site, "entries", string(r.newest().ID)+".html")
	r.keys("W")
	r.shows("Take back 1 post? There is no undo", "from site", "file://", "enter take back")
	r.keys("esc")
	if _, err := os.Stat(page); err != nil {
		t.Error(err)
	}
	r.keys("o", "d")
	r.shows("delivered")
	r.keys("W", "enter")
	r.shows("1 post taken back")
	r.keys("enter")
	r.shows("taken back")
	if _, err := os.Stat(page); err == nil {
		t.Error("its page is still there")
	}
	if d := r.newest().Deliveries; len(d) != 1 || d[0].State != journal.StateWithdrawn {
		t.Errorf("deliveries are %+v", d)
	}
	r.keys("W")
	r.shows("it was taken back already")
}
