package compare

import (
	"image"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/closeup"
	"sojourn/tui/picture"
)

// Close reports whether only parts of the photos are shown.
func (m Model) Close() bool { return m.view.Close() }

// Whole shows all of the photos again.
func (m Model) Whole() (Model, tea.Cmd) {
	m.view = m.view.Whole()
	return m.shown()
}

// closely takes the keys that look closely, for all frames together.
func (m Model) closely(msg tea.KeyPressMsg) (next Model, cmd tea.Cmd, mine bool) {
	if key.Matches(msg, m.keys.Zoom.Other) {
		next, cmd = m.move((m.at + 1) % len(m.ids))
		return next, cmd, true
	}
	e, ok := m.entry(m.at)
	if !ok || len(e.Photos) == 0 || m.layout().rows < 1 {
		return m, nil, false
	}
	m.view, mine = m.view.Press(msg, m.keys.Zoom, m.keys.Move, m.frameOf(e))
	if !mine {
		return m, nil, false
	}
	next, cmd = m.shown()
	return next, cmd, true
}

// frameOf is the photo of e and its room when it is looked at closely.
func (m Model) frameOf(e journal.Entry) closeup.Frame {
	p, l := e.Photos[0], m.layout()
	k := picture.Key{Columns: l.columns, Rows: l.rows}
	return closeup.Frame{Room: m.window.Room(k), Full: image.Pt(p.Width, p.Height)}
}

// key is the tile of e: at the scale of all, or the part that all show.
func (m Model) key(l layout, e journal.Entry) picture.Key {
	k := l.key(e)
	k.Size = image.Pt(e.Photos[0].Width, e.Photos[0].Height)
	k.Look = m.look
	if m.view.Close() {
		k.Columns, k.Rows, k.Part = l.columns, l.rows, m.view.Part()
	}
	return k
}
