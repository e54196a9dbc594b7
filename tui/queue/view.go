package queue

import (
	"strings"

	"charm.land/lipgloss/v2"

	"sojourn/journal/grapheme"
	"sojourn/tui/words"
)

const (
	airy      = 12 // lines from which on a blank one stands below the head
	roomy     = 16 // … and from which on there is room for the details
	detailed  = 8  // lines of the details
	unfolding = 6  // lines below the one under the cursor, at most
)

const emptyText = "Nothing waits. {mark} marks entries, {sync} sends them."

// draw puts the screen together: head, list, details.
func (m Model) draw() string {
	if m.width <= 0 || m.height <= 0 {
		return ""
	}
	lines := m.head()
	body := m.body()
	for len(body) < m.bodyHeight() {
		body = append(body, m.blank())
	}
	lines = append(append(lines, body...), m.details()...)
	for len(lines) < m.height {
		lines = append(lines, m.blank())
	}
	return strings.Join(lines[:m.height], "\n")
}

// bodyHeight is how many lines the list has.
func (m Model) bodyHeight() int {
	return max(0, m.height-m.headHeight()-m.detailHeight())
}

func (m Model) headHeight() int {
	n := 1
	if m.course.sending {
		n++
	}
	if m.height >= airy {
		n++
	}
	return min(n, m.height)
}

func (m Model) detailHeight() int {
	if !m.detail || m.height < roomy {
		return 0
	}
	return detailed
}

func (m Model) blank() string { return strings.Repeat(" ", m.width) }

func (m Model) line(style lipgloss.Style, text string) string {
	return style.Render(words.Fit(text, m.width))
}

func (m Model) head() []string {
	title := " Outbox"
	room := m.width - len(title) - 2
	totals := m.totals(true)
	if grapheme.Width(totals) > room {
		totals = m.totals(false) // what needs the traveller is said before how much there is
	}
	head := m.theme.Title.Render(words.Fit(title, m.width))
	if room > 0 && totals != "" {
		head = m.theme.Title.Render(title) + "  " + m.theme.Label.Render(words.Fit(totals, room))
	}
	lines := []string{head}
	if m.course.sending {
		lines = append(lines, m.line(m.theme.Accent, " "+m.course.line(m.width-2)))
	}
	for len(lines) < m.headHeight() {
		lines = append(lines, m.blank())
	}
	return lines[:m.headHeight()]
}

// totals sums up what waits, with or without its bytes.
func (m Model) totals(bytes bool) string {
	l := m.list
	var parts []string
	if l.toSend > 0 {
		parts = append(parts, words.Number(l.toSend)+" to send")
	}
	switch {
	case !bytes:
	case l.bytes > 0 && l.unweighed > 0:
		parts = append(parts, words.Bytes(l.bytes)+" and more")
	case l.bytes > 0:
		parts = append(parts, words.Bytes(l.bytes))
	}
	switch {
	case l.needYou == 1:
		parts = append(parts, "1 needs you")
	case l.needYou > 1:
		parts = append(parts, words.Number(l.needYou)+" need you")
	}
	if l.takeBack > 0 {
		parts = append(parts, words.Number(l.takeBack)+" to take back")
	}
	if l.receipts != nil {
		parts = append(parts, words.Number(len(l.receipts))+" delivered")
	}
	return strings.Join(parts, " · ")
}

// window are the rows that are on the screen.
func (m Model) window() []row {
	rows := m.list.rows
	from := max(0, min(m.top, len(rows)))
	return rows[from:min(len(rows), from+m.bodyHeight())]
}

func (m Model) body() []string {
	if len(m.list.waiting) == 0 && len(m.list.receipts) == 0 {
		return m.emptyBody()
	}
	height := m.bodyHeight()
	var lines []string
	for i, r := range m.window() {
		if len(lines) >= height {
			break
		}
		if !r.isEntry() {
			lines = append(lines, m.line(m.theme.Heading, " "+r.heading))
			continue
		}
		under := m.top+i == m.cursor
		lines = append(lines, m.rowLine(r, under))
		if under {
			lines = append(lines, m.unfoldedLines()...)
		}
	}
	return lines[:min(len(lines), height)]
}

func (m Model) emptyBody() []string {
	text := m.naming(emptyText)
	if !m.list.read {
		text = "Reading the outbox …"
	}
	var lines []string
	for _, l := range words.Wrap(text, m.width-2) {
		lines = append(lines, m.line(m.theme.Label, " "+l))
	}
	if m.list.receipts != nil {
		lines = append(lines, m.line(m.theme.Label, " Nothing was delivered yet."))
	}
	return lines[:min(len(lines), m.bodyHeight())]
}
