package main

import (
	"io"

	"sojourn/journal/jsonline"
)

// printJSON prints value as one line.
func printJSON(w io.Writer, value any) error { return jsonline.Write(w, value) }

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
