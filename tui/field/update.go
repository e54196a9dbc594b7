package field

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Update takes keys and pastes while m is focused.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	if !m.focused {
		return m, nil
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return m.press(msg), nil
	case tea.PasteMsg:
		m.killing = false
		return m.pasted(msg.Content).drawn(), nil
	}
	return m, nil
}

func (m Model) press(msg tea.KeyPressMsg) Model {
	if msg.Text != "" {
		m.killing = false
		return m.typed(msg.Text).drawn()
	}
	if next, ok := m.kill(msg); ok {
		return next.drawn()
	}
	m.killing = false
	if next, ok := m.move(msg); ok {
		return next.drawn()
	}
	if next, ok := m.edit(msg); ok {
		return next.drawn()
	}
	return m
}

// edit takes a key that changes the text without keeping what it takes away.
func (m Model) edit(msg tea.KeyPressMsg) (Model, bool) {
	switch {
	case key.Matches(msg, m.keys.Backspace):
		return m.erased(m.before(m.caret.spot), erasedBack), true
	case key.Matches(msg, m.keys.Delete):
		return m.erased(m.next(m.caret.spot), erasedForth), true
	case key.Matches(msg, m.keys.Yank):
		return m.replaced(m.caret.spot, m.caret.spot, m.clean(m.killed), apart), true
	case key.Matches(msg, m.keys.Undo):
		return m.undo(), true
	case key.Matches(msg, m.keys.Redo):
		return m.redo(), true
	case key.Matches(msg, m.keys.Break) && m.options.Multiline:
		return m.replaced(m.caret.spot, m.caret.spot, "\n", apart), true
	}
	return m, false
}

// kill takes a key that cuts.
func (m Model) kill(msg tea.KeyPressMsg) (Model, bool) {
	switch {
	case key.Matches(msg, m.keys.KillEnd):
		return m.cut(m.lineEnd()), true
	case key.Matches(msg, m.keys.KillStart):
		return m.cut(spot{m.caret.line, 0}), true
	case key.Matches(msg, m.keys.WordBack):
		return m.cut(m.wordBefore(m.caret.spot)), true
	case key.Matches(msg, m.keys.BlankBack):
		return m.cut(m.blankBefore(m.caret.spot)), true
	case key.Matches(msg, m.keys.WordForward):
		return m.cut(m.wordAfter(m.caret.spot)), true
	}
	return m, false
}
