package caption

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/keys"
	"sojourn/tui/picture"
	"sojourn/tui/route"
)

// Update takes keys and pastes, and the answers of what was read and stored.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return m.press(msg)
	case tea.PasteMsg:
		return m.write(msg)
	case readMsg:
		return m.arrived(msg)
	case savedMsg:
		return m.saved(msg)
	case offeredMsg:
		return m.offered(msg)
	case codesMsg:
		return m.tookCodes(msg)
	case draftedMsg:
		return m.drafted(msg)
	case manyDraftedMsg:
		return m.draftedMany(msg)
	case manyEditedMsg:
		return m, takeOver(m.store, msg.many)
	case editedMsg:
		return m.edited(msg)
	case route.Beat:
		return m.beaten()
	case route.Changed:
		return m.changed(msg)
	case picture.Loaded, tea.WindowSizeMsg:
		return m.drawn().load()
	}
	return m, nil
}

// beaten stores what was typed since the last beat.
func (m Model) beaten() (Model, tea.Cmd) {
	m, cmd := m.keep()
	if cmd == nil {
		return m, nil
	}
	return m.drawn(), cmd
}

func (m Model) press(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	if m.visit.id == "" {
		return m, nil
	}
	if len(m.visit.early) == 0 || m.visit.err != nil {
		if next, cmd, mine := m.pressMove(msg); mine {
			return next, cmd
		}
	}
	if !m.isOpen() {
		return m.write(msg)
	}
	if next, cmd, mine := m.hotPress(msg); mine {
		return next, cmd
	}
	switch {
	case key.Matches(msg, m.keys.Complete):
		return m.complete()
	case msg.Code == tea.KeyRight && msg.Mod == 0 && m.offer.isFresh() && m.fields[m.focus].AtEnd():
		return m.complete()
	case key.Matches(msg, m.keys.Editor):
		return m.edit()
	case key.Matches(msg, m.keys.History):
		m, cmd := m.keep()
		return m.drawn(), tea.Sequence(cmd, route.To(route.History{ID: m.visit.id}))
	case key.Matches(msg, m.keys.Place):
		return m.ask(route.Locate{IDs: []journal.ID{m.visit.id}})
	case key.Matches(msg, m.keys.Mark):
		return m.ask(route.Mark{IDs: []journal.ID{m.visit.id}})
	}
	return m.write(msg)
}

// pressMove takes the keys that go to another field or entry.
func (m Model) pressMove(msg tea.KeyPressMsg) (next Model, cmd tea.Cmd, mine bool) {
	switch {
	case key.Matches(msg, m.keys.Leave):
		next, cmd = m.leave()
	case key.Matches(msg, m.keys.Save):
		next, cmd = m.step(1, "that was the last one; "+keys.Name(m.keys.Leave)+" goes back")
	case key.Matches(msg, m.keys.Next):
		next, cmd = m.step(1, "this is the last one")
	case key.Matches(msg, m.keys.Previous):
		next, cmd = m.step(-1, "this is the first one")
	case key.Matches(msg, m.keys.NextField):
		next, cmd = m.toField((m.focus + 1) % m.shownFields())
	case key.Matches(msg, m.keys.PreviousField):
		next, cmd = m.toField((m.focus + m.shownFields() - 1) % m.shownFields())
	case key.Matches(msg, m.keys.More):
		next, cmd = m.folded()
	default:
		return m, nil, false
	}
	return next, cmd, true
}

func (m Model) toField(f route.Field) (Model, tea.Cmd) {
	m = m.closed().focused(f).toGap()
	m, cmd := m.noted().look()
	return m.drawn(), cmd
}

// ask stores what was typed, and lets the root do what msg says.
func (m Model) ask(msg tea.Msg) (Model, tea.Cmd) {
	m, cmd := m.keep()
	return m.drawn(), tea.Batch(cmd, route.To(msg))
}

// write gives msg to the field that has the keys, or keeps it until there is something to edit.
func (m Model) write(msg tea.Msg) (Model, tea.Cmd) {
	switch {
	case m.visit.id == "":
		return m, nil
	case !m.isOpen() && m.visit.err != nil:
		return m, nil
	case !m.isOpen():
		m.visit.early = append(m.visit.early[:len(m.visit.early):len(m.visit.early)], msg)
		return m, nil
	}
	if fills(msg) {
		m = m.filledGap()
	}
	m.atGap = false
	m.fields[m.focus], _ = m.fields[m.focus].Update(msg)
	m, cmd := m.expanded(msg).noted().look()
	return m.drawn(), cmd
}
