package compare

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sojourn/tui/closeup"
	"sojourn/tui/picture"
)

// looked takes the keys of what is looked for.
func (m Model) looked(msg tea.KeyPressMsg) (next Model, cmd tea.Cmd, mine bool) {
	if m.look, mine = closeup.Look(m.look, msg, m.keys.Zoom); !mine {
		return m, nil, false
	}
	next, cmd = m.shown()
	return next, cmd, true
}

// seen is what the tile of a frame found out.
func (m Model) seen(at int) picture.Seen {
	e, ok := m.entry(at)
	if !ok || len(e.Photos) == 0 {
		return picture.Seen{}
	}
	tile, state := m.window.Tile(m.key(m.layout(), e))
	if state != picture.Ready {
		return picture.Seen{}
	}
	return tile.Seen
}

// found says what was looked for in a frame.
func (m Model) found(at int) string {
	var said []string
	seen := m.seen(at)
	if m.look.Edges && seen.Sharpness > 0 {
		said = append(said, fmt.Sprintf("sharpness %.1f", seen.Sharpness)+m.sharper(at, seen.Sharpness))
	}
	if t := seen.Tones; t != nil {
		highlights, shadows := closeup.Lost(t)
		said = append(said, highlights, shadows)
	}
	return strings.Join(said, " · ")
}

// sharper says of the sharpest frame by how much it is that.
func (m Model) sharper(at int, value float64) string {
	next := 0.0
	for other := range m.ids {
		if other != at {
			next = max(next, m.seen(other).Sharpness)
		}
	}
	switch {
	case next == 0 || value < 1.05*next:
		return ""
	case len(m.ids) == 2:
		return fmt.Sprintf(", %.1f× the other", value/next)
	}
	return fmt.Sprintf(", the sharpest: %.1f× the next", value/next)
}
