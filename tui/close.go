package tui

import (
	tea "charm.land/bubbletea/v2"

	"sojourn/tui/keys"
)

// close reports whether only a part of a photo is looked at: back goes to the whole first.
func (m Model) close() bool {
	switch m.active() {
	case onLoupe:
		return m.Loupe.Close()
	case onCompare:
		return m.Compare.Close()
	}
	return false
}

// stepBack shows all of the photo again.
func (m Model) stepBack() (Model, tea.Cmd) {
	var cmd tea.Cmd
	if m.active() == onLoupe {
		m.Loupe, cmd = m.Loupe.Whole()
	} else {
		m.Compare, cmd = m.Compare.Whole()
	}
	return m, cmd
}

// closeHints name the keys that look closely.
func (m Model) closeHints() []string {
	z, move := m.keys.Zoom, m.keys.Move
	return []string{
		keys.Name(move.Left) + " " + keys.Name(move.Down) + " " + keys.Name(move.Up) + " " + hint(move.Right, "pan"),
		keys.Name(z.Nearer) + " " + hint(z.Farther, "zoom"), hint(z.Other, "other frame"), hint(z.Zoom, "whole"),
	}
}
