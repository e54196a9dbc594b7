package journal

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visible returns s safe to print: control characters, escape sequences, bidirectional
// overrides and bytes that are not UTF-8 become visible marks. Line breaks become ␊.
func Visible(s string) string { return visible(s, false) }

// VisibleLines is Visible, but keeps line breaks.
func VisibleLines(s string) string { return visible(s, true) }

func visible(s string, lines bool) string {
	if isPlain(s) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, "‹%02X›", s[i])
		case r == '\n' && lines:
			b.WriteByte('\n')
		case r < 0x20:
			b.WriteRune('␀' + r)
		case r == 0x7f:
			b.WriteRune('␡')
		case isHidden(r):
			fmt.Fprintf(&b, "‹%04X›", r)
		default:
			b.WriteRune(r)
		}
		i += n
	}
	return b.String()
}

func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

// isHidden tells the characters that change how others are shown, or that a terminal may obey.
func isHidden(r rune) bool {
	switch {
	case r >= 0x80 && r < 0xa0: // C1 controls
		return true
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069: // overrides, embeddings, isolates
		return true
	case r == 0x2028, r == 0x2029, r == 0xfeff:
		return true
	case r >= 0xe0001 && r < 0xe0020: // deprecated language tags; the rest of the block spells flags
		return true
	}
	return unicode.Is(unicode.Co, r) || unicode.Is(unicode.Cs, r)
}

// CleanText returns text fit to be stored: valid UTF-8, line breaks as \n, and no control
// characters but line break and tab. It is applied to what was typed, pasted or read from a file.
func CleanText(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return r
		}
		if r < 0x20 || r == 0x7f || r >= 0x80 && r < 0xa0 {
			return -1
		}
		return r
	}, s)
}

// CleanLine is CleanText for a field of one line: line breaks and tabs become spaces.
func CleanLine(s string) string {
	return strings.TrimSpace(strings.NewReplacer("\n", " ", "\t", " ").Replace(CleanText(s)))
}
