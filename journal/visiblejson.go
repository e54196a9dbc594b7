package journal

import (
	"fmt"
	"unicode/utf8"
)

// VisibleJSON returns JSON with what Visible marks escaped as JSON does, \u0085, so that it can also
// be read on a terminal. Such characters can only stand in strings; below U+0020 encoders escape.
func VisibleJSON(text []byte) []byte {
	out := make([]byte, 0, len(text))
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		switch {
		case r < 0x7f || Visible(string(r)) == string(r):
			out = append(out, text[:n]...)
		case r < 0x10000:
			out = fmt.Appendf(out, `\u%04x`, r)
		default: // a surrogate pair
			r -= 0x10000
			out = fmt.Appendf(out, `\u%04x\u%04x`, 0xd800+(r>>10), 0xdc00+(r&0x3ff))
		}
		text = text[n:]
	}
	return out
}
