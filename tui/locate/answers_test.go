package locate_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/locate"
	"sojourn/tui/route"
	"sojourn/tui/theme"
	"sojourn/tui/tuitest"
)

func TestEnterBeforeTheGazetteerIsOpenIsRemembered(t *testing.T) {
	j := square(t)
	m := locate.New(j, opened, theme.New(true)).Resize(80, 23)
	m, waiting := m.Show([]journal.ID{j.ids[1]})
	m, answers := tuitest.Feed(m, append(tuitest.Type("kaesong"), tuitest.Keys("enter")...)...)
	if count[route.Back](answers) > 0 {
		t.Fatalf("answered %v", answers)
	}
	tuitest.Fits(t, m.View(), 80, 23)
	_, answers = tuitest.Feed(m, tuitest.Run(waiting)...)
	if got := notice(answers); got != "placed 1 photo in Kaesŏng, North Korea; u undoes it" {
		t.Errorf("said %q", got)
	}
}

// run is tuitest.Feed for one message whose answers are given back instead of fed.
func run(m locate.Model, msg tea.Msg) (locate.Model, []tea.Msg) {
	m, cmd := m.Update(msg)
	return m, tuitest.Run(cmd)
}

func TestLateAnswersAreDropped(t *testing.T) {
	j := square(t)
	m := show(t, j, 80, 23, j.ids[1])
	m, late := run(m, tuitest.Type("s")[0])
	m, none := run(m, tuitest.Type("e")[0])
	if len(none) > 0 {
		t.Errorf("a second search was begun: %v", none)
	}
	m, again := run(m, late[0])
	if got := tuitest.Plain(m.View()); strings.Contains(got, "Shanghai") {
		t.Errorf("what is shown is for s, not for se:\n%s", got)
	}
	m, _ = tuitest.Feed(m, again...)
	if got := tuitest.Plain(m.View()); !strings.Contains(got, "Seoul") {
		t.Errorf("Seoul is not found:\n%s", got)
	}

	m, left := run(m, tuitest.Keys("enter")[0]) // weighed
	m, _ = run(m, tuitest.Keys("esc")[0])
	m, cmd := m.Show([]journal.ID{j.ids[2]})
	m, _ = tuitest.Feed(m, tuitest.Run(cmd)...)
	if _, answers := tuitest.Feed(m, left...); len(answers) > 0 {
		t.Errorf("what was left is answered: %v", answers)
	}
	if got := label(j.placeOf(j.ids[1])); got != "" {
		t.Errorf("what was left was placed: %q", got)
	}
}

func TestWhoLeavesWhileItIsStoredIsNotSentBackTwice(t *testing.T) {
	j := square(t)
	m := show(t, j, 80, 23, j.ids[1])
	m, weighed := run(m, tuitest.Keys("enter")[0])
	m, stored := run(m, weighed[0])
	m, back := run(m, tuitest.Keys("esc")[0])
	if count[route.Back](back) != 1 {
		t.Errorf("esc answers %v", back)
	}
	_, answers := tuitest.Feed(m, stored...)
	if count[route.Back](answers) != 0 || count[route.Changed](answers) != 1 || notice(answers) == "" {
		t.Errorf("answered %v", answers)
	}
}

func TestWithoutAGazetteerCoordinatesStillWork(t *testing.T) {
	j := square(t)
	broken := errors.New("this copy of the program is damaged")
	m := locate.New(j, func() (locate.Gazetteer, error) { return nil, broken }, theme.New(true)).Resize(80, 23)
	m, cmd := m.Show([]journal.ID{j.ids[1]})
	m, answers := tuitest.Feed(m, tuitest.Run(cmd)...)
	if got := notice(answers); got != broken.Error() {
		t.Errorf("said %q", got)
	}
	m = typed(m, "kaesong")
	if got := tuitest.Plain(m.View()); !strings.Contains(got, "place names cannot be looked up") {
		t.Errorf("shown is\n%s", got)
	}
	m, cmd = m.Show([]journal.ID{j.ids[1]})
	m, _ = tuitest.Feed(m, tuitest.Run(cmd)...)
	_, answers = press(typed(m, "39,125.7"), "enter")
	if count[route.Back](answers) != 1 {
		t.Errorf("answered %v", answers)
	}
}

// failing is a journal whose disk is full.
type failing struct{ *trip }

func (failing) Apply(context.Context, journal.Change) (int, error) {
	return 0, &journal.Error{Op: "place", Kind: journal.NeedsUser, Err: errors.New("the disk is full")}
}

func TestAFailureIsToldAndNothingIsLeft(t *testing.T) {
	j := square(t)
	m := locate.New(failing{j}, opened, theme.New(true)).Resize(80, 23)
	m, cmd := m.Show([]journal.ID{j.ids[1]})
	m, _ = tuitest.Feed(m, tuitest.Run(cmd)...)
	m, answers := press(typed(m, "kaesong"), "enter")
	if got := notice(answers); got != "place: the disk is full" || count[route.Back](answers) > 0 {
		t.Errorf("answered %v", answers)
	}
	if got := tuitest.Plain(m.View()); !strings.Contains(got, "kaesong") {
		t.Errorf("what was typed is gone:\n%s", got)
	}
}

func TestThePlaceThatChangedMeanwhileIsShown(t *testing.T) {
	j := square(t)
	m := show(t, j, 80, 23, j.ids[1])
	change := journal.Change{Label: "place", Patches: []journal.Patch{{ID: j.ids[1], Place: at(pyongyang)}}}
	if _, err := j.Apply(t.Context(), change); err != nil {
		t.Fatal(err)
	}
	m, _ = tuitest.Feed(m, tea.Msg(route.Changed{}))
	if got := tuitest.Plain(m.View()); !strings.Contains(got, "Now: Pyongyang, North Korea") {
		t.Errorf("shown is\n%s", got)
	}
}

func TestForeignTextCannotReachTheTerminal(t *testing.T) {
	j := newTrip(t)
	evil := "\u202e\x1b[2J\x1b]52;c;x\a한국"
	j.frame(evil, &journal.Place{Name: evil, City: evil, Country: evil, Point: fromCamera.Point, Source: journal.PlaceExif})
	id := j.frame(evil, &journal.Place{Name: evil + "2", City: evil, Point: fromCamera.Point, Source: journal.PlaceExif})
	for _, text := range []string{"", "x"} {
		m := typed(show(t, j, 80, 23, id), text)
		for _, bad := range []string{"\x1b[2J", "\x1b]", "\a", "\u202e"} {
			if strings.Contains(m.View(), bad) {
				t.Errorf("%q reaches the terminal", bad)
			}
		}
		tuitest.Fits(t, m.View(), 80, 23)
	}
}

func TestItFitsEverySize(t *testing.T) {
	j := square(t)
	j.frame("👩‍👩‍👧‍👦 صباح الخير", at(journal.Place{Name: "김일성광장", City: "평양", Country: "조선", Point: fromCamera.Point}))
	for _, story := range []struct {
		ids  []journal.ID
		text string
		keys []string
	}{
		{nil, "", nil},
		{j.ids[5:], "", nil},
		{j.ids[5:], "김일성", nil},
		{j.ids[1:2], "san", []string{"pgdown", "pgdown"}},
		{j.ids[1:], "kaesong", []string{"enter"}},
		{j.ids[1:2], "39,125", nil},
	} {
		m := typed(show(t, j, 80, 23, story.ids...), story.text)
		m, _ = press(m, story.keys...)
		for width := 1; width <= 130; width += 9 {
			for height := 1; height <= 40; height += 2 {
				m := m.Resize(width, height)
				tuitest.Fits(t, m.View(), width, height)
				if c := m.Cursor(); c != nil && (c.X < 0 || c.X >= width || c.Y < 0 || c.Y >= height) {
					t.Errorf("at %d×%d the caret is at %d, %d", width, height, c.X, c.Y)
				}
			}
		}
	}
}

func TestTheCaretIsBehindWhatIsTyped(t *testing.T) {
	j := square(t)
	m := typed(show(t, j, 80, 23, j.ids[1]), "평양")
	lines := strings.Split(tuitest.Plain(m.View()), "\n")
	c := m.Cursor()
	if c == nil || c.X != len(" Where: ")+4 || lines[c.Y] != " Where: 평양" {
		t.Errorf("the caret is at %+v in\n%s", c, strings.Join(lines, "\n"))
	}
}
