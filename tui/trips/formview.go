package trips

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/keys"
	"sojourn/tui/words"
)

const sayLines = 2 // below the fields: what may be put in, and what is wrong

// shownFields are the fields that there is room for, about the one that has the keys.
func (m Model) shownFields() (from, until int) {
	n := len(m.form.fields)
	rows := max(1, min(n, m.height-sayLines))
	from = max(0, min(m.form.focus-rows/2, n-rows))
	return from, from + rows
}

func (m Model) formLines() []string {
	var lines []string
	from, until := m.shownFields()
	for _, one := range m.form.fields[from:until] {
		label := words.Fit(labels[one.of], labelWidth)
		lines = append(lines, m.theme.Label.Render(label)+one.field.View())
	}
	if m.height > len(lines)+sayLines {
		lines = append(lines, "")
	}
	return append(lines, m.theme.Label.Render(words.Fit(m.offered(), m.width)), m.verdict())
}

// offered are the offers, as many as there is room for.
func (m Model) offered() string {
	offers := m.offers()
	if len(offers) == 0 {
		return ""
	}
	shown := journal.Visible(strings.Join(offers[:min(len(offers), offersShown)], ", "))
	return grapheme.Cut(keys.Name(m.keys.Caption.Complete)+": "+shown, m.width)
}

const offersShown = 8

// verdict says what is wrong with what was typed, once something was.
func (m Model) verdict() string {
	err := m.wrong()
	if err == nil || m.form.was.Name == "" && m.form.trip().Name == "" {
		return ""
	}
	return m.theme.Bad.Render(words.Fit("! "+whyOf(err), m.width))
}

// Cursor is where the caret stands among the lines.
func (m Model) Cursor() *tea.Cursor {
	if !m.form.open {
		return nil
	}
	c := m.form.fields[m.form.focus].field.Cursor()
	if c == nil {
		return nil
	}
	from, _ := m.shownFields()
	c.X, c.Y = c.X+labelWidth, c.Y+m.form.focus-from
	return c
}
