package main

import (
	"bytes"
	"encoding/json"
	"io"

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
	_, err := w.Write(journal.VisibleJSON(b.Bytes()))
	return err
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
