// Package grapheme measures text as readers and terminals see it: in user-perceived
// characters (grapheme clusters, Unicode UAX 29) and in terminal cells.
package grapheme

import (
	"regexp"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"sojourn/journal"
)

// Count returns the number of user-perceived characters in s.
func Count(s string) int {
	n := 0
	for g := graphemes.FromString(s); g.Next(); {
		n++
	}
	return n
}

// Split returns s cut into user-perceived characters.
func Split(s string) []string {
	var out []string
	for g := graphemes.FromString(s); g.Next(); {
		out = append(out, g.Value())
	}
	return out
}

// Cut returns the longest beginning of s that fits in width cells, ending in … where something was cut.
func Cut(s string, width int) string {
	if Width(s) <= width {
		return s
	}
	out, used := "", 0
	for _, g := range Split(s) {
		w := Width(g)
		if used+w > width-1 {
			break
		}
		out, used = out+g, used+w
	}
	if width < 1 {
		return ""
	}
	return out + "…"
}

var (
	link    = regexp.MustCompile(`https?://[^\s]+`)
	mention = regexp.MustCompile(`(@[\p{L}\p{N}_]+)@[\p{L}\p{N}.-]+[\p{L}\p{N}]`)
)

// Length returns what s counts against l.Text: in l.Unit, links as l.LinkLength, and of a
// mention only the part before its server (docs.joinmastodon.org/user/posting).
func Length(s string, l journal.Limits) int {
	if l.Unit == journal.UnitBytes {
		return len(s)
	}
	if l.LinkLength == 0 {
		return Count(s)
	}
	links := len(link.FindAllStringIndex(s, -1))
	s = link.ReplaceAllString(s, "")
	return Count(mention.ReplaceAllString(s, "$1")) + links*l.LinkLength
}
