package caption

import (
	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
)

// toGap puts the caret where a template has left room for what is to be written.
func (m Model) toGap() Model {
	f, found := m.fields[m.focus].Behind(journal.Gap)
	m.fields[m.focus], m.atGap = f, found
	return m
}

// filledGap takes the gap away that the caret was put at.
func (m Model) filledGap() Model {
	if m.atGap {
		m.fields[m.focus] = m.fields[m.focus].Swap(journal.Gap, "")
	}
	m.atGap = false
	return m
}

// fills reports whether msg writes something.
func fills(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return msg.Text != ""
	case tea.PasteMsg:
		return msg.Content != ""
	}
	return false
}
