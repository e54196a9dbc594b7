package locate_test

import (
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/tui/tuitest"
)

func (j *trip) shownOf(id journal.ID) *journal.Place {
	j.t.Helper()
	e, err := j.Entry(j.t.Context(), id)
	if err != nil {
		j.t.Fatal(err)
	}
	return e.Shown
}

// TestWhatIsShownIsSaidByOneKey: coordinates, words of one's own, and as the frame before; the place
// where it was made stays.
func TestWhatIsShownIsSaidByOneKey(t *testing.T) {
	j := square(t)
	m, _ := press(show(t, j, 100, 20, j.ids[0]), "tab")
	if v := tuitest.Plain(m.View()); !strings.Contains(v, "Shown in DSC_0000.JPG") || !strings.Contains(v, "nothing elsewhere") {
		t.Errorf("it does not say what is asked:\n%s", v)
	}
	_, _ = press(typed(m, "39.0176, 125.7636"), "enter")
	if p := j.shownOf(j.ids[0]); p == nil || p.City != "Pyongyang" || p.Source != journal.PlaceHand ||
		j.placeOf(j.ids[0]).Source != journal.PlaceGazetteer {
		t.Errorf("shown %+v, placed %+v", p, j.placeOf(j.ids[0]))
	}
	_, _ = press(show(t, j, 100, 20, j.ids[1], j.ids[3]), "tab", "ctrl+s")
	for _, id := range []journal.ID{j.ids[1], j.ids[3]} {
		if p := j.shownOf(id); p == nil || p.Source != journal.PlaceCopied {
			t.Errorf("as the frame before: %+v", p)
		}
	}
	m, _ = press(show(t, j, 100, 20, j.ids[0]), "tab")
	m, _ = press(typed(m, "Xqzzyv"), "enter")
	if p := j.shownOf(j.ids[0]); p == nil || p.Label() != "Xqzzyv, Pyongyang, North Korea" || p.Point != nil {
		t.Errorf("in one's own words: %+v\n%s", p, tuitest.Plain(m.View()))
	}
	if _, err := j.Undo(t.Context()); err != nil || j.shownOf(j.ids[0]).Point == nil {
		t.Errorf("undone: %+v, %v", j.shownOf(j.ids[0]), err)
	}
}

// TestABetterPlaceThatIsShownIsAskedAbout, and the key goes back to where it was made; clearing takes
// away only what is being said.
func TestABetterPlaceThatIsShownIsAskedAbout(t *testing.T) {
	j := square(t)
	id := j.ids[0]
	_, _ = press(typed(first(press(show(t, j, 100, 20, id), "tab")), "39.0176, 125.7636"), "enter")
	m, _ := press(typed(first(press(show(t, j, 100, 20, id), "tab")), "Kaesong"), "enter")
	if p := j.shownOf(id); p.City != "Pyongyang" || !strings.Contains(tuitest.Plain(m.View()), "better place") {
		t.Errorf("replaced unasked by %+v:\n%s", p, tuitest.Plain(m.View()))
	}
	if _, _ = press(m, "enter"); j.shownOf(id).City == "Pyongyang" {
		t.Errorf("not replaced when it was said so: %+v", j.shownOf(id))
	}
	_, _ = press(show(t, j, 100, 20, id), "tab", "ctrl+x")
	if p := j.shownOf(id); p != nil || j.placeOf(id).City != "Pyongyang" {
		t.Errorf("cleared: shown %+v, placed %+v", p, j.placeOf(id))
	}
	_, _ = press(show(t, j, 100, 20, id), "tab", "tab", "ctrl+x")
	if p := j.placeOf(id); p.City != "" {
		t.Errorf("back again it clears %+v", p)
	}
}

func first[T, U any](one T, _ U) T { return one }
