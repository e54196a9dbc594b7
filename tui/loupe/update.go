package loupe

import (
	"maps"

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
	case tea.MouseMsg:
		return m.pointed(msg)
	case readMsg:
		return m.took(msg)
	case focusMsg:
		return m.told(msg)
	case hintsMsg:
		return m.doubted(msg), nil
	case picture.Loaded, tea.WindowSizeMsg: // the root has given the size
		return m.loaded()
	case route.Beat:
		m.now = msg.At // seen at the next frame
		return m.slid(msg.At)
	case route.Pace:
		m.stay = msg.Stay
	case route.Covered:
		m.want, m.slides.paused = nil, true
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
	take := []func(tea.KeyPressMsg) (Model, tea.Cmd, bool){m.closely, m.looked}
	if m.slides.on {
		take = []func(tea.KeyPressMsg) (Model, tea.Cmd, bool){m.slide}
	}
	for _, takes := range take {
		if next, cmd, mine := takes(msg); mine {
			return next, cmd
		}
	}
	switch {
	case key.Matches(msg, m.keys.Next):
		return m.byPhotos(1)
	case key.Matches(msg, m.keys.Previous):
		return m.byPhotos(-1)
	case key.Matches(msg, m.keys.NextEntry):
		return m.step(m.walk.at + 1)
	case key.Matches(msg, m.keys.PreviousEntry):
		return m.step(m.walk.at - 1)
	case key.Matches(msg, m.keys.First):
		return m.step(0)
	case key.Matches(msg, m.keys.Last):
		return m.step(len(m.walk.ids) - 1)
	case key.Matches(msg, m.keys.Panel):
		m.folded = !m.folded
		return m.shown()
	case key.Matches(msg, m.keys.ScrollDown):
		return m.scrolled(m.layout().facts - 2).drawn(), nil
	case key.Matches(msg, m.keys.Hint):
		return m.heed()
	case key.Matches(msg, m.keys.ScrollUp):
		return m.scrolled(2 - m.layout().facts).drawn(), nil
	}
	return m.act(msg)
}

// step shows the entry at a place of the walk; the sheet hears of it.
func (m Model) step(at int) (Model, tea.Cmd) {
	at = max(0, min(at, len(m.walk.ids)-1))
	if len(m.walk.ids) == 0 || at == m.walk.at {
		return m, nil
	}
	m.walk.at, m.photo, m.scroll = at, 0, 0
	m, cmd := m.shown()
	return m, tea.Batch(cmd, route.To(route.Walked{ID: m.walk.id()}))
}

// act does what a working key says. A verdict is shown before it is stored, and the next photo
// follows it.
func (m Model) act(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	id := m.walk.id()
	on := act.Target{Stay: m.stay}
	if _, ok := m.entry(); ok {
		on = act.Target{At: id, IDs: []journal.ID{id}, Walk: m.walk.ids, Stay: m.stay}
	}
	done, cmd := m.hands.Press(msg, m.keys.Act, on)
	if done.Verdict == act.NoVerdict {
		return m, cmd
	}
	m.known.entries = maps.Clone(m.known.entries)
	t := m.known.entries[id]
	if done.Verdict == act.Rated {
		t.entry.Rating = done.Rating
	} else {
		t.entry.Rejected = !t.entry.Rejected
	}
	m.known.entries[id] = t
	if m.stay {
		return m.drawn(), cmd
	}
	m, next := m.step(m.walk.at + 1)
	return m.drawn(), tea.Batch(cmd, next)
}

func (m Model) scrolled(lines int) Model {
	m.scroll = max(0, m.scroll+lines) // drawn keeps it in bounds
	return m
}

func (m Model) wheeled(msg tea.MouseWheelMsg) Model {
	switch msg.Button {
	case tea.MouseWheelDown:
		m = m.scrolled(3)
	case tea.MouseWheelUp:
		m = m.scrolled(-3)
	}
	return m.drawn()
}

// clicked goes on from the right half of the picture, and back from the left one.
func (m Model) clicked(msg tea.MouseClickMsg) (Model, tea.Cmd) {
	switch {
	case msg.Button != tea.MouseLeft:
		return m, nil
	case msg.X < m.layout().columns/2:
		return m.byPhotos(-1)
	}
	return m.byPhotos(1)
}
