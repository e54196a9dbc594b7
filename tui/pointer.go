package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/tui/keys"
)

// pointed takes the mouse. Where a dialog is in front it only scrolls; lists go by the wheel as by
// their keys, and screens that know more of it take it themselves.
func (m Model) pointed(msg tea.MouseMsg) (tea.Model, tea.Cmd) {
	up, down := m.wheelKeys()
	wheel, turned := msg.(tea.MouseWheelMsg)
	switch {
	case turned && wheel.Button == tea.MouseWheelUp && len(up.Keys()) > 0:
		return m.pressed(up)
	case turned && wheel.Button == tea.MouseWheelDown && len(down.Keys()) > 0:
		return m.pressed(down)
	case m.box() != "":
		return m, nil
	}
	return m.toActive(msg)
}

// wheelKeys are the keys that the wheel stands for; none where the screen takes it itself.
func (m Model) wheelKeys() (up, down key.Binding) {
	switch {
	case m.help.open, m.chooser.open, m.drawer.open, m.history.open:
		return m.keys.Move.Up, m.keys.Move.Down
	case m.palette.open:
		return m.keys.Locate.Up, m.keys.Locate.Down
	case m.Bill.Visible():
		return m.keys.Bill.Up, m.keys.Bill.Down
	}
	switch m.active() {
	case onQueue, onReady:
		return m.keys.Move.Up, m.keys.Move.Down
	case onLocate:
		return m.keys.Locate.Up, m.keys.Locate.Down
	case onCaption:
		return m.keys.Field.Up, m.keys.Field.Down
	}
	return up, down
}

func (m Model) pressed(b key.Binding) (tea.Model, tea.Cmd) {
	k, ok := keys.Press(b.Keys()[0])
	if !ok {
		return m, nil
	}
	return m.press(k)
}
