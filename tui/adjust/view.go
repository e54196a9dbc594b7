package adjust

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/clock"
	"sojourn/journal/grapheme"
	"sojourn/tui/keys"
	"sojourn/tui/words"
)

const (
	label      = "the clock in it shows "
	dialogWide = 64
	fieldRow   = 1  // of the lines
	lowRoom    = 15 // rows
	fixedRows  = 4  // above what may be corrected, where there is little room
)

// Wide is how many cells its lines have at most.
func Wide(room int) int { return min(dialogWide, room) }

func (m Model) fieldWidth() int { return max(1, m.width-grapheme.Width(label)) }

// Title names the body.
func (m Model) Title() string {
	return grapheme.Cut("Clock of the "+journal.Visible(m.facts.body.String()), m.width)
}

// Foot says what the keys do.
func (m Model) Foot() string {
	k := m.keys.Locate
	return grapheme.Cut(keys.Name(k.Take)+" take it · "+keys.Name(k.Up)+" "+keys.Name(k.Down)+" what is corrected · "+
		keys.Name(k.Cancel)+" leave", m.width)
}

// Lines are what the dialog shows; where there is little room without what only parts them.
func (m Model) Lines() []string {
	camera := words.Fit("the camera wrote", grapheme.Width(label))
	lines := []string{
		m.theme.Label.Render(camera) + shownBy(m.facts.entry.Taken),
		m.theme.Label.Render(label) + m.field.View(),
		"",
	}
	lines = append(lines, m.verdict()...)
	lines = append(lines, "", m.theme.Label.Render("then correct"))
	rows := len(m.scopes)
	if m.room < lowRoom {
		lines = slices.Delete(lines, 5, 7) // the second gap, and the heading
		lines = slices.Delete(lines, 2, 3)
		rows = max(1, min(rows, m.room-fixedRows))
		lines = lines[:min(fixedRows, max(2, m.room-rows))]
	}
	lines = append(lines, m.scopeLines(rows)...)
	for i, l := range lines {
		l = grapheme.Cut(l, m.width)
		lines[i] = l + strings.Repeat(" ", max(0, m.width-grapheme.Width(l)))
	}
	return lines
}

// scopeLines are what may be corrected, as many as there is room for, that under the cursor among them.
func (m Model) scopeLines(rows int) []string {
	from := max(0, min(m.cursor-rows+1, len(m.scopes)-rows))
	var lines []string
	for i := from; i < min(from+rows, len(m.scopes)); i++ {
		text := words.Fit(" "+m.scopes[i].words, m.width)
		if i == m.cursor {
			text = m.theme.Cursor.Render(text)
		}
		lines = append(lines, text)
	}
	return lines
}

func shownBy(m journal.Moment) string {
	if !m.Known() {
		return "no time"
	}
	return words.Day(m.Clock) + " " + m.Clock.Format("15:04:05")
}

// verdict is what follows from what was typed, and what is known beside it: two lines, always.
func (m Model) verdict() []string {
	f := m.facts
	known := "nothing is known of its clock yet"
	if n := len(f.line.Readings()); n > 0 {
		known = "known by " + words.Count(n, "reading") + ": " + f.line.Words()
	}
	text := strings.TrimSpace(m.field.Value())
	if text == "" {
		return m.fit(known, "")
	}
	r, err := f.read(text)
	if err != nil {
		return m.fit(err.Error(), known)
	}
	said := strings.TrimSpace(clock.Words(r.Offset) + " " + clock.Precision(r.Within))
	second := known
	switch {
	case clock.WholeHours(r.Offset) != 0:
		second = "another zone? add its offset, like " + text + "+09:00"
	case clock.Precision(r.Within) != "":
		second = "type the seconds too, if they are to be seen"
	}
	return m.fit("its clock was "+said, second)
}

func (m Model) fit(first, second string) []string {
	return []string{grapheme.Cut(first, m.width), m.theme.Label.Render(grapheme.Cut(second, m.width))}
}

// Cursor is where the caret stands among the lines.
func (m Model) Cursor() *tea.Cursor {
	c := m.field.Cursor()
	if c == nil {
		return nil
	}
	c.X += grapheme.Width(label)
	c.Y += fieldRow
	return c
}
