package tui

import (
	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
)

// linkState is what is known of the link.
type linkState struct {
	known bool
	is    journal.Uplink
}

type linkMsg journal.Uplink

// readLink asks how the link is, and answers where that is not what is known; nobody is sent anything for it.
func readLink(ask func() journal.Uplink, known linkState) tea.Cmd {
	if ask == nil {
		return nil
	}
	return func() tea.Msg {
		now := ask()
		if known.known && now == known.is {
			return nil
		}
		return linkMsg(now)
	}
}

func (m Model) linkText() string {
	if !m.link.known {
		return ""
	}
	return m.link.is.String()
}
