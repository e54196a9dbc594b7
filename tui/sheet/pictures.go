package sheet

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/picture"
)

// load asks for the pictures of the tiles on the screen, and then of a row above and below it.
func (m Model) load() (Model, tea.Cmd) {
	from, to := m.visible()
	var want []picture.Key
	add := func(from, to int) {
		for at := max(0, from); at < min(to, m.grid.total); at++ {
			if s, known := m.summary(at); known && s.Photos > 0 {
				want = append(want, m.key(s))
			}
		}
	}
	add(from, to)
	add(to, to+m.grid.columns)
	add(from-m.grid.columns, from)
	if slices.Equal(want, m.want) {
		return m, nil
	}
	m.want = want
	m, rest := m.withRest(from)
	return m, tea.Batch(m.window.Load(want), m.window.Ahead(m.beside(from, to), rest))
}

// loaded asks for what is still missing, and draws what is there.
func (m Model) loaded() (Model, tea.Cmd) {
	m.want = nil
	return m.shown()
}

func (m Model) key(s journal.Summary) picture.Key {
	return picture.Key{
		Photo: s.Original, Orientation: s.Orient, Columns: m.grid.cell - 2, Rows: m.grid.rows, Dim: s.Rejected,
	}
}
