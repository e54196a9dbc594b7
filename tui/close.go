package tui

import (
	tea "charm.land/bubbletea/v2"

	"sojourn/tui/keys"
	"sojourn/tui/route"
)

// look shows photos, one or a few.
func (m Model) look(msg tea.Msg) (Model, tea.Cmd) {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case route.Loupe:
		m = m.push(onLoupe)
		m.Loupe, cmd = m.Loupe.Show(msg.ID, msg.Walk)
	case route.Slides:
		m.Loupe, cmd = m.Loupe.Slides(msg.ID, msg.Walk, m.active() != onLoupe)
		m = m.push(onLoupe)
	case route.Compare:
		m = m.push(onCompare)
		m.Compare, cmd = m.Compare.Show(msg.IDs)
	}
	return m, cmd
}

// close reports whether only a part of a photo is looked at, or slides are: back ends that first.
func (m Model) close() bool {
	switch m.active() {
	case onLoupe:
		return m.Loupe.Close() || m.Loupe.Sliding()
	case onCompare:
		return m.Compare.Close()
	}
	return false
}

// stepBack ends that.
func (m Model) stepBack() (Model, tea.Cmd) {
	var cmd tea.Cmd
	if m.active() == onLoupe {
		m.Loupe, cmd = m.Loupe.Back()
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
