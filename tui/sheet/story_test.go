package sheet_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/picture"
	"sojourn/tui/route"
	"sojourn/tui/sheet"
	"sojourn/tui/theme"
	"sojourn/tui/tuitest"
)

func id(n int) journal.ID { return journal.ID(fmt.Sprintf("PH%08d", n)) }

func TestTheCursorMovesOverRowsAndDays(t *testing.T) {
	r := newRig(t, journey()).open(80, 23)
	for _, step := range []struct{ keys, at string }{
		{"g", "08:01"},
		{"h", "08:01"},
		{"l l", "08:03"},
		{"l", "08:04"},
		{"k", "08:01"},
		{"l l j", "08:05"},
		{"j", "08:08"}, // the column is kept over a shorter row
		{"j j", "08:12"},
		{"j", "08:15"},
		{"j", "08:16"},
		{"j", "08:16"},
		{"[", "08:06"},
		{"[", "08:01"},
		{"[", "08:01"},
		{"]", "08:06"},
		{"] ]", "08:13"},
		{"g pgdown", "08:06"},
		{"pgup", "08:01"},
		{"G", "08:16"},
		{"home", "08:01"},
		{"end", "08:16"},
	} {
		r.press(strings.Fields(step.keys)...)
		r.isAt(step.at)
	}
}

func TestARatingGoesOnToTheNext(t *testing.T) {
	r := newRig(t, journey()).open(80, 23)
	r.press("g")
	if n := r.notice("3"); n != "" {
		t.Errorf("one rating says %q", n)
	}
	r.isAt("08:02")
	r.shows("★3∅@ 08:01")
	r.press("5", "x")
	r.isAt("08:04")
	r.shows("★5∅@ 08:02", "✗∅@ 08:03")
	if e := r.entry(id(3)); !e.Rejected || r.entry(id(1)).Rating != 3 || r.entry(id(2)).Rating != 5 {
		t.Errorf("%+v", e)
	}
	r.press("h", "x")
	if r.entry(id(3)).Rejected {
		t.Error("x twice does not take the rejection back")
	}
}

func TestAVerdictIsSeenBeforeItIsStored(t *testing.T) {
	r := newRig(t, journey()).open(80, 23)
	r.press("g")
	r.m, _ = r.m.Update(tuitest.Keys("4")[0]) // its command is not run
	r.shows("★4∅@ 08:01")
	r.m, _ = r.m.Update(tuitest.Keys("x")[0])
	r.shows("✗∅@ 08:02")
}

func TestASelectionIsActedOnAtOnce(t *testing.T) {
	r := newRig(t, journey()).open(80, 23)
	r.press("g", "space", "l", "space")
	r.shows("2 selected", "◆∅@ 08:01", "◆∅@ 08:03")
	r.isAt("08:04")
	if n := r.notice("4"); n != "rated 2 photos ★4; u undoes it" {
		t.Errorf("it says %q", n)
	}
	r.isAt("08:04")
	r.shows("◆★4∅@ 08:01", "◆★4∅@ 08:03")
	if n := r.notice("x"); n != "rejected 2 photos; u undoes it" {
		t.Errorf("it says %q", n)
	}
	r.press("x", "esc")
	r.hides("◆", "selected", "✗")

	// A range is a selection while it is open, and stays one.
	r.press("g", "l", "v", "l", "l")
	r.shows("range of 3, v ends it")
	r.press("v", "l")
	r.shows("3 selected")
	for _, msg := range r.press("m") {
		if got := msg.(route.Mark); !slices.Equal(got.IDs, []journal.ID{id(2), id(3), id(4)}) {
			t.Errorf("m marks %v", got)
		}
	}
	r.press("esc", "G", "v", "k", "k")
	if n := r.notice("2"); n != "rated 5 photos ★2; u undoes it" {
		t.Errorf("an open range, upwards: %q", n)
	}
	r.press("esc", "v", "h", "esc")
	r.hides("range", "selected")
}

func TestAllAndTheOthers(t *testing.T) {
	r := newRig(t, journey()).open(80, 23)
	r.press("ctrl+a")
	r.shows("16 selected")
	r.press("g", "space", "space", "i")
	r.shows("2 selected", "◆∅@ 08:01", "◆∅@ 08:02")
	r.press("i")
	r.shows("14 selected")
	for _, msg := range r.press("c") {
		got := msg.(route.Caption)
		if len(got.Walk) != 14 || got.Walk[0] != id(3) || got.ID != id(3) || !slices.IsSorted(got.Walk) {
			t.Errorf("c opens %v", got)
		}
	}
	r.press("esc", "i")
	r.shows("16 selected")
}

func TestKeysOpenOtherScreens(t *testing.T) {
	r := newRig(t, journey()).open(80, 23)
	r.press("g", "j")
	var all []journal.ID
	for n := 1; n <= 16; n++ {
		all = append(all, id(n))
	}
	for key, want := range map[string]tea.Msg{
		"enter": route.Loupe{ID: id(4), Walk: all},
		"c":     route.Caption{ID: id(4), Walk: all},
		"a":     route.Caption{ID: id(4), Walk: all, Field: route.FieldAlt},
		"t":     route.Caption{ID: id(4), Walk: all, Field: route.FieldKeywords},
		"p":     route.Locate{IDs: all[3:4]},
		"m":     route.Mark{IDs: all[3:4]},
		"M":     route.Mark{IDs: all[3:4], Choose: true},
		"U":     route.Unmark{IDs: all[3:4]},
		"u":     route.Undo{},
	} {
		if told := r.press(key); len(told) != 1 || fmt.Sprint(told[0]) != fmt.Sprint(want) {
			t.Errorf("%s tells %v, want %v", key, told, want)
		}
	}
}

func TestTheSamePlaceAsThePreviousFrame(t *testing.T) {
	list := journey()
	list[6].Place, list[7].Place = nil, nil
	r := newRig(t, list).open(80, 90)
	r.press("g", "]")
	r.shows("Mon 25 February 2013 · 2 photos")
	r.press("l", "v", "l")
	if n := r.notice("P"); n != "placed 2 photos as the frame before: Pyongyang, North Korea; u undoes it" {
		t.Errorf("it says %q", n)
	}
	r.shows("Mon 25 February 2013 · Pyongyang · 7 photos") // the groups follow
	r.hides("Mon 25 February 2013 · 2 photos")
	if p := r.entry(id(8)).Place; p == nil || p.Source != journal.PlaceCopied {
		t.Errorf("the place is %+v", p)
	}
}

func TestTheCursorStaysOnItsEntry(t *testing.T) {
	r := newRig(t, journey()).open(80, 23)
	r.press("g", "]", "l")
	r.isAt("08:07")
	line := cursorLine(r.view())
	var before, after []journal.Entry
	for n := range 30 {
		before = append(before, photo(100+n, 1, n, places[0], "earlier"))
		after = append(after, photo(200+n, 28, n, places[0], "later"))
	}
	r.add(append(before, after...))
	r.feed(route.Changed{})
	r.isAt("08:07")
	r.shows("37 of 76 photos")
	if got := cursorLine(r.view()); got != line {
		t.Errorf("the cursor jumped from line %d to %d", line, got)
	}
	r.press("G")
	r.isAt("later")
}

func cursorLine(view string) int {
	for i, l := range strings.Split(view, "\n") {
		if strings.Contains(l, "┗") {
			return i
		}
	}
	return -1
}

func TestWhatChangedElsewhereIsSeen(t *testing.T) {
	r := newRig(t, journey()).open(80, 23)
	caption := "평양역의 저녁"
	_, err := r.Apply(t.Context(), journal.Change{Label: "caption", Patches: []journal.Patch{{ID: id(16), Caption: &caption}}})
	r.check(err)
	r.hides(caption)
	r.feed(route.Changed{IDs: []journal.ID{id(16)}})
	r.isAt(caption)
}

func TestThePointerMovesTheCursor(t *testing.T) {
	r := newRig(t, journey()).open(80, 23)
	r.press("g")
	r.feed(tea.MouseClickMsg{X: 30, Y: 6, Button: tea.MouseLeft})
	r.isAt("08:02")
	r.feed(tea.MouseClickMsg{X: 5, Y: 21, Button: tea.MouseLeft})
	r.isAt("08:04")
	for _, nowhere := range [][2]int{{79, 20}, {60, 20}, {5, 0}, {5, 1}, {5, 22}, {79, 5}} {
		r.feed(tea.MouseClickMsg{X: nowhere[0], Y: nowhere[1], Button: tea.MouseLeft})
		r.isAt("08:04")
	}
	r.feed(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	r.isAt("08:06")
	r.feed(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
	r.isAt("08:04")
}

// TestALongJournalIsReadOnlyWhereItIsSeen also says what a held key costs.
func TestALongJournalIsReadOnlyWhereItIsSeen(t *testing.T) {
	if testing.Short() {
		t.Skip("20,000 entries are made")
	}
	r := newRig(t, many(20_000))
	s := &watched{rig: r}
	m := sheet.New(s, picture.NewGallery(painter{}, picture.None), theme.New(true), "journal").Resize(80, 23)
	m, _ = tuitest.Feed(m, append([]tea.Msg{tea.WindowSizeMsg{}}, tuitest.Run(m.Init())...)...)
	if n := s.entries.Load(); n > 300 {
		t.Errorf("%d entries were read for the first screen", n)
	}
	m, _ = tuitest.Feed(m, tuitest.Keys("g")...)
	held := tuitest.Keys("j")[0]
	for range 300 {
		m, _ = tuitest.Feed(m, held)
	}
	if n, pages := s.entries.Load(), s.pages.Load(); n > 2_000 || pages > 120 {
		t.Errorf("%d entries were read in %d pages for 300 rows", n, pages)
	}
	if got := tuitest.Plain(m.View()); !strings.Contains(got, "┗") || strings.Contains(got, "…\n") {
		t.Errorf("the screen is\n%s", got)
	}

	// Keys that come while a page is read do not pile up.
	before := s.pages.Load()
	var cmds []tea.Cmd
	for range 500 {
		var cmd tea.Cmd
		m, cmd = m.Update(tuitest.Keys("pgdown")[0])
		cmds = append(cmds, cmd)
	}
	for _, cmd := range cmds {
		for _, msg := range tuitest.Run(cmd) {
			m, _ = tuitest.Feed(m, msg)
		}
	}
	if n := s.pages.Load() - before; n > 4 {
		t.Errorf("500 keys in a burst led to %d pages", n)
	}
}

// watched counts what is read.
type watched struct {
	*rig
	entries, pages atomic.Int32
}

func (w *watched) List(ctx context.Context, q journal.Query, p journal.Page) ([]journal.Summary, error) {
	list, err := w.rig.List(ctx, q, p)
	w.entries.Add(int32(len(list)))
	w.pages.Add(1)
	return list, err
}

// troubled is a store that fails when it is told to.
type troubled struct {
	*rig
	err error
}

func (s *troubled) List(ctx context.Context, q journal.Query, p journal.Page) ([]journal.Summary, error) {
	if s.err != nil {
		return nil, s.err
	}
	return s.rig.List(ctx, q, p)
}

func (s *troubled) Apply(ctx context.Context, c journal.Change) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	return s.rig.Apply(ctx, c)
}

func TestAFailureIsSaidAndNothingIsLost(t *testing.T) {
	r := newRig(t, journey())
	s := &troubled{rig: r}
	m := sheet.New(s, picture.NewGallery(painter{}, picture.None), theme.New(true), "journal").Resize(80, 23)
	m, _ = tuitest.Feed(m, append([]tea.Msg{tea.WindowSizeMsg{}}, tuitest.Run(m.Init())...)...)

	s.err = &journal.Error{Op: "journal", Kind: journal.NeedsUser, Err: errors.New("the disk is full"), Hint: "make room"}
	m, answers := tuitest.Feed(m, tuitest.Keys("3")...)
	said := 0
	for _, a := range answers {
		if n, ok := a.(route.Notice); ok && errors.Is(n.Err, s.err) {
			said++
		}
	}
	if said == 0 || !strings.Contains(tuitest.Plain(m.View()), "08:16") {
		t.Errorf("it was said %d times; the screen is\n%s", said, tuitest.Plain(m.View()))
	}
	s.err = nil
	m, _ = tuitest.Feed(m, tea.Msg(route.Changed{}))
	if strings.Contains(tuitest.Plain(m.View()), "★3") {
		t.Error("a rating is shown that was not stored")
	}
}
