package grapheme

import (
	"strings"
	"sync/atomic"

	"github.com/charmbracelet/x/ansi"
)

// perRune is how the terminal of this process counts cells.
var perRune atomic.Bool

// CountPerRune tells Width how the terminal counts: a cell count for each code point, as most
// terminals do (on), or for each user-perceived character, as those with mode 2027 do (off, and so
// at first). They differ for joined emoji, for skin tones and for some Indic and Thai characters.
func CountPerRune(on bool) { perRune.Store(on) }

// Prepare makes the tables that Width needs, so that its first call need not.
func Prepare() { ansi.StringWidthWc("…") }

// Width returns the number of terminal cells that s takes, as Bubble Tea counts them too. Escape
// sequences take none.
func Width(s string) int {
	switch {
	case isPlain(s):
		return len(s)
	case perRune.Load():
		return ansi.StringWidthWc(s)
	}
	return ansi.StringWidth(s)
}

// isPlain tells whether every byte of s is one cell.
func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

// Slice returns the cells of s from one up to another, with all escape sequences. A character of which
// only a part is there is left out, its part blank.
func Slice(s string, from, to int) string {
	until, after := ansi.Truncate, ansi.TruncateLeft
	if perRune.Load() {
		until, after = ansi.TruncateWc, ansi.TruncateLeftWc
	}
	whole := max(0, min(to, Width(s))-from)
	head := until(s, to, "")
	out := after(head, from, "")
	if Width(out) > max(0, Width(head)-from) {
		out = " " + after(head, from+1, "")
	}
	return out + strings.Repeat(" ", max(0, whole-Width(out)))
}
