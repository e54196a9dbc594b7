package bill

import (
	"context"
	"errors"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/tui/route"
)

// Update answers the dialog's own messages at any time, and keys while it is visible.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case plannedMsg:
		return m.planned(msg)
	case progressMsg:
		if msg.round != m.round || m.phase != sending {
			return m, nil
		}
		m.progress = msg.progress
		return m, tea.Batch(route.To(route.Progress{Progress: msg.progress}), listen(m.round, m.updates))
	case route.Beat:
		return m.beaten(msg.At)
	case sentMsg:
		if msg.round == m.round {
			return m.ended(msg)
		}
	case tea.KeyPressMsg:
		if m.Visible() {
			return m.press(msg)
		}
	}
	return m, nil
}

func (m Model) planned(msg plannedMsg) (Model, tea.Cmd) {
	if msg.round != m.round || m.phase != planning {
		return m, nil
	}
	m.stop()
	if msg.err != nil {
		m.phase = closed
		return m, route.To(route.Notice{Err: msg.err})
	}
	m.phase, m.bill, m.what = asking, msg.bill, msg.what
	return m, route.To(route.Changed{})
}

func (m Model) press(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case key.Matches(msg, m.keys.Down):
		m.scroll++
		return m, nil
	case key.Matches(msg, m.keys.Up):
		m.scroll = max(0, m.scroll-1)
		return m, nil
	}
	switch m.phase {
	case planning:
		return m.pressPlanning(msg)
	case asking:
		return m.pressAsking(msg)
	case counting:
		return m.pressCounting(msg)
	case sending:
		return m.pressSending(msg)
	}
	if key.Matches(msg, m.keys.Send, m.keys.Close) {
		m.phase = closed
	}
	return m, nil
}

func (m Model) pressPlanning(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	if key.Matches(msg, m.keys.Close) {
		m.stop()
		m.phase = closed
	}
	return m, nil
}

func (m Model) pressAsking(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case key.Matches(msg, m.keys.Send) && m.sendable():
		return m.agreed()
	case key.Matches(msg, m.keys.Send, m.keys.Close):
		m.phase = closed
	}
	return m, nil
}

func (m Model) pressSending(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case key.Matches(msg, m.keys.Pause) && !m.stopping:
		return m.pause(!m.paused), nil
	case key.Matches(msg, m.keys.Stop):
		return m.Stop(), nil
	case key.Matches(msg, m.keys.Close):
		m.hidden = true
	}
	return m, nil
}

// sendable reports whether there is anything that a sync would do: send, look what arrived, take back.
func (m Model) sendable() bool { return m.bill.Going()+m.bill.Looks()+m.bill.Withdrawals() > 0 }

// unlessStopped is err, unless the traveller stopped the sync.
func unlessStopped(err error) error {
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}
