package sheet_test

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/tui/route"
)

func TestASecondClickOpensAndALateOneDoesNot(t *testing.T) {
	r := newRig(t, journey()).open(80, 23)
	r.press("g")
	start := time.Date(2013, 2, 25, 20, 0, 0, 0, time.UTC)
	click := tea.MouseClickMsg{X: 30, Y: 6, Button: tea.MouseLeft}
	if told := r.feed(route.Beat{At: start}, click, tea.MouseReleaseMsg{X: 30, Y: 6}); told != nil {
		t.Errorf("one click tells %v", told)
	}
	if told := r.feed(route.Beat{At: start.Add(2 * time.Second)}, click); told != nil {
		t.Errorf("a late second click tells %v", told)
	}
	told := r.feed(click)
	if len(told) != 1 || told[0].(route.Loupe).ID != id(2) {
		t.Errorf("a double click tells %v", told)
	}
}

func TestWhatIsDrawnOverIsSelected(t *testing.T) {
	r := newRig(t, journey()).open(80, 23)
	r.press("g")
	r.feed(tea.MouseClickMsg{X: 5, Y: 6, Button: tea.MouseLeft}, tea.MouseMotionMsg{X: 6, Y: 6, Button: tea.MouseLeft})
	r.hides("range of")
	r.feed(tea.MouseMotionMsg{X: 30, Y: 6, Button: tea.MouseLeft})
	r.shows("range of 2")
	r.feed(tea.MouseReleaseMsg{X: 30, Y: 6, Button: tea.MouseLeft})
	r.hides("range of")
	r.shows("2 selected")
	r.feed(tea.MouseMotionMsg{X: 5, Y: 6, Button: tea.MouseLeft})
	r.shows("2 selected")
	r.isAt("08:02")
}

func TestADragBackToItsBeginningSelectsNothing(t *testing.T) {
	r := newRig(t, journey()).open(80, 23)
	r.press("g")
	r.feed(tea.MouseClickMsg{X: 5, Y: 6, Button: tea.MouseLeft}, tea.MouseMotionMsg{X: 30, Y: 6, Button: tea.MouseLeft})
	r.shows("range of 2")
	r.feed(tea.MouseMotionMsg{X: 5, Y: 6, Button: tea.MouseLeft}, tea.MouseReleaseMsg{X: 5, Y: 6, Button: tea.MouseLeft})
	r.hides("range of", "selected")
}
