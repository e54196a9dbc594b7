package compare

import (
	"maps"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/act"
	"sojourn/tui/picture"
	"sojourn/tui/route"
)

// Update takes keys, and the answers of what was read and loaded.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return m.press(msg)
	case tea.MouseClickMsg:
		return m.clicked(msg)
	case readMsg:
		return m.took(msg)
	case picture.Loaded, tea.WindowSizeMsg: // the root has given the size
		m.want = nil // what is still missing is asked for again
		return m.shown()
	case route.Pace:
		m.stay = msg.Stay
	case route.Covered:
		m.want = nil
		return m, m.window.Load(nil)
	case route.Front:
		return m.shown()
	case route.Reshaped:
		return m.reshaped(msg)
	case route.Changed:
		return m.changed(msg)
	}
	return m, nil
}

func (m Model) press(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	if len(m.ids) == 0 {
		return m, nil
	}
	if next, cmd, mine := m.closely(msg); mine {
		return next, cmd
	}
	if next, cmd, mine := m.looked(msg); mine {
		return next, cmd
	}
	across := max(1, m.layout().across)
	switch k := m.keys; {
	case key.Matches(msg, k.Right):
		return m.move(m.at + 1)
	case key.Matches(msg, k.Left):
		return m.move(m.at - 1)
	case key.Matches(msg, k.Down) && m.at+across < len(m.ids):
		return m.move(m.at + across)
	case key.Matches(msg, k.Up) && m.at >= across:
		return m.move(m.at - across)
	case key.Matches(msg, k.Open):
		return m, route.To(route.Loupe{ID: m.ids[m.at], Walk: m.ids})
	}
	return m.act(msg)
}

// clicked makes the frame under the pointer the active one; a click on that opens it.
func (m Model) clicked(msg tea.MouseClickMsg) (Model, tea.Cmd) {
	l := m.layout()
	if l.across == 0 || msg.Button != tea.MouseLeft || msg.Y < 1 || msg.X < 0 {
		return m, nil
	}
	column, row := msg.X/(l.columns+2), (msg.Y-1)/(l.rows+2)
	at := row*l.across + column
	switch {
	case column >= l.across || at >= len(m.ids):
		return m, nil
	case at == m.at:
		return m, route.To(route.Loupe{ID: m.ids[at], Walk: m.ids})
	}
	return m.move(at)
}

// move makes another frame the active one; the sheet hears of it.
func (m Model) move(at int) (Model, tea.Cmd) {
	at = max(0, min(at, len(m.ids)-1))
	if at == m.at {
		return m, nil
	}
	m.at = at
	return m.drawn(), route.To(route.Walked{ID: m.ids[at]})
}

// act does what a working key says to the active frame. A verdict is shown before it is stored, and
// the next frame follows it.
func (m Model) act(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	id := m.ids[m.at]
	on := act.Target{Stay: m.stay}
	e, ok := m.entry(m.at)
	if ok {
		on = act.Target{At: id, IDs: []journal.ID{id}, Walk: m.ids, Stay: m.stay}
	}
	done, cmd := m.hands.Press(msg, m.keys.Act, on)
	if done.Verdict == act.NoVerdict {
		return m, cmd
	}
	if done.Verdict == act.Rated {
		e.Rating = done.Rating
	} else {
		e.Rejected = !e.Rejected
	}
	m.known.entries = maps.Clone(m.known.entries)
	m.known.entries[id] = told{Entry: e}
	var next tea.Cmd
	if !m.stay {
		m, next = m.move(m.at + 1)
	}
	m, shown := m.shown()
	return m, tea.Batch(cmd, next, shown)
}

// most is how many frames are shown at once.
const most = 4

// reshaped shows the parts of a series that was split in its place, as far as there is room.
func (m Model) reshaped(msg route.Reshaped) (Model, tea.Cmd) {
	at := slices.Index(m.ids, msg.ID)
	if at < 0 || len(msg.Parts) == 0 {
		return m, nil
	}
	ids := slices.Concat(m.ids[:at], msg.Parts, m.ids[at+1:])
	m.ids = ids[:min(len(ids), most)]
	m.at = min(m.at, len(m.ids)-1)
	m.known.edition++
	return m.shown()
}
