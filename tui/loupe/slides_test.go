package loupe_test

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/route"
	"sojourn/tui/tuitest"
)

// slides begins a slide show on photo n, and returns what lets seconds go by as the heart beats.
func (r *rig) slides(n int, back bool) (passes func(seconds float64) []tea.Msg) {
	r.t.Helper()
	var cmd tea.Cmd
	r.m, cmd = r.m.Slides(r.ids[n-1], r.ids, back)
	r.feed(tuitest.Run(cmd)...)
	now := time.Date(2013, 2, 25, 20, 0, 0, 0, time.UTC)
	return func(seconds float64) (told []tea.Msg) {
		for end := now.Add(time.Duration(seconds * float64(time.Second))); now.Before(end); {
			now = now.Add(500 * time.Millisecond)
			told = append(told, r.feed(route.Beat{At: now})...)
		}
		return told
	}
}

func TestSlidesGoOnByThemselves(t *testing.T) {
	r := newRig(t, 60, 20)
	passes := r.slides(1, false)
	r.shows("First light over the Taedong.", "1 of 5 · 3 s")
	tuitest.Golden(t, "slide-60x21", r.m.View())
	tuitest.Fits(t, r.m.View(), 60, 21)
	if told := passes(3); len(told) != 0 {
		t.Errorf("after less than three seconds on the screen it told %v", told)
	}
	if told := passes(1); len(told) != 1 || told[0] != (route.Walked{ID: r.ids[1]}) {
		t.Errorf("after them it told %v", told)
	}
	r.shows("DSC_0002.JPG", "2 of 5")
	r.press("-", "-", "-", "-")
	r.shows("· 1 s")
	passes(1.5)
	r.shows("3 of 5")
	r.press("+")
	r.shows("· 2 s")
	r.press("space")
	passes(9)
	r.shows("3 of 5 · paused: space goes on")
	r.press("space")
	passes(2.5)
	r.shows("4 of 5 · 2 s")
	r.press("left") // by hand: it is seen for the whole time
	passes(2)
	r.shows("3 of 5")
	r.press("i")
	r.hides("3 of 5")
	tuitest.Fits(t, r.m.View(), 60, 21)
	r.press("i")
	passes(20)
	r.shows("A note of the evening", "5 of 5 · the last one")
	r.m, _ = r.m.Back()
	tuitest.Fits(t, r.m.View(), 60, 20)
	if r.m.Sliding() {
		t.Error("it goes on after its end")
	}
}

func TestSlidesAreRatedAndLeadBack(t *testing.T) {
	r := newRig(t, 60, 20)
	passes := r.slides(2, true)
	r.press("4")
	r.shows("3 of 5")
	if e, err := r.Entry(t.Context(), r.ids[1]); err != nil || e.Rating != 4 {
		t.Errorf("rated %d (%v)", e.Rating, err)
	}
	if told := r.press("m"); len(told) != 1 {
		t.Errorf("marked: %v", told)
	}
	r.press("z") // it is no key here
	r.shows("3 of 5 · 3 s")
	r.feed(route.Covered{}, route.Front{}) // by the caption editor
	passes(9)
	r.shows("3 of 5 · paused")
	_, cmd := r.m.Back()
	back := false
	for _, msg := range tuitest.Run(cmd) {
		if msg == (route.Back{ID: journal.ID("")}) {
			back = true
		}
	}
	if !back {
		t.Error("it does not lead back to where it began")
	}
	tuitest.Fits(t, r.m.View(), 60, 21)
}
