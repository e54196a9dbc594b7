package tui

import (
	tea "charm.land/bubbletea/v2"

	"sojourn/tui/chart"
	"sojourn/tui/route"
)

// routed does what a screen asks for.
func (m Model) routed(msg tea.Msg) (next tea.Model, cmd tea.Cmd, mine bool) {
	switch msg := msg.(type) {
	case route.Loupe, route.Slides, route.Compare:
		m, cmd = m.look(msg)
	case route.Caption:
		m = m.push(onCaption)
		m.Caption, cmd = m.Caption.Show(msg.ID, msg.Walk, msg.Field)
	case route.Locate:
		m = m.push(onLocate)
		m.Locate, cmd = m.Locate.Show(msg.IDs)
	case route.Outbox:
		m = m.push(onQueue)
		m.Queue, cmd = m.Queue.Show()
	case route.Ready:
		m = m.push(onReady)
		m.Ready, cmd = m.Ready.Show()
	case route.Back:
		m = m.pop()
		if msg.ID != "" {
			m.Sheet, cmd = m.Sheet.MoveTo(msg.ID)
		}
	case route.Sync:
		m.Bill, cmd = m.Bill.Open()
	case route.Withdraw:
		m.Bill, cmd = m.Bill.Withdraw(msg.IDs, msg.Destination)
	case route.Changed:
		next, cmd := m.broadcast(msg)
		return next, tea.Batch(cmd, readOutbox(m.store)), true
	case route.Synced:
		next, cmd := m.broadcast(msg)
		if m.leaving == asked {
			cmd = tea.Batch(cmd, m.leave())
		}
		return next, cmd, true
	case leaveMsg:
		next, cmd := m.left()
		return next, cmd, true
	default:
		if next, cmd, mine := m.charted(msg); mine {
			return next, cmd, true
		}
		return m.worked(msg)
	}
	return m, cmd, true
}

// charted goes to the map, and from it.
func (m Model) charted(msg tea.Msg) (next tea.Model, cmd tea.Cmd, mine bool) {
	switch msg := msg.(type) {
	case route.Map:
		m, cmd = m.showChart(chart.Asked{ID: msg.ID})
	case route.Pick:
		m, cmd = m.showChart(chart.Asked{Picking: msg.Photos, Near: msg.Near})
	case route.Picked:
		m = m.pop()
		m.Locate, cmd = m.Locate.Update(msg)
	case route.Find:
		m.stack = m.stack[:1]
		m.Sheet, cmd = m.Sheet.Find(msg.Text)
	default:
		return m, nil, false
	}
	return m, cmd, true
}

// showChart shows what is asked of the frames of the sheet.
func (m Model) showChart(asked chart.Asked) (Model, tea.Cmd) {
	asked.Text, asked.Query = m.Sheet.Query()
	m = m.push(onChart)
	var cmd tea.Cmd
	m.Chart, cmd = m.Chart.Show(asked)
	return m, cmd
}

// worked does what a screen asks to be done to entries.
func (m Model) worked(msg tea.Msg) (next tea.Model, cmd tea.Cmd, mine bool) {
	switch msg := msg.(type) {
	case route.Mark:
		return m.mark(msg)
	case route.Unmark:
		cmd = unmark(m.store, *m.keys, msg.IDs, msg.Destination)
	case route.Hold:
		cmd = hold(m.store, *m.keys, msg)
	case route.Undo:
		cmd = undo(m.store)
	case route.Template:
		cmd = tryTemplates(m.store, msg.IDs)
	case trialsMsg:
		m = m.openDrawer(msg)
	case route.Clock:
		m.Adjust, cmd = m.Adjust.Open(msg.ID, msg.IDs)
	case route.Trips:
		m.Trips, cmd = m.Trips.Open(msg.IDs)
	case route.NoGo:
		m.Withhold, cmd = m.Withhold.Open(msg.Point, msg.List)
	case route.History:
		cmd = readVersions(m.store, msg.ID)
	case versionsMsg:
		m = m.openHistory(msg)
	case route.EditAll:
		m.Caption, cmd = m.Caption.EditAll(msg.IDs)
	default:
		return m, nil, false
	}
	return m, cmd, true
}
