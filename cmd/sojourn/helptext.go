package main

import (
	"strings"

	"sojourn/tui/words"
)

const helpCells = 78

// reflow breaks the paragraphs of a help text anew, so that they fit on the narrowest usual
// terminal. Indented ones stay as they are.
func reflow(text string) string {
	paragraphs := strings.Split(strings.TrimSpace(text), "\n\n")
	for i, p := range paragraphs {
		if !strings.Contains("\n"+p, "\n ") && !strings.Contains("\n"+p, "\n\t") {
			paragraphs[i] = strings.Join(words.Wrap(strings.Join(strings.Fields(p), " "), helpCells), "\n")
		}
	}
	return strings.Join(paragraphs, "\n\n")
}
