package field

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sojourn/journal"
	"sojourn/journal/grapheme"
)

// cluster is one user-perceived character of a line.
type cluster struct {
	end    int32 // where its bytes end in the line
	width  uint8 // in cells, as it is shown
	kind   kind
	marked bool // it is not shown as it is
}

// kind says where a line may break beside a cluster, and what is a word.
type kind uint8

const (
	letter    kind = iota // and digits and marks: part of a word
	ideograph             // a wide letter: a line may break on both sides
	symbol                // punctuation and narrow signs
	picture               // a wide sign: a line may break on both sides
	opener                // no break after it
	closer                // no break before it
	dash                  // a break after it
	blank                 // a break after it; it may hang over the end of a row
)

// class tells blanks, words and everything else apart, for motions by words.
func (k kind) class() int {
	switch k {
	case blank:
		return 0
	case letter, ideograph:
		return 1
	}
	return 2
}

const (
	tab    = "    " // what a tab is shown as
	circle = "◌"    // stands where a mark has no letter to be on
)

// clustersOf cuts s, which begins at byte start of a line.
func clustersOf(s string, start int) []cluster {
	out := make([]cluster, 0, len(s))
	for _, g := range grapheme.Split(s) {
		start += len(g)
		out = append(out, newCluster(g, start))
	}
	return out
}

func newCluster(g string, end int) cluster {
	if len(g) == 1 && g[0] > ' ' && g[0] < 0x7f {
		return cluster{end: int32(end), width: 1, kind: kindOf(rune(g[0]), 1)}
	}
	show := shown(g)
	width := grapheme.Width(show)
	r, _ := utf8.DecodeRuneInString(g)
	return cluster{end: int32(end), width: uint8(min(width, 255)), kind: kindOf(r, width), marked: show != g}
}

// shown is how cluster g is drawn. It joins with nothing before or after it, so that the widths of
// clusters add up.
func shown(g string) string {
	if g == "\t" {
		return tab
	}
	s := journal.Visible(g)
	if r, _ := utf8.DecodeRuneInString(g); !standsAlone(r) && grapheme.Count(circle+s) == grapheme.Count(s) {
		s = circle + s
	}
	if r, _ := utf8.DecodeLastRuneInString(g); !standsAlone(r) && grapheme.Count(s+circle) == grapheme.Count(s) {
		s += circle
	}
	return s
}

// standsAlone knows, quickly, most characters that join with no other.
func standsAlone(r rune) bool {
	switch {
	case r < 0x300, r >= 0x370 && r < 0x483:
		return true
	case r >= 0x3400 && r < 0xa000, r >= 0xac00 && r < 0xd7a4:
		return true
	}
	return r >= 0x1f400 && r < 0x20000
}

// Characters that no line begins with, beside closing punctuation.
const neverFirst = "、。，．・：；？！!?,.:;%‥…ーヽヾゝゞ々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％،؛؟۔।॥·'’\"”"

func kindOf(r rune, width int) kind {
	switch {
	case r == '\u200b' || unicode.IsSpace(r) && r != 0xa0 && r != 0x2007 && r != 0x202f:
		return blank
	case r == '-' || r == '‐' || r == '–' || r == '—':
		return dash
	case unicode.In(r, unicode.Ps, unicode.Pi):
		return opener
	case unicode.In(r, unicode.Pe, unicode.Pf) || strings.ContainsRune(neverFirst, r):
		return closer
	}
	isLetter := r == '_' || unicode.In(r, unicode.L, unicode.N, unicode.M)
	switch {
	case isLetter && width > 1:
		return ideograph
	case isLetter:
		return letter
	case width > 1:
		return picture
	}
	return symbol
}
