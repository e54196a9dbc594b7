package loupe

import tea "charm.land/bubbletea/v2"

// pointer is where a button was pressed on a part of a photo, and is held.
type pointer struct {
	held bool
	x, y int
}

// pointed takes the mouse: on the picture the wheel zooms, and a part is dragged; beside it the facts are scrolled. On the
// whole photo a click goes on from its right half, and back from the left one.
func (m Model) pointed(msg tea.MouseMsg) (Model, tea.Cmd) {
	at := msg.Mouse()
	l := m.layout()
	over := at.Y >= 1 && at.Y <= l.rows && at.X >= 0 && at.X < l.columns
	if m.slides.on {
		over = false // which keys alone work on
	}
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		if over {
			return m.turned(msg)
		}
		return m.wheeled(msg), nil
	case tea.MouseClickMsg:
		m.pointer = pointer{held: msg.Button == tea.MouseLeft && over && m.view.Close(), x: at.X, y: at.Y}
		if over && !m.view.Close() {
			return m.clicked(msg)
		}
	case tea.MouseMotionMsg:
		if m.pointer.held {
			return m.dragged(at.X, at.Y)
		}
	case tea.MouseReleaseMsg:
		m.pointer.held = false
	}
	return m, nil
}

// turned zooms where the pointer is.
func (m Model) turned(msg tea.MouseWheelMsg) (Model, tea.Cmd) {
	e, ok := m.entry()
	in := msg.Button == tea.MouseWheelUp
	if !ok || len(e.Photos) == 0 || !in && msg.Button != tea.MouseWheelDown {
		return m, nil
	}
	l := m.layout()
	across := (float64(msg.X) + 0.5) / float64(max(1, l.columns))
	down := (float64(msg.Y-1) + 0.5) / float64(max(1, l.rows))
	m.view, m.panned = m.view.Turned(in, across, down, m.frameOf(e)), true
	return m.shown()
}

// dragged moves the photo with the pointer.
func (m Model) dragged(x, y int) (Model, tea.Cmd) {
	e, ok := m.entry()
	if !ok || len(e.Photos) == 0 || !m.view.Close() {
		return m, nil
	}
	l := m.layout()
	across := float64(m.pointer.x-x) / float64(max(1, l.columns))
	down := float64(m.pointer.y-y) / float64(max(1, l.rows))
	m.view = m.view.Panned(across, down, m.frameOf(e))
	m.pointer.x, m.pointer.y, m.panned = x, y, true
	return m.shown()
}
