package field

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"sojourn/tui/words"
)

const more = "…"

// drawn scrolls to the caret and draws everything anew.
func (m Model) drawn() Model {
	m = m.scrolled()
	m.cursor = m.position()
	m.view = strings.Join(m.rows(), "\n")
	return m
}

func (m Model) rows() []string {
	rows := make([]string, 0, m.height)
	switch {
	case m.text.isEmpty():
		rows = append(rows, m.theme.Faint.Italic(true).Render(words.Fit(m.options.Placeholder, m.width)))
	case !m.options.Multiline:
		rows = append(rows, m.oneLine())
	default:
		for r, ok := m.top, true; ok && len(rows) < m.height; r, ok = m.text.below(r) {
			l := m.text[r.line]
			rows = append(rows, m.filled(l, l.rows[r.row]))
		}
	}
	for len(rows) < m.height {
		rows = append(rows, strings.Repeat(" ", m.width))
	}
	return rows
}

// Hidden reports whether there are rows above and below those that are shown.
func (m Model) Hidden() (above, below bool) {
	_, above = m.text.above(m.top)
	_, below = m.text.below(m.text.down(m.top, m.height-1))
	return above, below
}

// filled is a row of l, filled up with blanks. What is wider than the field is cut.
func (m Model) filled(l *line, r row) string {
	return fill(l.shown(r.from, r.to), l.cells(r.from, r.to), m.width)
}

func fill(s string, cells, width int) string {
	if cells > width {
		return words.Fit(s, width)
	}
	return s + strings.Repeat(" ", width-cells)
}

// oneLine is what is in sight of a line that scrolls, with … where there is more.
func (m Model) oneLine() string {
	l := m.line()
	lead := strings.Repeat(more, m.margin(m.left))
	room := m.width - m.margin(m.left)
	to, used := m.left, 0
	for to < len(l.clusters) && used+int(l.clusters[to].width) <= room {
		used += int(l.clusters[to].width)
		to++
	}
	if to == len(l.clusters) {
		return lead + fill(l.shown(m.left, to), used, room)
	}
	for to > m.left && used >= room {
		to--
		used -= int(l.clusters[to].width)
	}
	return lead + fill(l.shown(m.left, to)+more, used+1, room)
}

// position is the caret's cell in the field.
func (m Model) position() tea.Position {
	if !m.options.Multiline {
		l := m.line()
		return tea.Position{X: min(m.width-1, m.margin(m.left)+l.cells(m.left, m.index()))}
	}
	return tea.Position{X: min(m.width-1, m.cell()), Y: m.rowsBetween(m.top, m.row())}
}
