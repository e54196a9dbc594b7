// Package jsonline has the names by which JSON speaks of what a journal has, one object a line. They are
// a promise: `list --json`, exports and everything that reads them use these.
package jsonline

import (
	"bytes"
	"encoding/json"
	"io"

	"sojourn/journal"
)

// Write writes a value as one line. Whatever a terminal might obey is escaped, so that the line can
// also be read on one.
func Write(w io.Writer, value any) error {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return err
	}
	_, err := w.Write(journal.VisibleJSON(b.Bytes()))
	return err
}

// OrNull returns nil for "".
func OrNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
