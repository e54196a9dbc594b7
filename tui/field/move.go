package field

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// move takes a key that moves the caret. It is false for others.
func (m Model) move(msg tea.KeyPressMsg) (Model, bool) {
	if next, ok := m.moveByRows(msg); ok {
		return next, true
	}
	to := m.caret.spot
	switch {
	case key.Matches(msg, m.keys.Left):
		to = m.before(to)
	case key.Matches(msg, m.keys.Right):
		to = m.next(to)
	case key.Matches(msg, m.keys.WordLeft):
		to = m.wordBefore(to)
	case key.Matches(msg, m.keys.WordRight):
		to = m.wordAfter(to)
	case key.Matches(msg, m.keys.First):
		to = spot{}
	case key.Matches(msg, m.keys.Last):
		to = m.text.last()
	default:
		return m, false
	}
	return m.at(to), true
}

func (m Model) moveByRows(msg tea.KeyPressMsg) (Model, bool) {
	switch {
	case key.Matches(msg, m.keys.Up):
		return m.byRows(-1), true
	case key.Matches(msg, m.keys.Down):
		return m.byRows(1), true
	case key.Matches(msg, m.keys.PageUp):
		return m.byRows(-max(1, m.height-1)), true
	case key.Matches(msg, m.keys.PageDown):
		return m.byRows(max(1, m.height-1)), true
	case key.Matches(msg, m.keys.Home):
		return m.at(spot{m.caret.line, m.line().start(m.line().rows[m.row().row].from)}), true
	case key.Matches(msg, m.keys.End):
		m = m.inRow(m.row(), farRight)
		m.caret.column = none
		return m, true
	}
	return m, false
}

// at puts the caret at to, and ends what was typed in one go.
func (m Model) at(to spot) Model {
	m.caret = caret{spot: to, column: none}
	m.history = m.history.closed()
	return m
}

const farRight = 1 << 30

// byRows moves the caret n rows down, or up, in its column. Beyond the first and the last row it
// goes to the start and the end.
func (m Model) byRows(n int) Model {
	column := m.caret.column
	if column == none {
		column = m.cell()
	}
	from := m.row()
	to := m.text.down(m.text.up(from, -n), n)
	switch {
	case to != from:
		m = m.inRow(to, column)
		m.caret.column = column
	case n < 0:
		m = m.at(spot{})
	default:
		m = m.at(m.text.last())
	}
	return m
}

// inRow puts the caret into row r, at column or, where that is inside of a character, before it.
func (m Model) inRow(r rowSpot, column int) Model {
	l := m.text[r.line]
	shown := l.rows[r.row]
	i, used := shown.from, 0
	for i < shown.to && used+int(l.clusters[i].width) <= column {
		used += int(l.clusters[i].width)
		i++
	}
	upstream := false
	if i == shown.to && i > shown.from && r.row+1 < len(l.rows) { // the end of a row that goes on in the next
		upstream = l.clusters[i-1].kind != blank && used < m.width
		if !upstream {
			i--
		}
	}
	m = m.at(spot{r.line, l.start(i)})
	m.caret.upstream = upstream
	return m
}

// before is the spot a character before s, next the one after it.
func (m Model) before(s spot) spot {
	l := m.text[s.line]
	switch i := l.index(s.at); {
	case i > 0:
		return spot{s.line, l.start(i - 1)}
	case s.line > 0:
		return spot{s.line - 1, len(m.text[s.line-1].text)}
	}
	return s
}

func (m Model) next(s spot) spot {
	l := m.text[s.line]
	switch i := l.index(s.at); {
	case i < len(l.clusters):
		return spot{s.line, l.start(i + 1)}
	case s.line+1 < len(m.text):
		return spot{s.line + 1, 0}
	}
	return s
}
