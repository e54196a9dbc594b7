package export

import (
	"bytes"
	"encoding/json"
	"io"

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
	_, err := w.Write(journal.VisibleJSON(b.Bytes()))
	return err
}
