package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"sojourn/tui/keys"
)

// pointed takes the mouse. Lists go by the wheel as by their keys; a click in a dialog goes to its
// row; screens take what is left themselves.
func (m Model) pointed(msg tea.MouseMsg) (tea.Model, tea.Cmd) {
	up, down := m.wheelKeys()
	wheel, turned := msg.(tea.MouseWheelMsg)
	switch {
	case turned && wheel.Button == tea.MouseWheelUp && len(up.Keys()) > 0:
		return m.pressed(up)
	case turned && wheel.Button == tea.MouseWheelDown && len(down.Keys()) > 0:
		return m.pressed(down)
	case m.box() != "":
		return m.clickedBox(msg)
	}
	return m.toActive(msg)
}

// clickedBox takes a click while a dialog is in front: on a row of its list it goes there, on the
// one under the cursor it does what enter does, beside the dialog it leaves. The bill and
// the clock only hear keys: nothing is sent by a slip of the hand.
func (m Model) clickedBox(msg tea.MouseMsg) (tea.Model, tea.Cmd) {
	click, ok := msg.(tea.MouseClickMsg)
	listed := m.help.open || m.palette.open || m.drawer.open || m.chooser.open || m.Trips.Listing() || m.Withhold.Listing()
	if !ok || !listed || click.Button != tea.MouseLeft {
		return m, nil
	}
	box := m.box()
	x, y := corner(box, m.width, m.height)
	w, h := lipgloss.Size(box)
	if click.X < x || click.X >= x+w || click.Y < y || click.Y >= y+h {
		leave := m.keys.Global.Back
		switch {
		case m.palette.open:
			leave = m.keys.Locate.Cancel
		case m.Trips.Listing():
			leave = m.keys.Trips.Close
		case m.Withhold.Listing():
			leave = m.keys.NoGo.Close
		}
		return m.pressed(leave)
	}
	line := click.Y - y - boxHead
	var cmd tea.Cmd
	switch {
	case m.Trips.Listing():
		m.Trips, cmd = m.Trips.Clicked(line)
		return m, cmd
	case m.Withhold.Listing():
		m.Withhold, cmd = m.Withhold.Clicked(line)
		return m, cmd
	}
	return m.clickedRow(line)
}

// clickedRow takes a click on a line of the root's own dialogs.
func (m Model) clickedRow(line int) (tea.Model, tea.Cmd) {
	cursor, take := &m.chooser.cursor, m.keys.Sheet.Open
	at := -1
	switch {
	case m.help.open:
	case m.palette.open:
		_, rows := m.paletteSize()
		cursor, take = &m.palette.cursor, m.keys.Locate.Take
		at = clicked(*cursor, line-2, rows, len(m.found()))
	case m.drawer.open:
		cursor = &m.drawer.cursor
		at = clicked(*cursor, line, m.drawerRows(), len(m.drawer.all))
	default:
		at = clicked(*cursor, line, m.chooserRows(), len(m.chooser.all))
	}
	switch at {
	case -1:
		return m, nil
	case *cursor:
		return m.pressed(take)
	}
	*cursor = at
	return m, nil
}

// boxHead is how many lines of a box stand above its own: border, title and a blank one.
const boxHead = 3

// clicked is the row of a list that has a line of its box: of total ones rows are shown, and where it
// is scrolled the last of them is under the cursor. It is -1 where there is none.
func clicked(cursor, line, rows, total int) int {
	at := max(0, cursor-rows+1) + line
	if line < 0 || line >= rows || at >= total {
		return -1
	}
	return at
}

// wheelKeys are the keys that the wheel stands for; none where the screen takes it itself.
func (m Model) wheelKeys() (up, down key.Binding) {
	switch {
	case m.help.open, m.chooser.open, m.drawer.open, m.history.open, m.Trips.Listing(), m.Withhold.Listing():
		return m.keys.Move.Up, m.keys.Move.Down
	case m.palette.open:
		return m.keys.Locate.Up, m.keys.Locate.Down
	case m.Trips.Visible(), m.Withhold.Visible():
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
