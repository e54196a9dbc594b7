package chart_test

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal/grapheme"
	"sojourn/tui/chart"
	"sojourn/tui/route"
	"sojourn/tui/tuitest"
)

func (r *rig) beat(half int) {
	r.feed(route.Beat{At: time.Date(2013, 2, 25, 0, 0, 0, 0, time.UTC).Add(time.Duration(half) * 500 * time.Millisecond)})
}

func (r *rig) click(x, y int) {
	r.feed(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft}, tea.MouseReleaseMsg{X: x, Y: y, Button: tea.MouseLeft})
}

// find returns the cell of what is written on the map.
func (r *rig) find(text string) (x, y int) {
	r.t.Helper()
	for y, line := range strings.Split(tuitest.Plain(r.screen.View()), "\n") {
		if before, _, ok := strings.Cut(line, text); ok {
			return grapheme.Width(before), y
		}
	}
	r.t.Fatalf("%q is not on\n%s", text, r.screen.View())
	return 0, 0
}

func (r *rig) line(y int) string {
	return strings.TrimSpace(strings.Split(tuitest.Plain(r.screen.View()), "\n")[y])
}

func TestTheMouseGoesAboutTheMap(t *testing.T) {
	r := newRig(t, journey)
	r.show(80, 23, chart.Asked{})
	const here, frames = 21, 22 // the lines below the map

	x, y := r.find("●")
	apart := func() int { at, row := r.find("●"); return max(at-x, x-at) + max(row-y, y-row) }
	for step, button := range []tea.MouseButton{
		tea.MouseWheelUp, tea.MouseWheelDown, tea.MouseWheelUp, tea.MouseWheelUp, tea.MouseWheelUp,
		tea.MouseWheelDown, tea.MouseWheelDown, tea.MouseWheelDown,
	} {
		r.feed(tea.MouseWheelMsg{X: x, Y: y, Button: button})
		if n := apart(); n > 2 && step != 3 && step != 4 { // there, what was beside the pointer is farther from it
			t.Fatalf("step %d: what is under the pointer is %d cells from it:\n%s", step, n, tuitest.Plain(r.screen.View()))
		}
	}
	x, y = r.find("●")
	before := r.line(here)
	r.feed(tea.MouseClickMsg{X: 40, Y: 12, Button: tea.MouseLeft})
	r.feed(tea.MouseMotionMsg{X: 44, Y: 14, Button: tea.MouseLeft}, tea.MouseReleaseMsg{X: 44, Y: 14, Button: tea.MouseLeft})
	if at, row := r.find("●"); max(at-x-4, x+4-at) > 1 || max(row-y-2, y+2-row) > 1 || r.line(here) == before {
		t.Errorf("dragged by 4, 2 it goes from %d, %d to %d, %d", x, y, at, row)
	}
	dragged := r.screen.View()
	r.feed(tea.MouseMotionMsg{X: 60, Y: 14})
	if r.screen.View() != dragged {
		t.Error("it follows a pointer whose button is not held")
	}

	r.press("g")
	r.beat(1)
	x, y = r.find("●")
	r.click(x, y)
	if said := r.line(frames); !strings.Contains(said, "1 frame here") {
		t.Fatalf("a click on a frame does not go there: %q\n%s", said, r.screen.View())
	}
	r.beat(2)
	r.click(x, y)
	if _, ok := last(r.answers).(route.Find); !ok {
		t.Errorf("a second click answers %v", r.answers)
	}
	r.beat(5)
	r.click(x, y)
	r.click(3, 0)  // the title
	r.click(3, 22) // below the map
	if _, ok := last(r.answers).(route.Find); ok {
		t.Error("two slow clicks open")
	}
}
