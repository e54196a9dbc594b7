package queue

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/route"
)

type readMsg struct {
	list list
	err  error
}

// read reads the outbox anew; while that is under way already, it is done once more afterwards.
func (m Model) read() (Model, tea.Cmd) {
	if m.reading {
		m.stale = true
		return m, nil
	}
	m.reading, m.stale = true, false
	return m, read(m.store, m.receipts)
}

func read(s store, receipts bool) tea.Cmd {
	return func() tea.Msg {
		l, err := readList(context.Background(), s, receipts)
		return readMsg{list: l, err: err}
	}
}

func readList(ctx context.Context, s store, receipts bool) (list, error) {
	dests, err := s.Destinations(ctx)
	if err != nil {
		return list{}, err
	}
	waiting, err := s.Outbox(ctx)
	if err != nil {
		return list{}, err
	}
	var delivered []journal.Receipt
	if receipts {
		if delivered, err = s.Receipts(ctx, ""); err != nil {
			return list{}, err
		}
		delivered = append([]journal.Receipt{}, delivered...) // not nil: they were asked for
	}
	return newList(waiting, dests, delivered), nil
}

// took shows a new list, with the cursor on the delivery where it was.
func (m Model) took(msg readMsg) (Model, tea.Cmd) {
	m.reading = false
	var cmds []tea.Cmd
	if msg.err != nil {
		cmds = append(cmds, route.To(route.Notice{Err: msg.err}))
	} else {
		m = m.replaced(msg.list)
	}
	if m.stale {
		var again tea.Cmd
		m, again = m.read()
		cmds = append(cmds, again)
	}
	m, cmd := m.drawn().load()
	return m, tea.Batch(append(cmds, cmd)...)
}

func (m Model) replaced(l list) Model {
	was, above := m.position(), m.cursor-m.top
	m.list, m.course.live = l, nil
	if was != (key{}) {
		for i, r := range l.rows {
			if r.isEntry() && r.position == was {
				m.cursor, m.top = i, i-above
				return m
			}
		}
	}
	m.cursor = m.settled(m.cursor, 1)
	return m
}

// position is what the cursor is on; the zero key where there is nothing.
func (m Model) position() key {
	if r, ok := m.row(); ok {
		return r.position
	}
	return key{}
}

func (m Model) row() (row, bool) {
	if m.cursor < 0 || m.cursor >= len(m.list.rows) || !m.list.rows[m.cursor].isEntry() {
		return row{}, false
	}
	return m.list.rows[m.cursor], true
}
