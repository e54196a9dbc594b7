package sheet

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/facts"
	"sojourn/tui/picture"
	"sojourn/tui/theme"
	"sojourn/tui/words"
)

// rowOfTiles are the lines of a row: tiles side by side.
func (m Model) rowOfTiles(row int) []string {
	g := m.grid
	rows := make([]strings.Builder, g.lines())
	from, to := g.entries(row)
	for at := from; at < to; at++ {
		for y, l := range m.tile(at) {
			rows[y].WriteString(l)
		}
	}
	rest := strings.Repeat(" ", max(0, g.width-(to-from)*g.cell))
	lines := make([]string, len(rows))
	for y := range rows {
		rows[y].WriteString(rest)
		lines[y] = rows[y].String()
	}
	return lines
}

// tile is a picture with what is to be said of it below. The one under the cursor has a frame above and below: a
// line that differs at its ends is sent whole, and pictures are dear.
func (m Model) tile(at int) []string {
	inside := m.grid.cell - 2
	s, known := m.summary(at)
	lines := make([]string, 0, m.grid.lines())
	top, ends := strings.Repeat(" ", m.grid.cell), [2]string{" ", " "}
	if at == m.cursor.at {
		edge := m.theme.Accent
		top = edge.Render("┏" + strings.Repeat("━", inside) + "┓")
		ends = [2]string{edge.Render("┗"), edge.Render("┛")}
	}
	lines = append(lines, top)
	for _, l := range m.face(s, known) {
		lines = append(lines, " "+l+" ")
	}
	return append(lines, ends[0]+m.line(at, s, known, inside)+ends[1])
}

// face is the picture, or the words of an entry that has none.
func (m Model) face(s journal.Summary, known bool) []string {
	columns, rows := m.grid.cell-2, m.grid.rows
	if !known {
		return picture.Message("…", columns, rows).Lines
	}
	if s.Photos == 0 {
		return picture.Message(s.Caption, columns, rows).Lines
	}
	tile, _ := m.window.Tile(m.key(s))
	return tile.Lines
}

// line is the signs, the time and the first words of the caption, or the file's name.
func (m Model) line(at int, s journal.Summary, known bool, width int) string {
	if !known {
		return m.blank(width)
	}
	chosen := m.chosen.has(s.ID, at, m.cursor.at)
	var signs []facts.Sign
	if chosen {
		signs = append(signs, facts.Sign{Text: theme.SignChosen, Style: m.theme.Chosen})
	}
	signs = append(signs, facts.Signs(s, m.theme)...)
	if s.Photos > 1 {
		signs = append(signs, facts.Sign{Text: fmt.Sprintf("×%d", s.Photos), Style: m.theme.Label})
	}
	line, used := "", 0
	for _, sign := range signs {
		if w := grapheme.Width(sign.Text); used+w <= width {
			line, used = line+sign.Style.Render(sign.Text), used+w
		}
	}
	text, style := m.words(s)
	if chosen {
		style = m.theme.Chosen
	}
	if used > 0 && used < width {
		line, used = line+" ", used+1
	}
	if width-used < len("15:04") { // a part of a time says nothing
		return line + m.blank(width-used)
	}
	return line + style.Render(words.Fit(text, width-used))
}

var plain = lipgloss.NewStyle()

func (m Model) words(s journal.Summary) (string, lipgloss.Style) {
	text, style := s.Caption, plain
	if text == "" {
		text, style = s.Original.Name, m.theme.Faint
	}
	if s.Rejected {
		style = m.theme.Faint
	}
	if s.Taken.Known() {
		text = words.Clock(s.Taken.Local()) + " " + text
	}
	return text, style
}
