package queue

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/route"
)

// tries are the attempts at the delivery under the cursor, read while the details are shown.
type tries struct {
	of   asked
	list []journal.Attempt
}

// asked names one state of a dispatch: with each attempt it is read anew.
type asked struct {
	dispatch string
	attempts int
	state    journal.State
}

type triesMsg struct {
	of   asked
	list []journal.Attempt
	err  error
}

func (m Model) loadTries() (Model, tea.Cmd) {
	d, ok := m.delivery()
	of := asked{d.Dispatch, d.Attempts, d.State}
	if !ok || !m.detail || d.Dispatch == "" || of == m.tries.of {
		return m, nil
	}
	m.tries = tries{of: of}
	return m, readTries(m.store, of)
}

func readTries(s store, of asked) tea.Cmd {
	return func() tea.Msg {
		list, err := s.Attempts(context.Background(), of.dispatch)
		return triesMsg{of: of, list: list, err: err}
	}
}

func (m Model) tried(msg triesMsg) (Model, tea.Cmd) {
	if msg.of != m.tries.of {
		return m, nil // the cursor has moved on
	}
	if msg.err != nil {
		m.tries = tries{} // asked for again when the cursor comes back
		return m, route.To(route.Notice{Err: msg.err})
	}
	m.tries.list = msg.list
	return m.drawn(), nil
}

// delivery is the one under the cursor, as it is known to stand now.
func (m Model) delivery() (journal.Delivery, bool) {
	r, ok := m.row()
	if !ok || r.waiting < 0 {
		return journal.Delivery{}, false
	}
	return m.course.now(m.list.waiting[r.waiting]), true
}

func (m Model) receipt() (journal.Receipt, bool) {
	r, ok := m.row()
	if !ok || r.receipt < 0 {
		return journal.Receipt{}, false
	}
	return m.list.receipts[r.receipt], true
}
