package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf8"

	"sojourn/journal"
)

// writeLine writes a value as one line. What a terminal might obey is escaped: the lines may be
// read on one.
func writeLine(w io.Writer, value any) error {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return err
	}
	_, err := w.Write(escaped(b.Bytes()))
	return err
}

// escaped writes what journal.Visible marks as JSON does: \u0085. Below U+0020 it is done already.
func escaped(line []byte) []byte {
	out := make([]byte, 0, len(line))
	for len(line) > 0 {
		r, n := utf8.DecodeRune(line)
		switch {
		case r < 0x7f || journal.Visible(string(r)) == string(r):
			out = append(out, line[:n]...)
		case r < 0x10000:
			out = fmt.Appendf(out, `\u%04x`, r)
		default:
			out = fmt.Appendf(out, `\u%04x\u%04x`, 0xd800+(r>>10)-0x40, 0xdc00+(r&0x3ff))
		}
		line = line[n:]
	}
	return out
}
