package sheet

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
)

// cursor is where the hands are.
type cursor struct {
	at      int // in the list
	column  int // that going up and down keeps to
	top     int // the first row on the screen
	pending journal.ID
}

// arranged puts the tiles where the size and the list say.
func (m Model) arranged() Model {
	above := m.grid.row(m.cursor.at) - m.cursor.top
	m.strip = m.strip.arranged(m.list, m.width)
	m.grid = newGrid(m.list.groups, m.columns, m.gridWidth(), m.height-m.stripHeight())
	m.cursor.top = m.grid.row(m.cursor.at) - above
	return m.moved(m.cursor.at)
}

// moved puts the cursor on an entry, and keeps it on the screen.
func (m Model) moved(at int) Model {
	m = m.reached(at)
	m.cursor.column = m.grid.column(m.cursor.at)
	return m
}

// reached is moved, with the column that is kept to.
func (m Model) reached(at int) Model {
	m.cursor.at = max(0, min(at, m.grid.total-1))
	m.cursor.top = m.grid.scroll(m.cursor.top, m.grid.row(m.cursor.at))
	return m
}

// visible is the part of the list that is on the screen.
func (m Model) visible() (from, to int) {
	from, _ = m.grid.entries(m.cursor.top)
	_, to = m.grid.entries(m.grid.last(m.cursor.top))
	return from, to
}

func (m Model) move(msg tea.KeyPressMsg) (Model, bool) {
	at, k := m.cursor.at, m.keys
	switch {
	case key.Matches(msg, k.Left):
		return m.moved(at - 1), true
	case key.Matches(msg, k.Right):
		return m.moved(at + 1), true
	case key.Matches(msg, k.Down):
		return m.byRows(1), true
	case key.Matches(msg, k.Up):
		return m.byRows(-1), true
	case key.Matches(msg, k.PageDown):
		return m.byRows(m.grid.whole(m.cursor.top)), true
	case key.Matches(msg, k.PageUp):
		return m.byRows(-m.grid.whole(m.cursor.top)), true
	case key.Matches(msg, k.First):
		return m.moved(0), true
	case key.Matches(msg, k.Last):
		return m.moved(m.grid.total - 1), true
	case key.Matches(msg, k.NextDay):
		return m.byDays(1, byDay), true
	case key.Matches(msg, k.PreviousDay):
		return m.byDays(-1, byDay), true
	case key.Matches(msg, k.NextMonth):
		return m.byDays(1, byMonth), true
	case key.Matches(msg, k.PreviousMonth):
		return m.byDays(-1, byMonth), true
	}
	return m, false
}

// byRows goes up or down in the column. Where a row is shorter, its last tile is gone to.
func (m Model) byRows(rows int) Model {
	row := max(0, min(m.grid.row(m.cursor.at)+rows, m.grid.rowsOfTiles-1))
	from, to := m.grid.entries(row)
	return m.reached(min(from+m.cursor.column, to-1))
}

// byDays goes to the first entry of the next day or month that has photos, or of the one before.
func (m Model) byDays(step int, u unit) Model {
	groups := m.list.groups
	n := m.grid.group(m.cursor.at)
	if n >= len(groups) {
		return m
	}
	same := func(a, b int) bool { return u.same(groups[a].Day, groups[b].Day) }
	on := n
	for n += step; n >= 0 && n < len(groups) && same(n, on); n += step {
	}
	if n < 0 {
		return m.moved(0)
	}
	if n >= len(groups) {
		return m
	}
	for n > 0 && same(n-1, n) {
		n--
	}
	return m.toGroup(n)
}

// toGroup goes to the first entry of a group, with its day at the top.
func (m Model) toGroup(n int) Model {
	m.cursor.top = m.grid.groupRows[n]
	return m.moved(m.grid.starts[n])
}
