package tui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/route"
	"sojourn/tui/tuitest"
)

func TestMarkedEntriesAreSentByOneKeyAndAnEnter(t *testing.T) {
	r := newRig(t, 3)
	r.keys("m")
	r.shows("marked 1 entry for site", "outbox 1")
	r.keys("s")
	r.shows("Send 1 entry", "to site", "enter send")
	if _, err := os.Stat(r.site); err == nil {
		t.Error("something was sent before it was agreed to")
	}
	r.keys("enter")
	r.shows("1 entry sent", "✓")
	r.keys("enter")
	r.shows("outbox empty", "✓")
	if d := r.newest().Deliveries; len(d) != 1 || d[0].State != journal.StateDelivered {
		t.Errorf("deliveries are %+v", d)
	}
	if _, err := os.Stat(filepath.Join(r.site, "index.html")); err != nil {
		t.Error(err)
	}
	r.keys("s")
	r.shows("Nothing is marked")
	r.keys("enter")
	if strings.Contains(r.view(), "Nothing is marked") {
		t.Error("the dialog stays")
	}
}

func TestABillThatIsDeclinedSendsNothing(t *testing.T) {
	r := newRig(t, 1)
	r.keys("m", "s", "esc")
	r.shows("SHEET", "outbox 1")
	if _, err := os.Stat(r.site); err == nil {
		t.Error("something was sent")
	}
}

func TestWhatIsTypedIsStoredAtABeatAndAtTheEnd(t *testing.T) {
	r := newRig(t, 2)
	r.keys("c")
	r.write("대동강")
	if got := r.newest().Caption; got != "" {
		t.Errorf("stored %q before a beat", got)
	}
	r.feed(route.Beat{At: time.Now()})
	if got := r.newest().Caption; got != "대동강" {
		t.Errorf("a beat stored %q", got)
	}
	r.write(" 새벽")
	r.keys("ctrl+c")
	if got := r.newest().Caption; got != "대동강 새벽" {
		t.Errorf("leaving stored %q", got)
	}
	if !r.ended {
		t.Error("it did not end")
	}
}

func TestWordsThatCannotBeStoredAreNotLeftBehindUnasked(t *testing.T) {
	r := newRig(t, 1)
	r.keys("c")
	r.write("얼음")
	r.check(r.store.Close())
	r.keys("ctrl+c")
	r.shows("could not be stored", "quitting twice leaves without it")
	if r.ended {
		t.Fatal("it ended, and the words with it")
	}
	r.keys("ctrl+c")
	if !r.ended {
		t.Error("asked twice it did not end")
	}
}

func TestEveryActIsTakenBackByU(t *testing.T) {
	r := newRig(t, 2)
	r.keys("3")
	if got := r.newest().Rating; got != 3 {
		t.Fatalf("rating %d", got)
	}
	r.keys("u")
	r.shows("undone")
	if got := r.newest().Rating; got != 0 {
		t.Errorf("rating %d after the undo", got)
	}
	r.keys("m", "u")
	r.shows("outbox empty")
	r.keys("u")
	r.shows("there is nothing to undo")
}

func TestWhatOthersChangeIsSeenAtTheNextBeat(t *testing.T) {
	r := newRig(t, 1)
	r.feed(route.Beat{At: time.Now()})
	words := "다른 사람이 썼다"
	_, err := r.store.Apply(t.Context(), journal.Change{
		Label: "caption", Patches: []journal.Patch{{ID: r.newest().ID, Caption: &words}},
	})
	r.check(err)
	r.feed(route.Beat{At: time.Now()})
	r.shows("다른 사람이")
}

func TestAPlaceGoesToTheWholeSelection(t *testing.T) {
	r := newRig(t, 3)
	r.keys("ctrl+a", "p")
	r.write("Kaesong")
	r.shows("North Korea")
	r.keys("enter")
	r.shows("SHEET", "placed 3")
	if p := r.newest().Place; p == nil || p.CountryCode != "KP" {
		t.Errorf("the place is %+v", p)
	}
}

func TestScreensComeBackToWhereTheyWereOpened(t *testing.T) {
	r := newRig(t, 3)
	r.keys("enter")
	r.shows("LOUPE")
	r.keys("c")
	r.shows("CAPTION")
	r.keys("esc")
	r.shows("LOUPE")
	r.keys("o")
	r.shows("OUTBOX")
	r.keys("esc", "esc")
	r.shows("SHEET")
}

func TestTheChooserMarksForAnyDestination(t *testing.T) {
	r := newRig(t, 1)
	r.check(r.store.SaveDestination(t.Context(), journal.Destination{
		Name: "desk", Kind: "folder", Settings: map[string]string{"dir": t.TempDir()},
	}))
	r.keys("M")
	r.shows("Mark for", "desk", "site")
	r.keys("j", "enter")
	if d := r.newest().Deliveries; len(d) != 1 {
		t.Errorf("deliveries are %+v", d)
	}
	r.shows("marked 1 entry for")
}

func TestWithoutADestinationMarkingSaysWhatToDo(t *testing.T) {
	r := newRig(t, 1)
	r.check(r.store.RemoveDestination(t.Context(), "site"))
	r.keys("m")
	r.shows("there is no destination yet", "sojourn destination add")
}

func TestThePaletteDoesWhatItNames(t *testing.T) {
	r := newRig(t, 1)
	r.keys(":")
	r.write("outb")
	r.shows("outbox")
	r.keys("enter")
	r.shows("OUTBOX")
	r.keys("esc", ":")
	r.write("한국")
	r.shows("nothing is called that")
	r.keys("enter")
	r.shows("SHEET")
}

func TestHelpShowsTheKeysOfEachScreen(t *testing.T) {
	for keys, want := range map[string]string{
		"?": "select a range", "enter ?": "hide or show the facts", "o ?": "also what was delivered",
	} {
		r := newRig(t, 1)
		r.keys(strings.Fields(keys)...)
		r.shows("Keys:", want)
		r.keys("z")
		if strings.Contains(r.view(), "Keys:") {
			t.Errorf("after %s any key should close the help", keys)
		}
	}
}

func TestAllSizesAreDrawn(t *testing.T) {
	r := newRig(t, 3)
	for _, keys := range []string{"", "enter", "c", "esc p", "esc o", "s", "esc ?", "z :"} {
		r.keys(strings.Fields(keys)...)
		for width := 1; width < 130; width += 7 {
			for height := 1; height < 50; height += 6 {
				r.feed(tea.WindowSizeMsg{Width: width, Height: height})
				view := r.root.View().Content
				if width >= 40 && height >= 10 {
					within(t, view, width, height)
				} else if !strings.Contains(strings.Join(strings.Fields(view), ""), "too") && width > 6 {
					t.Errorf("%d×%d shows\n%s", width, height, view)
				}
			}
		}
		r.feed(tea.WindowSizeMsg{Width: 80, Height: 24})
	}
}

// within fails where view is not height lines of at most width cells: under a dialog blanks at the
// ends of lines are left out.
func within(t *testing.T, view string, width, height int) {
	t.Helper()
	lines := strings.Split(tuitest.Plain(view), "\n")
	if n := len(lines) - 1; n != height {
		t.Errorf("%d lines at %d×%d:\n%s", n, width, height, view)
	}
	for _, l := range lines {
		if grapheme.Width(l) > width {
			t.Errorf("wider than %d: %q", width, l)
		}
	}
}
