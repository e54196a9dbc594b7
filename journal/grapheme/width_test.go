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
