package picture

import (
	"strings"

	"sojourn/journal/grapheme"
	"sojourn/tui/words"
)

// Tile is a picture in cells. Each line takes exactly the columns that were asked for, and leaves
// the terminal's colours as they were.
type Tile struct {
	Lines []string
	Seen  Seen // of a part
}

func (t Tile) bytes() int {
	n := 0
	for _, l := range t.Lines {
		n += len(l)
	}
	return n
}

// Message returns a tile that has words in a box where there is no picture to show.
func Message(text string, columns, rows int) Tile {
	if columns < 1 || rows < 1 {
		return Tile{}
	}
	if columns < 6 || rows < 3 {
		return centred(words.Wrap(text, columns), columns, rows)
	}
	inside := centred(words.Wrap(text, columns-4), columns-2, rows-2)
	edge := strings.Repeat("─", columns-2)
	lines := []string{"┌" + edge + "┐"}
	for _, l := range inside.Lines {
		lines = append(lines, "│"+l+"│")
	}
	return Tile{Lines: append(lines, "└"+edge+"┘")}
}

// centred puts lines into the middle of columns × rows cells; the last one that fits ends in … where
// there are more.
func centred(lines []string, columns, rows int) Tile {
	if len(lines) > rows {
		lines = append([]string(nil), lines[:rows]...)
		lines[rows-1] = grapheme.Cut(lines[rows-1]+strings.Repeat(" ", columns), columns)
	}
	t := Tile{Lines: make([]string, rows)}
	above := (rows - len(lines)) / 2
	for y := range t.Lines {
		text := ""
		if y >= above && y < above+len(lines) {
			text = strings.Repeat(" ", (columns-grapheme.Width(lines[y-above]))/2) + lines[y-above]
		}
		t.Lines[y] = words.Fit(text, columns)
	}
	return t
}
