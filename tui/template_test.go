package tui_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/route"
)

func (r *rig) templates(all ...journal.Template) {
	r.t.Helper()
	for _, t := range all {
		r.check(r.store.SaveTemplate(r.t.Context(), t))
	}
}

func (r *rig) codes(all ...journal.Code) {
	r.t.Helper()
	_, err := r.store.SaveCodes(r.t.Context(), all, false)
	r.check(err)
}

func (r *rig) entries() []journal.Entry {
	r.t.Helper()
	all, err := r.store.Entries(r.t.Context(), journal.Query{}, journal.Page{})
	r.check(err)
	return all
}

// desk is a template as a news desk wants it.
var desk = journal.Template{Name: "desk", Fields: []journal.TemplateField{
	{Field: journal.FieldCaption, Text: "{weekday}, {date}, 평양: ", Way: journal.WayIfEmpty},
	{Field: journal.FieldCredit, Text: "Field Agency"},
}}

func TestATemplateIsPutIntoASelection(t *testing.T) {
	r := newRig(t, 4)
	r.keys("T")
	r.shows("there is no template yet")
	r.templates(desk, journal.Template{Name: "대동강", Fields: []journal.TemplateField{
		{Field: journal.FieldKeywords, Text: "평양", Way: journal.WayAppend},
	}})
	r.keys("g", "space", "space", "T")
	r.shows("Template for 2 entries", "2 of 2 entries would change", "caption: – → {weekday}, {date}, 평양:", "credit: – → Field Agency")
	r.keys("j")
	r.shows("keywords: – → 평양")
	r.keys("esc")
	if r.entries()[0].Credits.Credit != "" {
		t.Error("something was changed before it was taken")
	}
	r.keys("T", "enter")
	r.shows("desk changed 2 entries; u undoes it")
	for i, e := range r.entries() {
		if got := e.Credits.Credit == "Field Agency" && e.Caption == desk.Fields[0].Text; got != (i < 2) {
			t.Errorf("entry %d has %q, %q", i, e.Caption, e.Credits.Credit)
		}
	}
	r.keys("T")
	r.shows("0 of 2 entries would change")
	r.keys("enter")
	r.shows("nothing was changed")
	r.keys("u")
	if e := r.entries()[0]; e.Caption != "" || e.Credits.Credit != "" {
		t.Errorf("one undo leaves %q, %q", e.Caption, e.Credits.Credit)
	}
}

func TestTheTemplatesFitAnyScreen(t *testing.T) {
	r := newRig(t, 3)
	for i := range 12 {
		long := desk
		long.Name = fmt.Sprintf("대동강의 아주 긴 이름 %d", i)
		r.templates(long)
	}
	r.keys("ctrl+a", "T")
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}, {40, 10}} {
		r.feed(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		lines := strings.Split(strings.TrimRight(r.view(), "\n"), "\n")
		for _, l := range lines {
			if w := grapheme.Width(l); w > size[0] || len(lines) > size[1] {
				t.Errorf("at %v a line takes %d cells, of %d lines: %q", size, w, len(lines), l)
			}
		}
		r.shows("Template for 3 entries", "enter put it in")
	}
}

// TestTwentyFramesAreCaptioned counts keys: a template into all of them, and into the room that it
// leaves one or more of three codes, which have keys of their own.
func TestTwentyFramesAreCaptioned(t *testing.T) {
	const frames, fewEnough = 20, 60
	r := newRig(t, frames)
	r.templates(journal.Template{Name: "desk", Fields: []journal.TemplateField{
		{Field: journal.FieldCaption, Text: "{write}, {weekday}, {date:Jan. 2, 2006}. (Field Agency/{byline})"},
		{Field: journal.FieldByline, Text: "Pak Mi"},
	}})
	texts := []string{"A woman sweeps snow", "at Kim Il Sung Square", "대동강의 첫 배 앞에서"}
	r.codes(journal.Code{Name: "a", Texts: texts[:1]}, journal.Code{Name: "b", Texts: texts[1:2]}, journal.Code{Name: "다", Texts: texts[2:]})
	said := [][]int{{0}, {0, 1}, {0, 2}, {1}, {0, 1, 2}, {2}} // of every sixth frame
	pressed := 0
	press := func(names ...string) {
		pressed += len(names)
		r.keys(names...)
	}
	press("ctrl+a", "T", "enter", "g", "c")
	r.shows("alt+1–9", "1 A woman sweeps snow", "2 at Kim Il Sung Squ…", "3 대동강의")
	for i := range frames {
		for _, code := range said[i%len(said)] {
			press(fmt.Sprintf("alt+%d", code+1))
		}
		if i < frames-1 {
			press("ctrl+s")
		}
	}
	press("esc")
	r.feed(route.Beat{})
	for i, e := range r.entries() {
		var parts []string
		for _, code := range said[i%len(said)] {
			parts = append(parts, texts[code])
		}
		want := strings.Join(parts, " ") + ", Monday, Feb. 25, 2013. (Field Agency/Pak Mi)"
		message, blanks := journal.Written(e, journal.Destination{Name: "desk"}, journal.Codes{}, 1)
		if !strings.HasPrefix(message.Text, want) || blanks != nil {
			t.Errorf("frame %d reads %q, want %q (%v)", i, message.Text, want, blanks)
		}
	}
	if pressed > fewEnough {
		t.Errorf("it takes %d keys", pressed)
	}
	t.Logf("%d keys", pressed)
}
