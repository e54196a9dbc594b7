package sheet

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// pressStrip takes the keys of the timeline: what shows it, and while it is walked along, what goes from bar to
// bar. Every other key leaves it where it is.
func (m Model) pressStrip(msg tea.KeyPressMsg) (next Model, cmd tea.Cmd, mine bool) {
	k, t := m.keys, m.strip.timeline
	switch {
	case key.Matches(msg, k.Strip):
		m.strip.choice, m.strip.walked = m.toggled(), false
	case key.Matches(msg, k.Timeline):
		m.strip.walked = !m.strip.walked && len(t.bars) > 0
		m.strip.from = m.list.id(m.cursor.at)
	case !m.strip.walked:
		return m, nil, false
	case key.Matches(msg, k.Open):
		m.strip.walked = false
	case key.Matches(msg, k.Clear):
		m.strip.walked = false
		if at, ok := m.list.find(m.strip.from, m.cursor.at); ok {
			m = m.moved(at)
		}
	case key.Matches(msg, k.Left):
		m = m.toBar(m.bar() - 1)
	case key.Matches(msg, k.Right):
		m = m.toBar(m.bar() + 1)
	case key.Matches(msg, k.First):
		m = m.toBar(0)
	case key.Matches(msg, k.Last):
		m = m.toBar(len(t.bars) - 1)
	case key.Matches(msg, k.NextDay, k.PreviousDay, k.NextMonth, k.PreviousMonth):
		return m, nil, false
	default:
		m.strip.walked = false
		m = m.arranged()
		next, cmd = m.press(msg)
		return next, cmd, true
	}
	next, cmd = m.arranged().shown()
	return next, cmd, true
}

func (m Model) toggled() shown {
	if m.stripHeight() > 0 {
		return never
	}
	return always
}

// toBar goes to the first entry of a bar.
func (m Model) toBar(n int) Model {
	bars := m.strip.timeline.bars
	if len(bars) == 0 {
		return m
	}
	return m.toGroup(m.grid.group(bars[max(0, min(n, len(bars)-1))].first))
}

// pointedAtStrip goes to the bar that the mouse is pressed on, or drawn to.
func (m Model) pointedAtStrip(msg tea.MouseMsg) (next Model, cmd tea.Cmd, mine bool) {
	mouse := msg.Mouse()
	_, clicked := msg.(tea.MouseClickMsg)
	on := mouse.Y >= m.height-m.stripHeight() && mouse.Y < m.height
	m.pointer.scrubs = mouse.Button == tea.MouseLeft && (m.pointer.scrubs || clicked && on)
	if !m.pointer.scrubs {
		return m, nil, clicked && on
	}
	if n := m.strip.timeline.barAt(mouse.X - stripMargin); len(m.strip.timeline.bars) > 0 && n != m.bar() {
		m = m.toBar(n)
	}
	next, cmd = m.shown()
	return next, cmd, true
}
