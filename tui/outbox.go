package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/route"
)

// outboxState is what the status line says of the outbox.
type outboxState struct {
	waiting, needsYou int
	bytes             int64
}

type outboxMsg struct {
	state outboxState
	err   error
}

func readOutbox(s watched) tea.Cmd {
	return func() tea.Msg {
		all, err := s.Outbox(context.Background())
		var state outboxState
		for _, d := range all {
			state.waiting++
			state.bytes += d.Bytes
			if d.State == journal.StateNeedsYou {
				state.needsYou++
			}
		}
		return outboxMsg{state: state, err: err}
	}
}

type revisionMsg int64

// readRevision answers where it is not the one that is known.
func readRevision(s watched, known int64) tea.Cmd {
	return func() tea.Msg {
		r, err := s.Revision(context.Background())
		if err != nil || r == known {
			return nil // the next beat looks again
		}
		return revisionMsg(r)
	}
}

// answered takes what the root's own commands found out.
func (m Model) answered(msg tea.Msg) (next tea.Model, cmd tea.Cmd, mine bool) {
	switch msg := msg.(type) {
	case outboxMsg:
		if msg.err == nil { // else it is read again at the next change
			m.outbox = msg.state
		}
	case revisionMsg:
		if m.revision != 0 && m.revision != int64(msg) {
			cmd = route.To(route.Changed{})
		}
		m.revision = int64(msg)
	case linkMsg:
		m.link = linkState{known: true, is: journal.Uplink(msg)}
	case route.Auto:
		m.auto = journal.AutoState(msg)
	case route.AutoSent:
		m, cmd = m.selfSent(msg)
	case actedMsg:
		m.notice = newNotice(msg.notice)
		if msg.ids != nil {
			cmd = route.To(route.Changed{IDs: msg.ids})
		}
	case destinationsMsg:
		m = m.choose(msg)
	default:
		return m, nil, false
	}
	return m, cmd, true
}

// beaten does what is done twice a second: screens save, others' changes are seen, notices age.
func (m Model) beaten(msg route.Beat) (tea.Model, tea.Cmd) {
	m.notice, m.now = m.notice.older(), msg.At
	next, cmd := m.broadcast(msg)
	return next, tea.Batch(cmd, readRevision(m.store, m.revision), readLink(m.uplink, m.link))
}
