package queue

// moved puts the cursor at row to, or on the next one in direction that is no heading.
func (m Model) moved(to, direction int) Model {
	m.cursor = m.settled(to, direction)
	return m
}

// settled is the row at or next to at that is no heading, looked for in direction first.
func (m Model) settled(at, direction int) int {
	rows := m.list.rows
	at = max(0, min(at, len(rows)-1))
	for _, step := range []int{direction, -direction} {
		for i := at; i >= 0 && i < len(rows); i += step {
			if rows[i].isEntry() {
				return i
			}
		}
	}
	return at
}

// scrolled moves the window so that the cursor's row is in it, whole if it fits, and no room is
// left below the last row.
func (m Model) scrolled() Model {
	height, unfolded := m.bodyHeight(), len(m.unfolded())
	last := len(m.list.rows) + unfolded - height
	m.top = min(m.top, m.cursor, max(0, last))
	m.top = max(m.top, m.cursor+1+unfolded-height, 0)
	m.top = min(m.top, max(0, m.cursor))
	if m.top > 0 && m.top == m.cursor && !m.list.rows[m.top-1].isEntry() && 2+unfolded <= height {
		m.top-- // its heading, too
	}
	return m
}
