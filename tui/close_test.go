package tui_test

import (
	"strings"
	"testing"

	"sojourn/tui/tuitest"
)

func TestAPartAndSlidesAreLeftBeforeTheScreenIs(t *testing.T) {
	r := newRig(t, 3)
	r.keys("enter")
	whole := r.view()
	r.keys("+")
	r.shows("pan", "zoom", "other frame", "in the middle")
	r.keys("?", "pgdown")
	r.shows("to the focus, else the middle")
	r.keys("esc", "esc")
	if r.view() != whole {
		t.Errorf("the whole photo is not seen again:\n%s", r.view())
	}
	r.keys("S")
	r.shows("3 of 3 · 3 s")
	if strings.Contains(r.view(), "LOUPE") {
		t.Error("slides leave the line of the status")
	}
	tuitest.Fits(t, r.root.View().Content, 80, 24)
	r.keys("?")
	r.shows("each a second longer")
	r.keys("esc", "esc")
	r.shows("LOUPE")
	r.keys("esc")
	r.shows("SHEET")
	r.keys("S", "3")
	tuitest.Fits(t, r.root.View().Content, 80, 24)
	r.keys("esc")
	r.shows("SHEET", "★3")
}
