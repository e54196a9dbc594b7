package field

// caret is where is typed. upstream: it stands at the end of a row, and not at the start of the
// next one. column is the cell that moving up and down aims for, or none.
type caret struct {
	spot
	upstream bool
	column   int
}

const none = -1

// mark names a row of the text.
type mark struct{ line, row int }

func (m mark) before(o mark) bool { return m.line < o.line || m.line == o.line && m.row < o.row }

// line is the one that the caret stands in.
func (m Model) line() *line { return m.text[m.caret.line] }

// index is the cluster after the caret.
func (m Model) index() int { return m.line().index(m.caret.at) }

func (m Model) row() mark {
	return mark{m.caret.line, m.line().rowOf(m.index(), m.caret.upstream)}
}

// cell is the caret's column in its row.
func (m Model) cell() int {
	l := m.line()
	return l.cells(l.rows[m.row().row].from, m.index())
}

// below is the row after r, above the one before it. They are false where there is none.
func (t text) below(r mark) (mark, bool) {
	switch {
	case r.row+1 < len(t[r.line].rows):
		return mark{r.line, r.row + 1}, true
	case r.line+1 < len(t):
		return mark{r.line + 1, 0}, true
	}
	return r, false
}

func (t text) above(r mark) (mark, bool) {
	switch {
	case r.row > 0:
		return mark{r.line, r.row - 1}, true
	case r.line > 0:
		return mark{r.line - 1, len(t[r.line-1].rows) - 1}, true
	}
	return r, false
}

// up goes n rows up, as far as there are any.
func (t text) up(r mark, n int) mark {
	for ok := true; ok && n > 0; n-- {
		r, ok = t.above(r)
	}
	return r
}

func (t text) down(r mark, n int) mark {
	for ok := true; ok && n > 0; n-- {
		r, ok = t.below(r)
	}
	return r
}
