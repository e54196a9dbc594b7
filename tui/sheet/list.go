package sheet

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/route"
)

// list is which entries there are, in order of time. At first only the newest are known.
type list struct {
	known  bool
	whole  bool // ids are all of them
	total  int
	first  int          // where ids begins
	ids    []journal.ID // never altered
	groups []journal.Group

	query   int // counts the queries: answers to an earlier one are dropped
	reading bool
	again   bool // it changed while it was read
}

// asked is what a reading is of.
type asked struct {
	number int
	query  journal.Query
}

func (l list) asked(q query) asked { return asked{l.query, q.terms} }

// id returns the entry at a place of the list, "" where it is not known yet.
func (l list) id(at int) journal.ID {
	if at -= l.first; at >= 0 && at < len(l.ids) {
		return l.ids[at]
	}
	return ""
}

// find returns the place of id, looked for from near outwards.
func (l list) find(id journal.ID, near int) (int, bool) {
	if id == "" {
		return 0, false
	}
	for away := 0; away <= max(near-l.first, l.first+len(l.ids)-near); away++ {
		for _, at := range [2]int{near - away, near + away} {
			if l.id(at) == id {
				return at, true
			}
		}
	}
	return 0, false
}

// firstMsg has the newest entries, so that the first screen need not wait for the others.
type firstMsg struct {
	of      asked
	total   int
	entries []journal.Summary // in order of time
	err     error
}

// newest is how many entries the first screen may need.
const newest = 96

func readFirst(s lister, of asked) tea.Cmd {
	return func() tea.Msg {
		msg := firstMsg{of: of}
		if msg.total, msg.err = s.Count(context.Background(), of.query); msg.err == nil {
			p := journal.Page{Limit: newest, Newest: true}
			msg.entries, msg.err = s.List(context.Background(), of.query, p)
		}
		for i, j := 0, len(msg.entries)-1; i < j; i, j = i+1, j-1 {
			msg.entries[i], msg.entries[j] = msg.entries[j], msg.entries[i]
		}
		return msg
	}
}

// wholeMsg has the whole list.
type wholeMsg struct {
	of     asked
	ids    []journal.ID
	groups []journal.Group
	err    error
}

func readWhole(s lister, of asked) tea.Cmd {
	return func() tea.Msg {
		msg := wholeMsg{of: of}
		for range 3 { // somebody may write between the two
			if msg.ids, msg.err = s.IDs(context.Background(), of.query); msg.err != nil {
				break
			}
			msg.groups, msg.err = s.Groups(context.Background(), of.query)
			if msg.err != nil || sum(msg.groups) == len(msg.ids) {
				break
			}
		}
		return msg
	}
}

func sum(groups []journal.Group) int {
	n := 0
	for _, g := range groups {
		n += g.Entries
	}
	return n
}

// tookFirst shows the newest entries, and reads the whole list: beside them it would only be in their way.
func (m Model) tookFirst(msg firstMsg) (Model, tea.Cmd) {
	if msg.of.number != m.list.query || m.list.whole {
		return m, nil
	}
	whole := readWhole(m.store, msg.of)
	if msg.err != nil {
		return m, tea.Batch(route.To(route.Notice{Err: msg.err}), whole)
	}
	l := &m.list
	l.known, l.total = true, max(msg.total, len(msg.entries))
	l.first, l.ids = l.total-len(msg.entries), nil
	if l.first > 0 {
		l.groups = []journal.Group{{Entries: l.first}}
	}
	for _, s := range msg.entries {
		l.ids = append(l.ids, s.ID)
		l.groups = withEntry(l.groups, s, l.first > 0)
	}
	m.told = m.told.with(msg.entries)
	m.cursor.at = l.total - 1
	if at, ok := l.find(m.cursor.pending, m.cursor.at); ok {
		m.cursor.at = at
	}
	m, cmd := m.arranged().shown()
	return m, tea.Batch(cmd, whole)
}

// withEntry counts one more entry. The first group may stand for those that are not known.
func withEntry(groups []journal.Group, s journal.Summary, unknown bool) []journal.Group {
	last := len(groups) - 1
	if last >= 0 && !(unknown && last == 0) && groups[last].Day == s.Taken.Day() && groups[last].Area == s.Area {
		groups[last].Entries++
		return groups
	}
	return append(groups, journal.Group{Day: s.Taken.Day(), Area: s.Area, Entries: 1})
}

// tookWhole takes the list, with the cursor on the entry that it was on, at the same place of the
// screen.
func (m Model) tookWhole(msg wholeMsg) (Model, tea.Cmd) {
	if msg.of.number != m.list.query {
		return m, nil
	}
	m.list.reading = false
	if msg.err != nil {
		return m, route.To(route.Notice{Err: msg.err})
	}
	on, above := m.cursor.pending, m.grid.row(m.cursor.at)-m.cursor.top
	if on == "" {
		on = m.list.id(m.cursor.at)
	}
	begun := m.list.known
	l := &m.list
	l.known, l.whole, l.first = true, true, 0
	l.ids, l.groups, l.total = msg.ids, msg.groups, len(msg.ids)
	if l.total > 0 {
		m.cursor.pending = "" // else it is come back to
	}
	m.chosen = m.chosen.within(m.list)
	m = m.arranged()
	switch at, ok := l.find(on, m.cursor.at); {
	case ok:
		m.cursor.at = at
		m.cursor.top = m.grid.row(at) - above
	case !begun:
		m.cursor.at = l.total - 1
	}
	m = m.moved(m.cursor.at)
	m, again := m.readAgain()
	m, cmd := m.shown()
	return m, tea.Batch(cmd, again)
}

// readAgain reads the list anew where it changed while it was read.
func (m Model) readAgain() (Model, tea.Cmd) {
	if !m.list.again {
		return m, nil
	}
	m.list.again = false
	return m.readList()
}

// readList reads the whole list, once at a time.
func (m Model) readList() (Model, tea.Cmd) {
	if m.list.reading {
		m.list.again = true
		return m, nil
	}
	m.list.reading = true
	return m, readWhole(m.store, m.list.asked(m.query))
}
