package grapheme_test

import (
	"testing"

	"sojourn/journal/grapheme"
)

func TestATerminalThatCountsPerRune(t *testing.T) {
	grapheme.CountPerRune(true)
	defer grapheme.CountPerRune(false)
	for text, want := range map[string]int{
		"Dawn": 4, "평양": 4, "👨‍👩‍👧": 6, "👍🏽": 4, "e\u0301": 1, "\x1b[1mDawn\x1b[m": 4,
	} {
		if got := grapheme.Width(text); got != want {
			t.Errorf("%q takes %d cells, want %d", text, got, want)
		}
	}
}

func TestSlicesAreAsWideAsAsked(t *testing.T) {
	for name, tc := range map[string]struct {
		s        string
		from, to int
		want     string
	}{
		"letters":                     {"Dawn over", 2, 6, "wn o"},
		"to the end":                  {"Dawn", 2, 9, "wn"},
		"behind the end":              {"Dawn", 7, 9, ""},
		"Hangul whole":                {"평양역", 2, 4, "양"},
		"half a character at the end": {"평양역", 0, 3, "평 "},
		"half a character at first":   {"평양역", 1, 4, " 양"},
		"halves on both sides":        {"평양역", 1, 3, "  "},
		"a family":                    {"a👨‍👩‍👧‍👦b", 1, 3, "👨‍👩‍👧‍👦"},
		"half a family":               {"a👨‍👩‍👧‍👦b", 2, 4, " b"},
		"colours stay":                {"\x1b[31mred\x1b[0m", 1, 2, "\x1b[31me\x1b[0m"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := grapheme.Slice(tc.s, tc.from, tc.to); got != tc.want {
				t.Errorf("%q, want %q", got, tc.want)
			}
		})
	}
}
