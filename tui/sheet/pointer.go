package sheet

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/route"
)

// pointer is what the mouse did last.
type pointer struct {
	pressed journal.ID // the tile that its button was pressed on
	at      int        // its place in the list
	when    time.Time  // of the last beat before that
	held    bool
	drew    bool // it opened a range
	scrubs  bool // it was pressed on the timeline
}

// doubleClick is how long after a click another one on the same tile opens it, counted in beats.
const doubleClick = 600 * time.Millisecond

// pointed takes the mouse: a click goes to a tile and a second one opens it, the wheel goes by rows,
// and what is drawn over with the button held is a range.
func (m Model) pointed(msg tea.MouseMsg) (Model, tea.Cmd) {
	mouse := msg.Mouse()
	switch msg.(type) {
	case tea.MouseWheelMsg:
		return m.wheeled(mouse.Button)
	case tea.MouseReleaseMsg:
		return m.released()
	}
	if m, cmd, mine := m.pointedAtStrip(msg); mine {
		return m, cmd
	}
	at, ok := m.tileAt(mouse.X, mouse.Y)
	if !ok || mouse.Button != tea.MouseLeft {
		return m, nil
	}
	if _, dragged := msg.(tea.MouseMotionMsg); dragged {
		return m.dragged(at)
	}
	return m.clicked(at)
}

func (m Model) wheeled(button tea.MouseButton) (Model, tea.Cmd) {
	switch button {
	case tea.MouseWheelDown:
		return m.byRows(1).shown()
	case tea.MouseWheelUp:
		return m.byRows(-1).shown()
	}
	return m, nil
}

func (m Model) clicked(at int) (Model, tea.Cmd) {
	id, last := m.list.id(at), m.pointer
	m.pointer = pointer{pressed: id, at: at, when: m.now, held: true}
	m = m.moved(at)
	if id != "" && id == last.pressed && m.now.Sub(last.when) <= doubleClick {
		m.pointer = pointer{}
		return m, route.To(route.Loupe{ID: id, Walk: m.walk()})
	}
	return m.shown()
}

// dragged opens a range where the button was pressed, once another tile is reached.
func (m Model) dragged(at int) (Model, tea.Cmd) {
	p := m.pointer
	if !p.held || p.pressed == "" || at == m.cursor.at {
		return m, nil
	}
	if !m.chosen.open {
		m.chosen = m.chosen.begun(p.pressed, p.at)
		m.pointer.drew = true
	}
	return m.moved(at).shown()
}

// released takes what was drawn over into the selection.
func (m Model) released() (Model, tea.Cmd) {
	p := m.pointer
	m.pointer.held, m.pointer.drew, m.pointer.scrubs = false, false, false
	switch {
	case !p.drew || !m.chosen.open:
		return m, nil
	case m.cursor.at == p.at:
		m.chosen.open = false // back where it began: nothing was meant
	default:
		m.chosen = m.chosen.closed(m.list, m.cursor.at)
	}
	m.pointer = pointer{}
	return m.shown()
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
