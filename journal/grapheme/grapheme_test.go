package grapheme_test

import (
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/journal/grapheme"
)

func TestMeasures(t *testing.T) {
	for name, tc := range map[string]struct {
		text         string
		count, width int
	}{
		"latin":                 {"Dawn", 4, 4},
		"hangul":                {"평양", 2, 4},
		"hangul from jamo":      {"\u1112\u1161\u11ab", 1, 2},
		"arabic with vowels":    {"بِيونغ", 5, 5},
		"family emoji":          {"👨‍👩‍👧", 1, 2},
		"flag":                  {"🇰🇵", 1, 2},
		"accent as a character": {"e\u0301", 1, 1},
		"empty":                 {"", 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			if got := grapheme.Count(tc.text); got != tc.count {
				t.Errorf("Count %d, want %d", got, tc.count)
			}
			if got := grapheme.Width(tc.text); got != tc.width {
				t.Errorf("Width %d, want %d", got, tc.width)
			}
		})
	}
}

func TestCut(t *testing.T) {
	for name, tc := range map[string]struct {
		width int
		want  string
	}{
		"fits":                   {8, "평양 dawn"[:6] + " d"},
		"half a syllable is cut": {4, "평…"},
		"nothing":                {0, ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := grapheme.Cut("평양 d", tc.width); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

func TestLength(t *testing.T) {
	mastodon := journal.Limits{Unit: journal.UnitCharacters, LinkLength: 23}
	for name, tc := range map[string]struct {
		text   string
		limits journal.Limits
		want   int
	}{
		"plain":           {"평양 👨‍👩‍👧", mastodon, 4},
		"a long link":     {"see https://example.org/" + strings.Repeat("x", 90), mastodon, 4 + 23},
		"a short link":    {"http://a.b", mastodon, 23},
		"a mention":       {"hi @desk@example.org!", mastodon, 9},
		"bytes":           {"평양", journal.Limits{Unit: journal.UnitBytes}, 6},
		"link as written": {"http://a.b", journal.Limits{}, 10},
	} {
		t.Run(name, func(t *testing.T) {
			if got := grapheme.Length(tc.text, tc.limits); got != tc.want {
				t.Errorf("got %d, want %d", got, tc.want)
			}
		})
	}
}

func TestMeasuredAgainstALimit(t *testing.T) {
	for name, tc := range map[string]struct {
		got          grapheme.Measure
		length, over int
		unit         journal.Unit
	}{
		"no limit":         {grapheme.OfText("평양", journal.Limits{}), 2, 0, journal.UnitCharacters},
		"just what it may": {grapheme.OfText("평양", journal.Limits{Text: 2}), 2, 0, journal.UnitCharacters},
		"over in bytes":    {grapheme.OfText("평양", journal.Limits{Text: 5, Unit: journal.UnitBytes}), 6, 1, journal.UnitBytes},
		"an alt text":      {grapheme.OfAlt("👨‍👩‍👧 평", journal.Limits{Alt: 1, Unit: journal.UnitBytes}), 3, 2, journal.UnitCharacters},
	} {
		t.Run(name, func(t *testing.T) {
			if tc.got.Length != tc.length || tc.got.Over() != tc.over || tc.got.Unit != tc.unit {
				t.Errorf("%+v, over by %d", tc.got, tc.got.Over())
			}
		})
	}
}
