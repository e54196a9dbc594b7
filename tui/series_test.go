package tui_test

import (
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/tui/route"
)

func TestFramesAreJoinedLookedThroughAndSplit(t *testing.T) {
	r := newRig(t, 5)
	r.keys("g", "l", "space", "space", "space", "J")
	r.shows("joined 3 entries to a series of 3 photos; u undoes it", "×3", "2 of 3 photos")
	r.keys("enter")
	r.shows("photo 1 of 3 · 2 of 3")
	r.keys("l", "space")
	r.shows("photo 3 of 3 · 2 of 3")
	r.keys("l")
	r.shows(" 3 of 3")
	r.keys("h")
	r.shows("photo 3 of 3 · 2 of 3")
	r.keys("k", "j")
	r.shows("photo 1 of 3 · 2 of 3")
	r.keys("l", "J")
	r.shows("split the series into 3 entries; u undoes it", " 3 of 5")
	r.keys("u")
	r.shows("undone: split a series of 3 photos", "photo 1 of 3 · 2 of 3")
	r.keys("esc")
	r.shows("×3")
	r.keys("u")
	r.shows("undone: join 3 entries to a series", "of 5 photos")
	if ids, err := r.store.IDs(t.Context(), journal.Query{}); err != nil || len(ids) != 5 {
		t.Errorf("%d entries, %v", len(ids), err)
	}
	r.keys("J")
	r.shows("one photo is no series")
}

func TestTheHandsSayWhetherARatingGoesOn(t *testing.T) {
	r := newRig(t, 3)
	r.keys("g", "A")
	r.shows("after a rating: stay")
	r.keys("3")
	r.shows("1 of 3 photos")
	r.keys("enter", "4")
	r.shows("1 of 3", "★4")
	r.keys("A", "5")
	r.shows("2 of 3")
	r.keys("esc", "2")
	r.shows("3 of 3 photos")
}

func TestTwoToFourFramesAreCompared(t *testing.T) {
	r := newRig(t, 5)
	r.keys("g", "n")
	r.shows("select two to four frames, then n shows them side by side")
	r.keys("ctrl+a", "n")
	r.shows("5 frames are selected: two to four can be seen")
	for range 8 { // the sentence goes by itself
		r.feed(route.Beat{At: time.Now()})
	}
	r.keys("esc", "g", "space", "l", "space", "n")
	r.shows("COMPARE", "2 frames side by side", "1 of 2", "DSC_0001", "DSC_0003")
	r.keys("?")
	r.shows("Comparing")
	r.keys("esc", "4", "5", "enter")
	r.shows("LOUPE", "2 of 2", "★5")
	r.keys("esc")
	r.shows("COMPARE", "★4", "★5")
	r.keys("esc")
	r.shows("SHEET", "2 selected · 3 of 5 photos")
}
