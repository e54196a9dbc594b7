package demo_test

import (
	"slices"
	"testing"
	"unicode"

	"sojourn/journal"
	"sojourn/journal/demo"
)

func TestNotesAreWordsForPhotosOfTheCard(t *testing.T) {
	marked := 0
	for _, n := range demo.Notes() {
		s := shotOf(t, n.Name)
		if s.Fate != demo.Whole || n.Caption == "" {
			t.Errorf("%s (%v): %q", n.Name, s.Fate, n.Caption)
		}
		if f, err := facts(t, s); err != nil || f.Description != "" {
			t.Errorf("%s brings its own caption %q: %v", n.Name, f.Description, err)
		}
		e := journal.Entry{Headline: n.Headline, Caption: n.Caption, Alt: n.Alt, Keywords: n.Keywords, Rating: n.Rating}
		if err := e.Validate(); err != nil {
			t.Errorf("%s: %v", n.Name, err)
		}
		if !slices.Equal(journal.NormalKeywords(n.Keywords), n.Keywords) {
			t.Errorf("%s: keywords %v", n.Name, n.Keywords)
		}
		if n.Marked {
			marked++
			if n.Alt == "" {
				t.Errorf("%s is to be sent without an alt text", n.Name)
			}
		}
	}
	if marked == 0 || marked == len(demo.Notes()) {
		t.Errorf("%d are marked", marked)
	}
}

func TestNotesAreInThreeScripts(t *testing.T) {
	for name, script := range map[string]*unicode.RangeTable{
		"Latin": unicode.Latin, "한글": unicode.Hangul, "العربية": unicode.Arabic,
	} {
		has := func(n demo.Note) bool {
			return slices.ContainsFunc([]rune(n.Caption), func(r rune) bool { return unicode.Is(script, r) })
		}
		if !slices.ContainsFunc(demo.Notes(), has) {
			t.Errorf("no caption is in %s", name)
		}
	}
}
