package field

// scrolled moves what is shown so that the caret is in it, and no further.
func (m Model) scrolled() Model {
	if !m.options.Multiline {
		m.top = rowSpot{}
		m.left = m.scrolledLeft()
		return m
	}
	top := m.within(m.top)
	caret := m.row()
	if first := m.text.up(caret, m.height-1); top.before(first) {
		top = first
	}
	if caret.before(top) {
		top = caret
	}
	last := m.text.down(top, m.height-1)
	missing := m.height - 1 - m.rowsBetween(top, last)
	m.top = m.text.up(top, missing) // nothing is left blank below while there is text above
	return m
}

// within is the row nearest to r that there is.
func (m Model) within(r rowSpot) rowSpot {
	if r.line >= len(m.text) {
		r = rowSpot{len(m.text) - 1, farRight}
	}
	return rowSpot{r.line, min(r.row, len(m.text[r.line].rows)-1)}
}

// rowsBetween counts how often to go down from one row to another, at most as many as are shown.
func (m Model) rowsBetween(from, to rowSpot) int {
	n := 0
	for from != to && n < m.height {
		from, _ = m.text.below(from)
		n++
	}
	return n
}

// scrolledLeft is the first cluster to show, in a field of one line. The last cell is kept free
// for the caret, and the first one says that there is more on the left.
func (m Model) scrolledLeft() int {
	l, at := m.line(), m.index()
	left := min(m.left, max(0, at-1)) // what was typed last stays in sight
	left = max(left, m.earliest(l, at))
	return min(left, m.earliest(l, len(l.clusters)))
}

// earliest is the first cluster from which all before cluster to fits in.
func (m Model) earliest(l *line, to int) int {
	used := 0
	for i := to; i > 0; i-- {
		used += int(l.clusters[i-1].width)
		if used+m.margin(i-1) > m.width-1 {
			return i
		}
	}
	return 0
}

// margin is how many cells say that something is left of what is shown.
func (m Model) margin(left int) int {
	if left > 0 && m.width > 2 {
		return 1
	}
	return 0
}
