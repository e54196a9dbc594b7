package keys

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Row is where msg leads from row at of a list of so many rows; at where it leads nowhere.
func (m Move) Row(msg tea.KeyPressMsg, at, rows int) int {
	last := max(0, rows-1)
	switch {
	case key.Matches(msg, m.Down):
		return min(at+1, last)
	case key.Matches(msg, m.Up):
		return max(0, at-1)
	case key.Matches(msg, m.First):
		return 0
	case key.Matches(msg, m.Last):
		return last
	}
	return at
}
