package chart

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// pointer is what the mouse did last.
type pointer struct {
	x, y    int // the cell that it is on
	held    bool
	dragged bool      // since its button was pressed
	at      [2]int    // the cell of the last click
	when    time.Time // of the last beat before that
}

const (
	// doubleClick is how long after a click another one on the same cell opens what is there, counted in beats.
	doubleClick = 600 * time.Millisecond

	wheelStep = 1.5 // times nearer or farther
	mapTop    = 1   // lines above the map
)

// pointed takes the mouse: the wheel zooms at the pointer, a click brings what it is on under the
// cross-hair and a second one opens that, and what is drawn with the button held comes along.
func (m Model) pointed(msg tea.MouseMsg) (Model, tea.Cmd) {
	mouse, before := msg.Mouse(), m.pointer
	m.pointer.x, m.pointer.y = mouse.X, mouse.Y
	switch msg.(type) {
	case tea.MouseWheelMsg:
		return m.wheeled(mouse)
	case tea.MouseClickMsg:
		m.pointer.held, m.pointer.dragged = mouse.Button == tea.MouseLeft && m.isOnMap(mouse), false
	case tea.MouseMotionMsg:
		if before.held && (mouse.X != before.x || mouse.Y != before.y) {
			m.pointer.dragged = true
			m.view = m.view.moved(float64(2*(before.x-mouse.X)), float64(4*(before.y-mouse.Y)))
			m.fitted = false
			return m.looked()
		}
	case tea.MouseReleaseMsg:
		m.pointer.held = false
		if before.held && !before.dragged {
			return m.clicked(mouse)
		}
	}
	return m, nil
}

func (m Model) isOnMap(mouse tea.Mouse) bool {
	return mouse.X >= 0 && mouse.X < m.width && mouse.Y >= mapTop && mouse.Y < mapTop+m.mapHeight()
}

// wheeled zooms so that what is under the pointer stays there.
func (m Model) wheeled(mouse tea.Mouse) (Model, tea.Cmd) {
	dot := m.view.dot
	switch mouse.Button {
	case tea.MouseWheelUp:
		dot /= wheelStep
	case tea.MouseWheelDown:
		dot *= wheelStep
	default:
		return m, nil
	}
	x, y := dotsOf(mouse)
	p, ok := m.view.point(x, y)
	m.view, m.fitted = m.view.zoomed(dot), false
	if ok && m.isOnMap(mouse) {
		for range 2 { // the Earth is round: once is not exact
			now, down := m.view.at(p)
			m.view = m.view.moved(now-x, down-y)
		}
	}
	return m.looked()
}

func (m Model) clicked(mouse tea.Mouse) (Model, tea.Cmd) {
	last, here := m.pointer, [2]int{mouse.X, mouse.Y}
	m.pointer.at, m.pointer.when = here, m.now
	if here == last.at && !last.when.IsZero() && m.now.Sub(last.when) <= doubleClick {
		m.pointer.when = time.Time{}
		return m.take()
	}
	x, y := dotsOf(mouse)
	p, ok := m.view.point(x, y)
	if !ok {
		return m, nil
	}
	if at := m.under(mouse.X, mouse.Y-mapTop); at >= 0 {
		p = m.clusters[at].at
	}
	m.view.centre, m.fitted = p, false
	return m.looked()
}

// dotsOf is the middle of the cell under the pointer.
func dotsOf(mouse tea.Mouse) (x, y float64) {
	return float64(2*mouse.X + 1), float64(4*(mouse.Y-mapTop) + 2)
}
