package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/keys"
	"sojourn/tui/route"
)

// chooser asks which destination entries are marked for.
type chooser struct {
	open   bool
	ids    []journal.ID
	all    []journal.Destination
	cursor int
}

func (m Model) choose(msg destinationsMsg) Model {
	switch {
	case msg.err != nil:
		m.notice = newNotice(route.Notice{Err: msg.err})
	case len(msg.all) == 0:
		_, err := journal.DefaultOf(nil)
		m.notice = newNotice(route.Notice{Err: err})
	default:
		m.chooser = chooser{open: true, ids: msg.ids, all: msg.all}
	}
	return m
}

func (m Model) pressChooser(msg tea.KeyPressMsg) (tea.Model, tea.Cmd) {
	c := m.chooser
	switch {
	case key.Matches(msg, m.keys.Sheet.Open):
		m.chooser = chooser{}
		return m, mark(m.store, *m.keys, c.ids, c.all[c.cursor].Name)
	case key.Matches(msg, m.keys.Global.Back):
		m.chooser = chooser{}
	default:
		m.chooser.cursor = m.keys.Move.Row(msg, c.cursor, len(c.all))
	}
	return m, nil
}

func (m Model) chooserRows() int { return max(1, m.height-boxHeight) }

func (m Model) viewChooser() string {
	c, width, rows := m.chooser, min(drawerWidth, m.width-boxWidth), m.chooserRows()
	from := max(0, c.cursor-rows+1)
	var lines []string
	for i := from; i < min(len(c.all), from+rows); i++ {
		lines = append(lines, m.row(c.all[i].Name+"  "+describe(c.all[i]), width, i == c.cursor))
	}
	return boxed(m.theme, "Mark for", lines, keys.Name(m.keys.Sheet.Open)+" mark · "+keys.Name(m.keys.Global.Back)+" not now")
}

// describe says what a destination is.
func describe(d journal.Destination) string {
	for _, setting := range []string{"server", "dir"} {
		if v := d.Settings[setting]; v != "" {
			return d.Kind + " " + journal.Visible(v)
		}
	}
	return d.Kind
}
