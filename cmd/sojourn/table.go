package main

import (
	"bufio"
	"io"
	"strings"

	"sojourn/journal"
	"sojourn/journal/grapheme"
)

// cell is foreign or own text in a table.
type cell struct {
	text  string
	ink   ink
	right bool // aligned
}

// table prints rows in columns that are aligned by what a terminal shows, a page of rows at a
// time. What does not fit on the screen of the last column is cut, or unfolds onto a line of its own.
type table struct {
	app     *app
	unfolds bool
	widths  []int
	rows    [][]cell
}

func (a *app) newTable(header ...string) *table {
	t := &table{app: a, widths: make([]int, len(header))}
	if a.out.is { // for a reader; programs read the rows
		row := make([]cell, len(header))
		for i, h := range header {
			row[i] = cell{text: h, ink: faint}
		}
		t.row(row...)
	}
	return t
}

func (t *table) row(cells ...cell) {
	for i := range cells {
		cells[i].text = journal.Visible(cells[i].text)
		t.widths[i] = max(t.widths[i], grapheme.Width(cells[i].text))
	}
	t.rows = append(t.rows, cells)
}

// flush prints the rows there are. Later rows keep the columns' widths.
func (t *table) flush(w io.Writer) error {
	out := bufio.NewWriter(w)
	for _, row := range t.rows {
		for line := range strings.SplitSeq(t.line(row), "\n") {
			_, _ = out.WriteString(strings.TrimRight(line, " ") + "\n") // told by Flush
		}
	}
	t.rows = nil
	return out.Flush()
}

const gap = "  "

func (t *table) line(row []cell) string {
	var b strings.Builder
	used := 0
	for i, c := range row {
		width := t.widths[i]
		if last := i == len(row)-1; last {
			b.WriteString(t.app.paint(t.fit(c.text, used), c.ink))
			break
		}
		blanks := strings.Repeat(" ", width-grapheme.Width(c.text))
		if c.right {
			b.WriteString(blanks + t.app.paint(c.text, c.ink))
		} else {
			b.WriteString(t.app.paint(c.text, c.ink) + blanks)
		}
		b.WriteString(gap)
		used += width + len(gap)
	}
	return b.String()
}

// fit makes the text of the last column fit behind used cells.
func (t *table) fit(text string, used int) string {
	width := t.app.out.width()
	switch {
	case width == 0 || used+grapheme.Width(text) <= width:
		return text
	case t.unfolds:
		return "\n" + gap + gap + text
	}
	return grapheme.Cut(text, max(8, width-used))
}
