package locate

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/route"
)

// Update takes keys and pastes, and the answers of what was looked for and stored.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return m.press(msg)
	case tea.PasteMsg:
		return m.write(msg)
	case tea.MouseClickMsg:
		return m.clicked(msg)
	case lookedMsg:
		return m.looked(msg)
	case openedMsg:
		return m.opened(msg)
	case offeredMsg:
		return m.offered(msg)
	case beforeMsg:
		return m.sameFound(msg)
	case weighedMsg:
		return m.weighed(msg)
	case trackedMsg:
		return m.tracksTold(msg)
	case appliedMsg:
		return m.applied(msg)
	case route.Picked:
		return m.picked(msg)
	case savedMsg:
		return m.saved(msg)
	case route.Changed:
		return m.changed(msg)
	}
	return m, nil
}

// changed reads anew what is placed, where somebody else may have altered it.
func (m Model) changed(msg route.Changed) (Model, tea.Cmd) {
	if len(m.ids) == 0 || len(msg.IDs) > 0 && !slices.ContainsFunc(msg.IDs, func(id journal.ID) bool {
		return id == m.ids[0]
	}) {
		return m, nil
	}
	return m, look(m.store, m.visit, m.ids[0], len(m.ids) > 1)
}

func (m Model) press(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	if m.ask.kind != askNothing {
		next, cmd, mine := m.answer(msg)
		if mine {
			return next, cmd
		}
		m = next
	}
	if m.name.on {
		return m.pressNaming(msg)
	}
	switch {
	case key.Matches(msg, m.keys.Cancel):
		return m.left().drawn(), route.To(route.Back{})
	case m.busy != "":
		return m, nil
	case key.Matches(msg, m.keys.Take):
		return m.take(takeAll)
	case key.Matches(msg, m.keys.Others):
		return m.take(takeOthers)
	case key.Matches(msg, m.keys.Shown):
		return m.turned()
	case key.Matches(msg, m.keys.Same):
		return m.same()
	case key.Matches(msg, m.keys.Track) && !m.shown:
		return m.fromTrack()
	case key.Matches(msg, m.keys.Map):
		return m.pick()
	case key.Matches(msg, m.keys.Clear):
		return m.askToClear()
	case key.Matches(msg, m.keys.Save):
		return m.askName()
	}
	if next, mine := m.move(msg); mine {
		return next.drawn(), nil
	}
	return m.write(msg)
}

// clicked goes to the choice under the pointer; a click on the one under the cursor takes it.
func (m Model) clicked(msg tea.MouseClickMsg) (Model, tea.Cmd) {
	line := msg.Y - m.headHeight()
	at := m.offer.top + line
	switch {
	case msg.Button != tea.MouseLeft || m.busy != "" || m.ask.kind != askNothing:
		return m, nil
	case line < 0 || line >= m.listHeight() || at >= len(m.offer.choices):
		return m, nil
	case at == m.offer.cursor:
		return m.take(takeAll)
	}
	m.offer.cursor = at
	return m.drawn(), nil
}

// askToClear asks before several entries lose their place.
func (m Model) askToClear() (Model, tea.Cmd) {
	switch len(m.ids) {
	case 0:
		return m, nil
	case 1:
		return m.clear()
	}
	m.ask = question{kind: askClear}
	return m.drawn(), nil
}

func (m Model) move(msg tea.KeyPressMsg) (Model, bool) {
	o, page := &m.offer, max(1, m.listHeight()-1)
	switch {
	case key.Matches(msg, m.keys.Down):
		o.cursor++
	case key.Matches(msg, m.keys.Up):
		o.cursor--
	case key.Matches(msg, m.keys.PageDown):
		o.cursor += page
	case key.Matches(msg, m.keys.PageUp):
		o.cursor -= page
	default:
		return m, false
	}
	o.cursor = max(0, min(o.cursor, len(o.choices)-1))
	return m, true
}

// write gives msg to the field, and searches for what it has then.
func (m Model) write(msg tea.Msg) (Model, tea.Cmd) {
	m.offer.hasty = takeNone
	var cmd tea.Cmd
	m.field, cmd = m.field.Update(msg)
	if m.name.on {
		return m.drawn(), cmd
	}
	m, search := m.search()
	return m, tea.Batch(cmd, search)
}
