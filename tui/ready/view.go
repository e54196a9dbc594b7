package ready

import (
	"strings"

	"charm.land/lipgloss/v2"

	"sojourn/tui/theme"
	"sojourn/tui/words"
)

const (
	airy      = 12 // lines from which on a blank one stands below the head
	lackWidth = 56 // cells for what is lacking, on a wide screen
)

// drawn keeps the cursor on the screen and draws everything anew.
func (m Model) drawn() Model {
	height := m.bodyHeight()
	m.top = max(0, min(m.top, m.cursor, len(m.list.rows)-height))
	m.top = max(m.top, m.cursor-height+1)
	m.view = m.draw()
	return m
}

func (m Model) headHeight() int {
	if m.height >= airy {
		return 2
	}
	return min(1, m.height)
}

func (m Model) bodyHeight() int { return max(0, m.height-m.headHeight()) }

func (m Model) draw() string {
	if m.width <= 0 || m.height <= 0 {
		return ""
	}
	lines := []string{m.head()}
	for len(lines) < m.headHeight() {
		lines = append(lines, words.Fit("", m.width))
	}
	lines = append(lines, m.body()...)
	for len(lines) < m.height {
		lines = append(lines, words.Fit("", m.width))
	}
	return strings.Join(lines[:m.height], "\n")
}

func (m Model) head() string {
	title := " Ready?"
	l := m.list
	var parts []string
	if l.read && l.marked > 0 {
		parts = append(parts, words.Number(l.ready)+" of "+words.Number(l.marked)+" marked lack nothing")
	}
	if l.blocked > 0 {
		parts = append(parts, words.Number(l.blocked)+" would not be sent")
	}
	room := m.width - len(title) - 2
	if room <= 0 || len(parts) == 0 {
		return m.theme.Title.Render(words.Fit(title, m.width))
	}
	return m.theme.Title.Render(title) + "  " + m.theme.Label.Render(words.Fit(strings.Join(parts, " · "), room))
}

func (m Model) body() []string {
	if len(m.list.rows) == 0 {
		return []string{m.theme.Label.Render(words.Fit(" "+m.empty(), m.width))}
	}
	var lines []string
	for i := m.top; i < len(m.list.rows) && len(lines) < m.bodyHeight(); i++ {
		lines = append(lines, m.line(m.list.rows[i], i == m.cursor, i == m.top))
	}
	return lines
}

func (m Model) empty() string {
	switch {
	case !m.list.read:
		return "Looking …"
	case m.list.marked == 0:
		return "Nothing is marked. " + m.mark + " marks entries."
	}
	return "All that is marked is ready. " + m.sync + " sends it."
}

// line is "  ! caption too long   social   the entry's title": the title once for each entry.
func (m Model) line(r row, under, atTop bool) string {
	mark, sign, style := "  ", theme.SignNoAlt+" ", m.theme.Warn
	if under {
		mark = "> "
	}
	if r.Blocks {
		sign, style = "! ", m.theme.Bad
	}
	text := r.Text
	if r.Destination != "" {
		text = r.Destination + ": " + text
	}
	lack := min(lackWidth, max(0, m.width/2))
	title := ""
	if r.first || atTop || under {
		title = r.title
	}
	rest := max(0, m.width-4-lack-1)
	if under {
		return m.theme.Cursor.Render(words.Fit(mark+sign+words.Fit(text, lack)+" "+words.Fit(title, rest), m.width))
	}
	return cut(m.width, style.Render(mark+sign+words.Fit(text, lack)), " "+words.Fit(title, rest))
}

// cut joins two parts; on a screen too narrow for both the second is left out.
func cut(width int, first, second string) string {
	if lipgloss.Width(first) >= width {
		return lipgloss.NewStyle().MaxWidth(width).Render(first)
	}
	return first + second
}
