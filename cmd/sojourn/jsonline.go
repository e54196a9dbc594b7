package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf8"

	"sojourn/journal"
)

// printJSON writes value as one line. Whatever a terminal might obey is escaped, so that the line
// can also be read on one.
func printJSON(w io.Writer, value any) error {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return err
	}
	_, err := w.Write(escapeHidden(b.Bytes()))
	return err
}

// escapeHidden escapes the characters that Visible marks. They can only stand in strings; what is
// below U+0020 the encoder has escaped already.
func escapeHidden(line []byte) []byte {
	out := make([]byte, 0, len(line))
	for len(line) > 0 {
		r, n := utf8.DecodeRune(line)
		if r != '\n' && r >= 0x7f && journal.Visible(string(r)) != string(r) {
			out = appendEscaped(out, r)
		} else {
			out = append(out, line[:n]...)
		}
		line = line[n:]
	}
	return out
}

// appendEscaped writes r as JSON does: \u0085, beyond U+FFFF as a surrogate pair.
func appendEscaped(out []byte, r rune) []byte {
	if r < 0x10000 {
		return fmt.Appendf(out, `\u%04x`, r)
	}
	r -= 0x10000
	return fmt.Appendf(out, `\u%04x\u%04x`, 0xd800+(r>>10), 0xdc00+(r&0x3ff))
}

// summary ends the lines of a verb that works on many things.
type summary struct {
	Summary any `json:"summary"`
}

// failure names one thing that a verb could not do.
type failure struct {
	Path    string `json:"path,omitempty"`
	ID      string `json:"id,omitempty"`
	Problem string `json:"problem"`
}
