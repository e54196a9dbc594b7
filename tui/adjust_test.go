package tui_test

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal/grapheme"
	"sojourn/tui/tuitest"
)

// adjusted counts the entries whose clock was corrected by d.
func (r *rig) adjusted(d time.Duration) int {
	n := 0
	for _, e := range r.entries() {
		if e.Taken.Adjust == d {
			n++
		}
	}
	return n
}

func TestAClockInAPhotoPutsTheCamerasRight(t *testing.T) {
	r := newRig(t, 4)
	r.keys("g", "C")
	r.shows("Clock of the NIKON D600", "Mon 25 February 2013 16:29:31", "nothing is known of its clock yet", "all 4 photos of it")
	r.write("16:30")
	r.shows("its clock was 59 s slow ±30 s", "type the seconds too")
	r.write(":12")
	r.shows("its clock was 41 s slow")
	r.keys("down", "enter")
	r.shows("is 41 s slow; nothing was corrected yet")
	if r.adjusted(0) != 4 {
		t.Error("something was corrected that was not chosen")
	}
	r.keys("space", "space", "C") // two of them
	r.shows("known by 1 reading: 41 s slow", "2 of the selection", "all 4 photos of it")
	tuitest.Golden(t, "clock-known-80x24", r.view())
	r.keys("enter")
	r.shows("corrected 2 photos; u undoes it")
	if r.adjusted(41*time.Second) != 2 {
		t.Errorf("%d are corrected", r.adjusted(41*time.Second))
	}
	r.keys("u")
	if r.adjusted(0) != 4 {
		t.Error("one undo does not take it back")
	}
}

func TestTheClockDialogChangesNothingByItself(t *testing.T) {
	r := newRig(t, 2)
	r.keys("g", "C", "enter")
	r.shows("type the time that the clock in the photo shows")
	r.write("soon")
	r.shows("this is no time that a clock shows")
	r.keys("enter", "esc")
	if all, err := r.store.ClockReadings(t.Context()); err != nil || len(all) != 0 || r.adjusted(0) != 2 {
		t.Errorf("%v, %v is kept", all, err)
	}
	r.keys("enter", "C") // from the loupe
	r.write("00:29:31")
	r.shows("another zone? add its offset, like 00:29:31+09:00")
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}, {40, 14}} {
		r.feed(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		for _, l := range strings.Split(r.view(), "\n") {
			if grapheme.Width(l) > size[0] {
				t.Errorf("at %v a line is too wide: %q", size, l)
			}
		}
	}
}
