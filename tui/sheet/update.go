package sheet

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/act"
	"sojourn/tui/keys"
	"sojourn/tui/picture"
	"sojourn/tui/route"
	"sojourn/tui/words"
)

// Update takes keys and the pointer, and the answers of what was read and loaded.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return m.press(msg)
	case tea.PasteMsg:
		return m.paste(msg)
	case tea.MouseMsg:
		return m.pointed(msg)
	case firstMsg:
		return m.tookFirst(msg)
	case wholeMsg:
		return m.tookWhole(msg)
	case pageMsg:
		return m.tookPage(msg)
	case entryMsg:
		return m.tookEntry(msg)
	case resolvedMsg:
		return m.tookResolved(msg)
	case offeredMsg:
		return m.tookOffers(msg), nil
	case picture.Loaded, tea.WindowSizeMsg: // the root has given the size
		return m.loaded()
	case route.Beat:
		m.now = msg.At
		return m.load()
	case route.Changed:
		return m.changed(msg)
	case route.Pace:
		m.stay = msg.Stay
	case route.Reshaped:
		return m.reshaped(msg)
	case route.Walked:
		return m.follow(msg.ID)
	}
	return m, nil
}

func (m Model) press(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	if m.query.open {
		return m.pressQuery(msg)
	}
	if next, cmd, mine := m.pressStrip(msg); mine {
		return next, cmd
	}
	if next, mine := m.move(msg); mine {
		return next.shown()
	}
	if next, mine := m.choose(msg); mine {
		return next.shown()
	}
	switch k := m.keys; {
	case key.Matches(msg, k.Open):
		if id := m.list.id(m.cursor.at); id != "" {
			return m, route.To(route.Loupe{ID: id, Walk: m.walk()})
		}
		return m, nil
	case key.Matches(msg, k.Compare):
		return m.compare()
	case key.Matches(msg, k.Query):
		return m.openQuery(), nil
	case key.Matches(msg, k.Clear):
		return m.clear()
	case key.Matches(msg, k.Wider):
		return m.withColumns(m.grid.columns - 1).shown()
	case key.Matches(msg, k.Narrower):
		return m.withColumns(m.grid.columns + 1).shown()
	case key.Matches(msg, k.Panel):
		m.panel.folded = !m.panel.folded
		return m.arranged().shown()
	}
	return m.act(msg)
}

func (m Model) withColumns(n int) Model {
	m.columns = max(1, min(n, mostColumns, m.grid.width/leastWidth))
	return m.arranged()
}

// choose does what the keys of the selection say.
func (m Model) choose(msg tea.KeyPressMsg) (Model, bool) {
	at := m.cursor.at
	id := m.list.id(at)
	switch k := m.keys; {
	case id == "":
		return m, false
	case key.Matches(msg, k.Select):
		m.chosen = m.chosen.closed(m.list, at).toggled(id)
		return m.moved(at + 1), true
	case key.Matches(msg, k.Range) && m.chosen.open:
		m.chosen = m.chosen.closed(m.list, at)
	case key.Matches(msg, k.Range):
		m.chosen = m.chosen.begun(id, at)
	case key.Matches(msg, k.All):
		m.chosen = chosen{but: true}
	case key.Matches(msg, k.Invert):
		m.chosen = m.chosen.closed(m.list, at)
		m.chosen.but = !m.chosen.but
	default:
		return m, false
	}
	return m, true
}

// clear takes back one thing: the open range, the selection, or the query.
func (m Model) clear() (Model, tea.Cmd) {
	switch {
	case m.chosen.open:
		m.chosen.open = false
	case !m.chosen.isEmpty():
		m.chosen = chosen{}
	case m.query.text != "":
		return m.found("", journal.Query{})
	}
	return m.shown()
}

// walk is what moving on in another screen walks through: the selection, else all.
func (m Model) walk() []journal.ID {
	if m.chosen.isEmpty() {
		return m.list.ids
	}
	return m.chosen.targets(m.list, m.cursor.at)
}

// act does what a working key says to the selection, else to the entry under the cursor. A verdict
// on one is shown before it is stored, and the next follows it.
func (m Model) act(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	at := m.cursor.at
	on := act.Target{At: m.list.id(at), Stay: m.stay}
	one := m.chosen.isEmpty()
	switch {
	case !m.isWorking(msg):
		return m, nil
	case !one && !m.list.whole:
		return m, route.To(route.Notice{Text: "the journal is still being read; nothing was changed"})
	case !one:
		m.chosen = m.chosen.closed(m.list, at)
		on.IDs = m.chosen.targets(m.list, at)
		on.Walk = on.IDs
	case on.At != "":
		on.IDs, on.Walk = []journal.ID{on.At}, m.list.ids
	}
	done, cmd := m.hands.Press(msg, m.keys.Act, on)
	if one && done.Verdict != act.NoVerdict {
		m = m.judged(done)
		if !m.stay {
			m = m.moved(at + 1)
		}
	}
	m, shown := m.shown()
	return m, tea.Batch(cmd, shown)
}

// compare shows the selected frames side by side.
func (m Model) compare() (Model, tea.Cmd) {
	const least, most = 2, 4
	n := 0
	if !m.chosen.isEmpty() && m.list.whole {
		m.chosen = m.chosen.closed(m.list, m.cursor.at)
		n = m.chosen.count(m.list.total)
	}
	if n < least || n > most {
		said := "select two to four frames, then " + keys.Name(m.keys.Compare) + " shows them side by side"
		if n > most {
			said = words.Number(n) + " frames are selected: two to four can be seen side by side"
		}
		return m, route.To(route.Notice{Text: said})
	}
	return m, route.To(route.Compare{IDs: m.chosen.targets(m.list, m.cursor.at)})
}

// reshaped goes to a series that was made, or to the first of one that was split. What was selected
// for it is selected no more.
func (m Model) reshaped(msg route.Reshaped) (Model, tea.Cmd) {
	m.chosen = chosen{}
	m.told.entries = nil // an entry may come back as another
	m.cursor.pending = msg.ID
	if at, ok := m.list.find(msg.ID, m.cursor.at); ok {
		m = m.moved(at)
	}
	m, list := m.readList()
	m, shown := m.shown()
	return m, tea.Batch(list, shown)
}

// isWorking tells the working keys, so that no other costs a walk through the selection.
func (m Model) isWorking(msg tea.KeyPressMsg) bool {
	return key.Matches(msg, m.keys.Act.Group().Bindings...)
}

// judged shows a verdict on the entry under the cursor before it is stored.
func (m Model) judged(done act.Done) Model {
	s, known := m.summary(m.cursor.at)
	if !known {
		return m
	}
	if done.Verdict == act.Rated {
		s.Rating = done.Rating
	} else {
		s.Rejected = !s.Rejected
	}
	m.told = m.told.with([]journal.Summary{s})
	return m
}
