package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/tui/keys"
	"sojourn/tui/route"
)

// Update routes, and tells screens when they come to front or are covered.
func (m Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	before := m.active()
	next, cmd := m.update(msg)
	now, ok := next.(Model)
	if !ok {
		return next, cmd
	}
	if now.active() != before {
		var covered, front tea.Cmd
		now, covered = now.to(before, route.Covered{})
		now, front = now.to(now.active(), route.Front{})
		cmd = tea.Batch(cmd, covered, front)
	}
	return now.drawn(cmd)
}

// update routes: keys to whoever is in front, everything else to whom it concerns.
func (m Model) update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return m.resized(msg)
	case paintMsg:
		return m.paint(msg)
	case tea.ModeReportMsg:
		return m.counted(msg), nil
	case tea.BackgroundColorMsg:
		return m.withTheme(m.choice.On(msg.IsDark())), nil
	case tea.KeyPressMsg:
		return m.press(msg)
	case tea.PasteMsg:
		return m.paste(msg)
	case tea.MouseMsg:
		return m.pointed(msg)
	case route.Beat:
		return m.beaten(msg)
	case route.Notice:
		m.notice = newNotice(msg)
		return m, nil
	}
	if next, cmd, mine := m.told(msg); mine {
		return next, cmd
	}
	if next, cmd, mine := m.routed(msg); mine {
		return next, cmd
	}
	if next, cmd, mine := m.answered(msg); mine {
		return next, cmd
	}
	return m.broadcast(msg)
}

// press takes a key: dialogs first, then the keys of everywhere, then the active screen.
func (m Model) press(msg tea.KeyPressMsg) (tea.Model, tea.Cmd) {
	if m.notice.isError() {
		m.notice = notice{} // it was seen
	}
	if key.Matches(msg, m.keys.Global.Interrupt) && !m.Bill.Visible() {
		return m.quit()
	}
	switch {
	case m.help.open:
		return m.pressHelp(msg), nil
	case m.palette.open:
		return m.pressPalette(msg)
	case m.history.open:
		return m.pressHistory(msg)
	case m.drawer.open:
		return m.pressDrawer(msg)
	case m.chooser.open:
		return m.pressChooser(msg)
	}
	if next, cmd, mine := m.toDialog(msg); mine {
		return next, cmd
	}
	if !m.typing() || !keys.Writes(msg) {
		if next, cmd, mine := m.pressGlobal(msg); mine {
			return next, cmd
		}
	}
	return m.toActive(msg)
}

// toDialog gives msg to the screen that lies over the active one, if one does.
func (m Model) toDialog(msg tea.Msg) (next Model, cmd tea.Cmd, mine bool) {
	switch {
	case m.Bill.Visible():
		m.Bill, cmd = m.Bill.Update(msg)
	case m.Adjust.Visible():
		m.Adjust, cmd = m.Adjust.Update(msg)
	case m.Trips.Visible():
		m.Trips, cmd = m.Trips.Update(msg)
	case m.Withhold.Visible():
		m.Withhold, cmd = m.Withhold.Update(msg)
	default:
		return m, nil, false
	}
	return m, cmd, true
}

func (m Model) pressGlobal(msg tea.KeyPressMsg) (tea.Model, tea.Cmd, bool) {
	switch {
	case key.Matches(msg, m.keys.Global.Help):
		m.help = help{open: true}
	case key.Matches(msg, m.keys.Global.Palette):
		m = m.openPalette()
	case m.typing():
		return m, nil, false // the others are the screen's own there
	case key.Matches(msg, m.keys.Global.Quit):
		next, cmd := m.quit()
		return next, cmd, true
	case key.Matches(msg, m.keys.Global.Sync):
		return m, route.To(route.Sync{}), true
	case key.Matches(msg, m.keys.Global.Ready):
		return m, route.To(route.Ready{}), true
	case key.Matches(msg, m.keys.Global.Outbox):
		return m, route.To(route.Outbox{}), true
	case key.Matches(msg, m.keys.Global.Back) && m.close():
		next, cmd := m.stepBack()
		return next, cmd, true
	case key.Matches(msg, m.keys.Global.Back) && m.active() != onSheet:
		return m, route.To(route.Back{}), true
	default:
		return m, nil, false
	}
	return m, nil, true
}

func (m Model) paste(msg tea.PasteMsg) (tea.Model, tea.Cmd) {
	switch {
	case m.palette.open:
		var cmd tea.Cmd
		m.palette.filter, cmd = m.palette.filter.Update(msg)
		return m, cmd
	case m.help.open, m.chooser.open, m.drawer.open, m.history.open:
		return m, nil
	}
	if next, cmd, mine := m.toDialog(msg); mine {
		return next, cmd
	}
	return m.toActive(msg)
}

// toActive gives msg to the active screen alone.
func (m Model) toActive(msg tea.Msg) (tea.Model, tea.Cmd) { return m.to(m.active(), msg) }

// to gives msg to one screen.
func (m Model) to(p place, msg tea.Msg) (Model, tea.Cmd) {
	var cmd tea.Cmd
	switch p {
	case onSheet:
		m.Sheet, cmd = m.Sheet.Update(msg)
	case onLoupe:
		m.Loupe, cmd = m.Loupe.Update(msg)
	case onCompare:
		m.Compare, cmd = m.Compare.Update(msg)
	case onCaption:
		m.Caption, cmd = m.Caption.Update(msg)
	case onLocate:
		m.Locate, cmd = m.Locate.Update(msg)
	case onChart:
		m.Chart, cmd = m.Chart.Update(msg)
	case onQueue:
		m.Queue, cmd = m.Queue.Update(msg)
	case onReady:
		m.Ready, cmd = m.Ready.Update(msg)
	}
	return m, cmd
}

// broadcast gives msg to every screen; each ignores what is not its own.
func (m Model) broadcast(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmds [12]tea.Cmd
	m.Sheet, cmds[0] = m.Sheet.Update(msg)
	m.Loupe, cmds[1] = m.Loupe.Update(msg)
	m.Caption, cmds[2] = m.Caption.Update(msg)
	m.Locate, cmds[3] = m.Locate.Update(msg)
	m.Queue, cmds[4] = m.Queue.Update(msg)
	m.Bill, cmds[5] = m.Bill.Update(msg)
	m.Ready, cmds[6] = m.Ready.Update(msg)
	m.Compare, cmds[7] = m.Compare.Update(msg)
	m.Adjust, cmds[8] = m.Adjust.Update(msg)
	m.Chart, cmds[9] = m.Chart.Update(msg)
	m.Trips, cmds[10] = m.Trips.Update(msg)
	m.Withhold, cmds[11] = m.Withhold.Update(msg)
	return m, tea.Batch(cmds[:]...)
}
