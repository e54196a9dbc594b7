package caption

import (
	"strings"

	"sojourn/journal/grapheme"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"sojourn/tui/route"
	"sojourn/tui/words"
)

// drawn lays everything out and draws it anew.
func (m Model) drawn() Model {
	m.layout = layoutFor(m.width, m.height, m.shape(), m.shownFields(), m.hasHot())
	for i, rows := range m.layout.rows {
		m.fields[i] = m.fields[i].Resize(m.layout.widthOf(route.Field(i)), rows)
	}
	m.view = m.draw()
	return m
}

func (m Model) draw() string {
	if m.width <= 0 || m.height <= 0 {
		return ""
	}
	lines := m.titles()
	switch {
	case m.visit.id == "":
	case m.isOpen():
		lines = append(lines, m.body()...)
	case m.visit.err != nil:
		lines = append(lines, m.line(m.theme.Bad, "   it could not be read: "+m.visit.err.Error()))
	}
	from := m.firstLine(len(lines))
	lines = lines[from:]
	for len(lines) < m.height {
		lines = append(lines, m.blank())
	}
	return strings.Join(lines[:m.height], "\n")
}

// firstLine is the first line that is shown of n, where there is no room for all: the caret is kept
// in sight.
func (m Model) firstLine(n int) int {
	if n <= m.height || !m.isOpen() {
		return 0
	}
	caret := m.layout.tops[m.focus]
	if c := m.fields[m.focus].Cursor(); c != nil {
		caret += c.Y
	}
	return max(0, min(caret-m.height/2, n-m.height))
}

// Cursor is the caret of the field that has the keys.
func (m Model) Cursor() *tea.Cursor {
	c := m.fields[m.focus].Cursor()
	if c == nil || !m.isOpen() {
		return nil
	}
	x, y := c.X+m.layout.leftOf(m.focus), c.Y+m.layout.tops[m.focus]-m.firstLine(m.lineCount())
	if x >= m.width || y < 0 || y >= m.height {
		return nil
	}
	return tea.NewCursor(x, y)
}

// lineCount is how many lines the whole screen would have.
func (m Model) lineCount() int {
	l := m.layout
	return l.tops[m.shownFields()-1] + 1 + l.offers + l.hot + l.counts
}

func (m Model) blank() string { return strings.Repeat(" ", m.width) }

func (m Model) line(style lipgloss.Style, text string) string {
	return style.Render(words.Fit(text, m.width))
}

// padded fills styled text up to the width of the screen; what is longer is cut.
func (m Model) padded(s string) string {
	w := grapheme.Width(s)
	if w > m.width {
		return lipgloss.NewStyle().MaxWidth(m.width).Render(s)
	}
	return s + strings.Repeat(" ", m.width-w)
}
