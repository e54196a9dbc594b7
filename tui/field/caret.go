package field

// caret is where is typed. upstream: it stands at the end of a row, and not at the start of the
// next one. column is the cell that moving up and down aims for, or none.
type caret struct {
	spot
	upstream bool
	column   int
}

const none = -1

// rowSpot names a row of the text.
type rowSpot struct{ line, row int }

func (r rowSpot) before(o rowSpot) bool {
	return r.line < o.line || r.line == o.line && r.row < o.row
}

// line is the one that the caret stands in.
func (m Model) line() *line { return m.text[m.caret.line] }

// index is the cluster after the caret.
func (m Model) index() int { return m.line().index(m.caret.at) }

func (m Model) row() rowSpot {
	return rowSpot{m.caret.line, m.line().rowOf(m.index(), m.caret.upstream)}
}

// cell is the caret's column in its row.
func (m Model) cell() int {
	l := m.line()
	return l.cells(l.rows[m.row().row].from, m.index())
}

// below is the row after r, above the one before it. They are false where there is none.
func (t text) below(r rowSpot) (rowSpot, bool) {
	switch {
	case r.row+1 < len(t[r.line].rows):
		return rowSpot{r.line, r.row + 1}, true
	case r.line+1 < len(t):
		return rowSpot{r.line + 1, 0}, true
	}
	return r, false
}

func (t text) above(r rowSpot) (rowSpot, bool) {
	switch {
	case r.row > 0:
		return rowSpot{r.line, r.row - 1}, true
	case r.line > 0:
		return rowSpot{r.line - 1, len(t[r.line-1].rows) - 1}, true
	}
	return r, false
}

// up goes n rows up, as far as there are any.
func (t text) up(r rowSpot, n int) rowSpot {
	for ok := true; ok && n > 0; n-- {
		r, ok = t.above(r)
	}
	return r
}

func (t text) down(r rowSpot, n int) rowSpot {
	for ok := true; ok && n > 0; n-- {
		r, ok = t.below(r)
	}
	return r
}
