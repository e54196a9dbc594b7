package sheet_test

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sojourn/tui/tuitest"
)

func TestAQueryIsTypedAtTheBottom(t *testing.T) {
	r := newRig(t, journey()).open(80, 23)
	r.press("g", "]")
	if r.m.Typing() || r.m.Cursor() != nil {
		t.Error("nothing is typed yet")
	}
	r.press("/")
	r.feed(tuitest.Type("새벽 place:Pyongyang foo:bar")...)
	if c := r.m.Cursor(); !r.m.Typing() || c == nil || c.Y != 22 || c.X != 3+4+1+15+1+7 {
		t.Errorf("typing: %v, the caret is at %+v", r.m.Typing(), c)
	}
	tuitest.Golden(t, "mistake-80x23", r.m.View())
	r.press("enter")
	if !r.m.Typing() {
		t.Error("a mistake is taken for a query")
	}
	r.press("ctrl+w")
	r.feed(tea.PasteMsg{Content: "is:uncaptioned\n"})
	r.press("home", "ctrl+k")
	r.feed(tuitest.Type("새벽")...)
	r.press("enter")
	if r.m.Typing() || r.m.Cursor() != nil {
		t.Error("the field is still there")
	}
	r.isAt("08:06 대동강의")
	r.shows("“새벽”", "1 of 1 photo")
	r.press("esc")
	r.isAt("08:06 대동강의") // it is found again among all
	r.shows("6 of 16 photos")

	r.press("/", "esc")
	r.shows("6 of 16 photos")
	r.press("/")
	r.feed(tuitest.Type("is:rejected")...)
	r.press("enter")
	r.shows("Nothing is found for “is:rejected”.")
	tuitest.Golden(t, "nothing-found-80x23", r.m.View())
	r.press("esc")
	r.isAt("08:06 대동강의") // although it was not among what was found
	r.press("/")
	r.feed(tuitest.Type("is:rejected")...)
	r.press("enter", "/")
	r.feed(tuitest.Type("x")...) // behind the query that there is
	r.shows("is:rejectedx is not known")
}

// TestTheMistakeIsPointedAt also where the query is longer than its field.
func TestTheMistakeIsPointedAt(t *testing.T) {
	r := newRig(t, journey()).open(60, 23)
	r.press("/")
	r.feed(tuitest.Type(strings.Repeat("평양 ", 20) + "rating:9")...)
	lines := strings.Split(r.view(), "\n")
	field, above := []rune(lines[22]), []rune(lines[21])
	at := slices.Index(above, '↓')
	if at < 0 {
		t.Fatalf("nothing points at the mistake:\n%s", r.view())
	}
	wide := 0 // Korean syllables before the arrow take two cells
	for i, c := range field {
		if i+wide == at {
			if !strings.HasPrefix(string(field[i:]), "rating:9") {
				t.Errorf("it points at %q\n%s", string(field[i:]), r.view())
			}
			return
		}
		if c >= 0xac00 {
			wide++
		}
	}
	t.Errorf("it points behind the field:\n%s", r.view())
}

func TestAnAnswerToAnEarlierQueryIsDropped(t *testing.T) {
	r := newRig(t, journey()).open(80, 23)
	r.press("/")
	r.feed(tuitest.Type("새벽")...)
	m, cmd := r.m.Update(tuitest.Keys("enter")[0])
	late := tuitest.Run(cmd)
	r.m = m
	r.press("/", "ctrl+u")
	r.feed(tuitest.Type("dawn")...)
	r.press("enter")
	r.isAt("Dawn over")
	for _, msg := range late {
		r.m, _ = r.m.Update(msg)
	}
	r.isAt("Dawn over")
	r.shows("1 of 1 photo")
}
