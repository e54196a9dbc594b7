package tui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/route"
)

// told is an interface whose first entry has had three captions.
func told(t *testing.T) *rig {
	r := newRig(t, 2)
	r.keys("g", "H")
	r.shows("no text of it was ever replaced")
	for _, text := range []string{"Snow at the old gate.", "Snow at the new gate.\n새벽이다", "Rain."} {
		_, err := r.store.Apply(t.Context(), journal.Change{
			Label: "caption", Patches: []journal.Patch{{ID: r.entries()[0].ID, Caption: &text}},
		})
		r.check(err)
	}
	return r
}

func TestAnEarlierTextIsBroughtBack(t *testing.T) {
	r := told(t)
	r.keys("H")
	r.shows("Earlier texts", "caption until", "[-Rain.-] {+Snow at the new gate. ⏎ 새벽이다+}")
	r.keys("j")
	r.shows("{+Snow at the old gate.+}")
	r.keys("esc")
	if got := r.entries()[0].Caption; got != "Rain." {
		t.Errorf("leaving the dialog made it %q", got)
	}
	r.keys("H", "enter")
	r.shows("the caption is back")
	if got := r.entries()[0].Caption; got != "Snow at the new gate.\n새벽이다" {
		t.Errorf("it is %q", got)
	}
	r.keys("u")
	if got := r.entries()[0].Caption; got != "Rain." {
		t.Errorf("one undo leaves %q", got)
	}
}

func TestAnEarlierTextIsBroughtBackInTheEditor(t *testing.T) {
	r := told(t)
	r.keys("c")
	r.write(" Snow at the old fence.")
	r.keys("ctrl+r")
	r.shows("Earlier texts", "Rain. [-Snow at the old fence.-]")
	r.keys("j", "j")
	r.shows("[-Rain.-] Snow at the old [-fence.-] {+gate.+}")
	r.keys("enter")
	r.shows("CAPTION", "┃ Snow at the old gate.")
	r.keys("ctrl+z")
	r.shows("┃ Rain. Snow at the old fence.")
	r.keys("esc")
	r.feed(route.Beat{})
	if got := r.entries()[0].Caption; got != "Rain. Snow at the old fence." {
		t.Errorf("it is %q", got)
	}
}

func TestTheEarlierTextsFitAnyScreen(t *testing.T) {
	r := told(t)
	long := strings.Repeat("평양의 긴 하루 \x1b[31m ", 200)
	_, err := r.store.Apply(t.Context(), journal.Change{
		Label: "caption", Patches: []journal.Patch{{ID: r.entries()[0].ID, Caption: &long}},
	})
	r.check(err)
	r.keys("H")
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}, {40, 10}} {
		r.feed(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		lines := strings.Split(strings.TrimRight(r.view(), "\n"), "\n")
		for _, l := range lines {
			if w := grapheme.Width(l); w > size[0] || len(lines) > size[1] {
				t.Errorf("at %v a line takes %d cells, of %d lines: %q", size, w, len(lines), l)
			}
		}
		r.shows("Earlier texts", "enter bring it back")
	}
}
