package tui

import tea "charm.land/bubbletea/v2"

// linkState is what is known of the link.
type linkState int

const (
	linkUnknown linkState = iota
	linkUp
	linkDown
)

type linkMsg linkState

// readLink asks whether there is a link, and answers where that is not what is known; nobody is sent
// anything for it.
func readLink(up func() bool, known linkState) tea.Cmd {
	if up == nil {
		return nil
	}
	return func() tea.Msg {
		now := linkDown
		if up() {
			now = linkUp
		}
		if now == known {
			return nil
		}
		return linkMsg(now)
	}
}

func (m Model) linkText() string {
	switch m.link {
	case linkUp:
		return "link"
	case linkDown:
		return "no link"
	}
	return ""
}
