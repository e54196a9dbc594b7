package sheet

import tea "charm.land/bubbletea/v2"

// pointed moves the cursor to the tile under the pointer; the wheel goes by rows.
func (m Model) pointed(mouse tea.Mouse) (Model, tea.Cmd) {
	switch mouse.Button {
	case tea.MouseWheelDown:
		return m.byRows(1).shown()
	case tea.MouseWheelUp:
		return m.byRows(-1).shown()
	case tea.MouseLeft:
		if at, ok := m.tileAt(mouse.X, mouse.Y); ok {
			return m.moved(at).shown()
		}
	}
	return m, nil
}

// tileAt is the entry whose tile has the cell (x, y).
func (m Model) tileAt(x, y int) (int, bool) {
	g := m.grid
	if x < 0 || x >= g.columns*g.cell || y < head || g.total == 0 {
		return 0, false
	}
	for row := m.cursor.top; row <= g.last(m.cursor.top); row++ {
		below := g.needs(m.cursor.top, row) + head // the line below the row
		if y < below-g.lines() {
			return 0, false // a heading
		}
		if from, to := g.entries(row); y < below {
			at := from + x/g.cell
			return at, at < to
		}
	}
	return 0, false
}
