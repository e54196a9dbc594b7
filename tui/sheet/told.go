package sheet

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/route"
)

// mostTold bounds the entries that are remembered.
const mostTold = 3000

// told is what is known of the entries around the screen.
type told struct {
	entries map[journal.ID]*about // never altered, nor what it points to
	edition int                   // counts the changes: what was read before one is shown until it is read anew
	reading bool
}

// about is an entry as it was read. A missing one was not where the list has it.
type about struct {
	journal.Summary
	edition int
	missing bool
}

// with returns t with what was read of entries. What was known is forgotten where it is too much.
func (t told) with(entries []journal.Summary) told {
	all := make(map[journal.ID]*about, len(t.entries)+len(entries))
	if len(t.entries)+len(entries) <= mostTold {
		for id, a := range t.entries {
			all[id] = a
		}
	}
	for _, s := range entries {
		all[s.ID] = &about{Summary: s, edition: t.edition}
	}
	t.entries = all
	return t
}

// knows reports whether id was read since the last change.
func (t told) knows(id journal.ID) bool {
	a := t.entries[id]
	return a != nil && a.edition == t.edition
}

// summary returns what is known of the entry at a place of the list.
func (m Model) summary(at int) (journal.Summary, bool) {
	a := m.told.entries[m.list.id(at)]
	if a == nil || a.missing {
		return journal.Summary{}, false
	}
	return a.Summary, true
}

// pageMsg has the entries of a part of the list.
type pageMsg struct {
	query, edition int
	from, to       int
	entries        []journal.Summary
	err            error
}

// read reads what the screen shows and does not know: entries, and all of the one under the cursor.
func (m Model) read() (Model, tea.Cmd) {
	m, page := m.readPage()
	m, entry := m.readEntry()
	return m, tea.Batch(page, entry)
}

// readPage reads ahead by two screens, once less than one is left: a page for many keys.
func (m Model) readPage() (Model, tea.Cmd) {
	if m.told.reading {
		return m, nil // asks again when it is answered
	}
	from, to := m.visible()
	size := to - from
	if _, _, missing := m.missing(from-size, to+size); !missing {
		return m, nil
	}
	from, to, _ = m.missing(from-3*size, to+3*size)
	m.told.reading = true
	return m, readPage(m.store, m.list.asked(m.query), m.told.edition, from, to)
}

// missing is the part of the list between from and to that is not known, as one piece.
func (m Model) missing(from, to int) (first, last int, any bool) {
	for at := max(0, m.list.first, from); at < min(to, m.list.total); at++ {
		if id := m.list.id(at); id != "" && !m.told.knows(id) {
			if !any {
				first, any = at, true
			}
			last = at + 1
		}
	}
	return first, last, any
}

func readPage(s lister, of asked, edition, from, to int) tea.Cmd {
	return func() tea.Msg {
		p := journal.Page{Offset: from, Limit: to - from}
		entries, err := s.List(context.Background(), of.query, p)
		return pageMsg{query: of.number, edition: edition, from: from, to: to, entries: entries, err: err}
	}
}

// tookPage keeps what was read. Where it is not what the list has there, or its group is another,
// the list is read anew.
func (m Model) tookPage(msg pageMsg) (Model, tea.Cmd) {
	m.told.reading = false
	if msg.query != m.list.query {
		return m.shown()
	}
	if msg.err != nil {
		return m, route.To(route.Notice{Err: msg.err}) // asked for again with the next key
	}
	regroup := false
	for _, s := range msg.entries {
		if old := m.told.entries[s.ID]; old != nil && !old.missing {
			regroup = regroup || old.Area != s.Area || old.Taken.Day() != s.Taken.Day()
		}
	}
	now := m.told.edition
	m.told.edition = msg.edition
	m.told = m.told.with(msg.entries)
	for at := msg.from; at < msg.to; at++ {
		if id := m.list.id(at); id != "" && !m.told.knows(id) {
			m.told.entries[id] = &about{edition: msg.edition, missing: true} // the map is new
			regroup = true
		}
	}
	m.told.edition = now
	var cmd tea.Cmd
	if regroup {
		m, cmd = m.readList()
	}
	m, shown := m.shown()
	return m, tea.Batch(cmd, shown)
}

// changed reads anew what may differ: what is on the screen at once, and the list where entries
// may have come, gone or moved in it.
func (m Model) changed(msg route.Changed) (Model, tea.Cmd) {
	m.told.edition++
	m.panel.edition++
	var list tea.Cmd
	if len(msg.IDs) == 0 || len(m.query.terms.Terms) > 0 || !m.knowsAll(msg.IDs) {
		m, list = m.readList()
	}
	m, cmd := m.shown()
	return m, tea.Batch(cmd, list)
}

// knowsAll reports whether all of ids were on the screen, so that reading them anew tells what
// else is to be read.
func (m Model) knowsAll(ids []journal.ID) bool {
	if len(ids) > mostTold {
		return false
	}
	for _, id := range ids {
		if m.told.entries[id] == nil {
			return false
		}
	}
	return true
}
