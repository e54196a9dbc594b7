package bill

import (
	"fmt"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/tui/words"
)

// WithGrace returns m with a time that passes between its key and the first byte.
func (m Model) WithGrace(d time.Duration) Model {
	m.grace = d
	return m
}

// agreed begins, or counts down to it. What takes back has been asked for, and begins.
func (m Model) agreed() (Model, tea.Cmd) {
	if m.grace <= 0 || m.taking {
		return m.begin()
	}
	m.phase, m.until = counting, time.Time{} // from the next beat on
	return m, nil
}

// beaten begins once the time is over, by a clock that nobody sets.
func (m Model) beaten(at time.Time) (Model, tea.Cmd) {
	m.now = at
	switch {
	case m.phase != counting:
	case m.until.IsZero():
		m.until = at.Add(m.grace)
	case !at.Before(m.until):
		return m.begin()
	}
	return m, nil
}

func (m Model) pressCounting(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case key.Matches(msg, m.keys.Undo, m.keys.Stop, m.keys.Close):
		m.phase = asking
	case key.Matches(msg, m.keys.Send):
		return m.begin()
	}
	return m, nil
}

// countdown says how long it is until the first byte.
func (m Model) countdown() string {
	left := m.grace
	if !m.until.IsZero() {
		left = m.until.Sub(m.now)
	}
	return fmt.Sprintf("Sending %s in %s", words.Count(m.bill.Going(), "entry"), seconds(left))
}

// seconds are whole ones, and never none before the end.
func seconds(d time.Duration) string {
	return words.Duration(max(time.Second, (d + time.Second - 1).Truncate(time.Second)))
}

func (m Model) countHint() []string {
	return []string{"", m.key(m.keys.Undo) + " stop    " + m.key(m.keys.Send) + " send now"}
}
