package queue

import (
	"time"

	bubbles "charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/keys"
	"sojourn/tui/route"
)

// Update takes keys, answers to what was read, and how far a sync is.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return m.press(msg)
	case tea.MouseClickMsg:
		return m.clicked(msg)
	case readMsg:
		return m.took(msg)
	case toldMsg:
		return m.heard(msg)
	case triesMsg:
		return m.tried(msg)
	case tea.WindowSizeMsg:
		return m.load() // the root has given the size: there may be more to show
	case route.Beat:
		return m.beaten(msg.At), nil
	case route.Progress:
		m.course = m.course.told(msg.Progress)
		return m.drawn(), nil
	case route.Covered:
		m.front = false
	case route.Front:
		m.front = true
		return m.caughtUp()
	case route.Synced:
		m.course, m.missed = course{live: m.course.live}, true
		return m.caughtUp()
	case route.Changed:
		m.missed = true
		return m.caughtUp()
	}
	return m, nil
}

// caughtUp reads everything anew that changed, where that is seen.
func (m Model) caughtUp() (Model, tea.Cmd) {
	if !m.front || !m.missed {
		return m, nil
	}
	m.missed = false
	m.told.edition++
	m.tries.of = asked{}
	return m.read()
}

// beaten lets times like "tomorrow" stay true.
func (m Model) beaten(at time.Time) Model {
	if at.Truncate(time.Minute).Equal(m.now.Truncate(time.Minute)) {
		return m
	}
	m.now = at
	return m.drawn()
}

func (m Model) press(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case bubbles.Matches(msg, m.keys.Open):
		if r, ok := m.row(); ok {
			return m, route.To(route.Loupe{ID: r.position.entry})
		}
		return m, nil
	case bubbles.Matches(msg, m.keys.Unmark):
		return m, m.unmark()
	case bubbles.Matches(msg, m.keys.Hold):
		return m, m.hold()
	case bubbles.Matches(msg, m.keys.Withdraw):
		return m, m.withdraw()
	case bubbles.Matches(msg, m.keys.Undo):
		return m, route.To(route.Undo{})
	case bubbles.Matches(msg, m.keys.Receipts):
		m.receipts = !m.receipts
		return m.read()
	case bubbles.Matches(msg, m.keys.Detail):
		m.detail = !m.detail
	default:
		m = m.move(msg)
	}
	return m.drawn().load()
}

func (m Model) move(msg tea.KeyPressMsg) Model {
	page := max(1, m.bodyHeight()-len(m.unfolded())-1)
	switch {
	case bubbles.Matches(msg, m.keys.Down):
		return m.moved(m.cursor+1, 1)
	case bubbles.Matches(msg, m.keys.Up):
		return m.moved(m.cursor-1, -1)
	case bubbles.Matches(msg, m.keys.PageDown):
		return m.moved(m.cursor+page, 1)
	case bubbles.Matches(msg, m.keys.PageUp):
		return m.moved(m.cursor-page, -1)
	case bubbles.Matches(msg, m.keys.First):
		return m.moved(0, 1)
	case bubbles.Matches(msg, m.keys.Last):
		return m.moved(len(m.list.rows)-1, -1)
	}
	return m
}

// unmark takes the mark under the cursor back, where that can be done at all.
func (m Model) unmark() tea.Cmd {
	r, ok := m.row()
	switch {
	case !ok:
		return nil
	case r.receipt >= 0:
		return route.To(route.Notice{Text: "it was delivered: there is no mark to take back"})
	}
	d, _ := m.delivery()
	if d.State == journal.StateSending {
		return route.To(route.Notice{Text: "it is being sent: stop the sync first, with " + keys.Name(m.shared.Sync)})
	}
	return route.To(route.Unmark{IDs: []journal.ID{d.Entry}, Destination: d.Destination})
}

// hold keeps what is under the cursor until it is released, or releases it. An embargo by time becomes one by hand first,
// so that no single key has something go earlier than was agreed on.
func (m Model) hold() tea.Cmd {
	d, ok := m.delivery()
	switch {
	case !ok:
		return nil
	case d.State == journal.StateSending:
		return route.To(route.Notice{Text: "it is being sent: stop the sync first, with " + keys.Name(m.shared.Sync)})
	case d.State == journal.StateWithdrawing:
		return route.To(route.Notice{Text: "it is to be taken back: there is nothing to hold"})
	}
	return route.To(route.Hold{IDs: []journal.ID{d.Entry}, Destination: d.Destination, Release: d.HeldByHand()})
}

// withdraw asks to take back what was sent of the row under the cursor.
func (m Model) withdraw() tea.Cmd {
	r, ok := m.row()
	if !ok {
		return nil
	}
	if sent, ok := m.receipt(); ok && !sent.WithdrawnAt.IsZero() {
		return route.To(route.Notice{Text: "it was taken back already"})
	}
	return route.To(route.Withdraw{IDs: []journal.ID{r.position.entry}, Destination: r.position.destination})
}
