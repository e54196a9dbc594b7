package chart

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/keys"
	"sojourn/tui/route"
)

// Update takes keys and the mouse, and the answers of what was read.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return m.press(msg)
	case tea.MouseMsg:
		return m.pointed(msg)
	case route.Beat:
		m.now = msg.At
		return m, nil
	case openedMsg:
		return m.opened(msg)
	case readMsg:
		return m.took(msg)
	case namedMsg:
		return m.named(msg)
	case route.Covered:
		m.front = false
	case route.Front:
		m.front = true
		return m.caughtUp()
	case route.Changed:
		m.missed = true
		return m.caughtUp()
	}
	return m, nil
}

// caughtUp reads what changed, where that is seen.
func (m Model) caughtUp() (Model, tea.Cmd) {
	if !m.front || !m.missed {
		return m, nil
	}
	m.missed = false
	return m, m.read()
}

func (m Model) press(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	if v, moved := m.steered(msg); moved {
		m.view, m.fitted = v, false
		return m.looked()
	}
	switch k := m.keys; {
	case key.Matches(msg, k.Fit):
		m.view, m.fitted = m.view.fitted(m.frames.points), true
		m.asked.Near = nil
	case key.Matches(msg, k.World):
		m.view, m.fitted = m.view.whole(), false
		m.view.centre.Lat = 20
	case key.Matches(msg, k.Next):
		m = m.step(1)
	case key.Matches(msg, k.Previous):
		m = m.step(-1)
	case key.Matches(msg, k.Open):
		return m.take()
	case key.Matches(msg, k.Seen):
		return m.showSeen()
	case key.Matches(msg, k.NoGo, k.NoGos) && !m.Picking():
		return m, route.To(route.NoGo{Point: m.view.centre, List: key.Matches(msg, k.NoGos)})
	default:
		return m, nil
	}
	return m.looked()
}

func (m Model) looked() (Model, tea.Cmd) {
	m, cmd := m.look()
	return m.drawn(), cmd
}

// steered is the view after a key that moves it.
func (m Model) steered(msg tea.KeyPressMsg) (view, bool) {
	v, k := m.view, m.keys
	step, jump := float64(max(4, v.height/16)), float64(v.height/2)
	switch {
	case key.Matches(msg, k.Left):
		return v.moved(-step, 0), true
	case key.Matches(msg, k.Right):
		return v.moved(step, 0), true
	case key.Matches(msg, k.Up):
		return v.moved(0, -step), true
	case key.Matches(msg, k.Down):
		return v.moved(0, step), true
	case key.Matches(msg, k.FarLeft):
		return v.moved(-jump, 0), true
	case key.Matches(msg, k.FarRight):
		return v.moved(jump, 0), true
	case key.Matches(msg, k.FarUp):
		return v.moved(0, -jump), true
	case key.Matches(msg, k.FarDown):
		return v.moved(0, jump), true
	case key.Matches(msg, k.Nearer):
		return v.zoomed(v.dot / 2), true
	case key.Matches(msg, k.Farther):
		return v.zoomed(v.dot * 2), true
	}
	return v, false
}

// step puts the next cluster, in order of time, under the cross-hair.
func (m Model) step(by int) Model {
	if len(m.clusters) == 0 {
		return m
	}
	at := m.chosen + by
	if m.chosen < 0 && by < 0 {
		at = -1
	}
	at = (at + len(m.clusters)) % len(m.clusters)
	m.view.centre, m.fitted = m.clusters[at].at, false
	return m
}

// take takes the point under the cross-hair, or shows the frames that are there.
func (m Model) take() (Model, tea.Cmd) {
	if m.Picking() {
		return m, route.To(route.Picked{Point: m.view.centre})
	}
	if m.chosen < 0 {
		next := keys.Name(m.keys.Next)
		return m, route.To(route.Notice{Text: "no frame is under the cross-hair: " + next + " goes to the next"})
	}
	return m, m.find(m.frames.cloud.around(m.clusters[m.chosen]))
}

// showSeen shows all frames that are on the map now.
func (m Model) showSeen() (Model, tea.Cmd) {
	if m.Picking() || len(m.clusters) == 0 {
		return m, nil
	}
	all := m.frames.cloud.around(m.clusters[0])
	for _, k := range m.clusters[1:] {
		all = all.with(m.frames.cloud.around(k))
	}
	return m, m.find(all)
}

// find shows the frames in b on the sheet.
func (m Model) find(b bounds) tea.Cmd {
	box := journal.Box{
		SouthWest: journal.Point{Lat: b.south, Lon: b.west}, NorthEast: journal.Point{Lat: b.north, Lon: b.east},
	}
	q, err := journal.ParseQuery(m.asked.Text)
	if err != nil {
		return route.To(route.Notice{Err: err})
	}
	return route.To(route.Find{Text: q.Within(box).String()})
}
