package queue

import (
	tea "charm.land/bubbletea/v2"

	"sojourn/tui/route"
)

// clicked goes to the row under the pointer; a click on the row under the cursor opens it.
func (m Model) clicked(msg tea.MouseClickMsg) (Model, tea.Cmd) {
	at, ok := m.rowAt(msg.Y)
	switch {
	case !ok || msg.Button != tea.MouseLeft:
		return m, nil
	case at != m.cursor:
		return m.moved(at, 1).drawn().load()
	}
	r, _ := m.row()
	return m, route.To(route.Loupe{ID: r.position.entry})
}

// rowAt is the row that has the line y; the lines that unfold below the cursor are its own.
func (m Model) rowAt(y int) (int, bool) {
	line := m.headHeight()
	for i, r := range m.window() {
		at := m.top + i
		height := 1
		if at == m.cursor && r.isEntry() {
			height += len(m.unfolded())
		}
		if y >= line && y < line+height && line < m.headHeight()+m.bodyHeight() {
			return at, r.isEntry()
		}
		line += height
	}
	return 0, false
}
