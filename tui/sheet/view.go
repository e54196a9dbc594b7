package sheet

import (
	"strings"

	"sojourn/journal/grapheme"
	"sojourn/tui/keys"
	"sojourn/tui/words"
)

// drawn puts the screen together. It costs what is visible, however long the list is.
func (m Model) drawn() Model {
	m.view = m.draw()
	return m
}

func (m Model) draw() string {
	if m.width <= 0 || m.height <= 0 {
		return ""
	}
	lines := append([]string{m.title()}, m.body(max(0, m.height-1-m.stripHeight()))...)
	lines = append(lines, m.stripLines()...)
	if m.query.open {
		over := m.queryLines()
		over = over[max(0, len(over)-len(lines)):]
		lines = append(lines[:len(lines)-len(over)], over...)
	}
	return strings.Join(lines, "\n")
}

func (m Model) blank(width int) string { return words.Fit("", width) }

// title is which journal, or which query, how many, and where in it.
func (m Model) title() string {
	left := " " + m.name
	if m.query.text != "" {
		left = " “" + m.query.text + "”"
	}
	right := m.counts()
	room := max(0, m.width-grapheme.Width(right)-2)
	if room < 8 {
		right, room = "", m.width
	}
	shown := m.theme.Title.Render(words.Fit(left, room))
	if right == "" {
		return shown + m.blank(m.width-room)
	}
	return shown + m.theme.Label.Render(" "+right+" ")
}

func (m Model) counts() string {
	if !m.list.known {
		return ""
	}
	text := words.Count(m.list.total, "photo")
	if m.list.total > 0 {
		text = words.Number(m.cursor.at+1) + " of " + text
	}
	first, last := m.chosen.span(m.cursor.at)
	switch n := m.chosen.count(m.list.total); {
	case m.chosen.open:
		text = "range of " + words.Number(last-first+1) + ", " + keys.Name(m.keys.Range) + " ends it · " + text
	case n > 0:
		text = words.Number(n) + " selected · " + text
	}
	return text
}

// body is the tiles, and the panel beside them.
func (m Model) body(height int) []string {
	lines := m.tiles(height)
	if m.panelWidth() == 0 {
		return lines
	}
	rule := m.theme.Border.Render("│") + " "
	for y, line := range m.panelLines(height) {
		lines[y] += rule + line
	}
	return lines
}

// tiles are the rows of tiles that are visible, in height lines.
func (m Model) tiles(height int) []string {
	g := m.grid
	var lines []string
	switch {
	case g.width < leastWidth: // no tile goes in there
	case g.total == 0:
		lines = m.nothing()
	default:
		lines = append(lines, m.heading(g.groupOfRow(m.cursor.top)))
		for row := m.cursor.top; row <= g.last(m.cursor.top); row++ {
			if row > m.cursor.top && g.groupOfRow(row) != g.groupOfRow(row-1) {
				lines = append(lines, m.heading(g.groupOfRow(row)))
			}
			lines = append(lines, m.rowOfTiles(row)...)
		}
	}
	lines = lines[:min(len(lines), height)]
	for len(lines) < height {
		lines = append(lines, m.blank(g.width))
	}
	return lines
}

// heading is a group's day and place, and how many there are.
func (m Model) heading(n int) string {
	group := m.list.groups[n]
	if !m.list.whole && m.list.first > 0 && n == 0 {
		return m.theme.Heading.Render(words.Fit(" …", m.grid.width)) // not read yet
	}
	parts := []string{words.LocalDay(group.Day)}
	if group.Area != "" {
		parts = append(parts, group.Area)
	}
	if m.list.whole {
		parts = append(parts, words.Count(group.Entries, "photo"))
	}
	return m.theme.Heading.Render(words.Fit(" "+strings.Join(parts, " · "), m.grid.width))
}

// nothing says why there is nothing to see, and what to do.
func (m Model) nothing() []string {
	var text []string
	switch {
	case !m.list.known:
		text = []string{"Reading …"}
	case m.query.text != "":
		text = []string{
			"Nothing is found for “" + m.query.text + "”.",
			keys.Name(m.keys.Clear) + " shows everything again, " + keys.Name(m.keys.Query) + " finds something else.",
		}
	default:
		text = []string{
			"This journal has no photos yet.", "",
			"Leave with " + m.quit + " and bring some in:", "", "    sojourn import PATH", "",
			"PATH is a card, a phone or any folder. What is on it stays as it is.",
		}
	}
	lines := []string{m.blank(m.grid.width)}
	for _, t := range text {
		for _, l := range wrapped(t, m.grid.width-2) {
			lines = append(lines, words.Fit("  "+l, m.grid.width))
		}
	}
	return lines
}

func wrapped(text string, width int) []string {
	if strings.HasPrefix(text, " ") {
		return []string{text}
	}
	if text == "" {
		return []string{""}
	}
	return words.Wrap(text, width)
}
