package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/keys"
	"sojourn/tui/route"
	"sojourn/tui/words"
)

// drawer asks which template is put into entries, and shows what it would change.
type drawer struct {
	open   bool
	ids    []journal.ID
	all    []trial
	cursor int
}

func (m Model) openDrawer(msg trialsMsg) Model {
	if msg.err != nil {
		m.notice = newNotice(route.Notice{Err: msg.err})
		return m
	}
	m.drawer = drawer{open: true, ids: msg.ids, all: msg.all}
	return m
}

func (m Model) pressDrawer(msg tea.KeyPressMsg) (tea.Model, tea.Cmd) {
	d := m.drawer
	switch {
	case key.Matches(msg, m.keys.Sheet.Open):
		m.drawer = drawer{}
		return m, applyTemplate(m.store, *m.keys, d.all[d.cursor].template, d.ids)
	case key.Matches(msg, m.keys.Global.Back):
		m.drawer = drawer{}
	default:
		m.drawer.cursor = m.keys.Move.Row(msg, d.cursor, len(d.all))
	}
	return m, nil
}

const (
	drawerWidth = 72
	drawerMost  = 8 // templates that are listed at a time
)

func (m Model) drawerRows() int {
	return max(1, min(len(m.drawer.all), drawerMost, max(2, m.height-boxHeight)/2))
}

func (m Model) viewDrawer() string {
	d, width := m.drawer, min(drawerWidth, m.width-boxWidth)
	room, rows := max(2, m.height-boxHeight), m.drawerRows()
	from := max(0, d.cursor-rows+1)
	var lines []string
	for i := from; i < from+rows; i++ {
		lines = append(lines, m.row(journal.Visible(d.all[i].template.Name), width, i == d.cursor))
	}
	preview := m.trialLines(d.all[d.cursor], width)
	lines = append(lines, preview[:min(len(preview), room-rows)]...)
	for i, l := range lines {
		lines[i] = pad(l, width)
	}
	foot := keys.Name(m.keys.Sheet.Open) + " put it in · " + keys.Name(m.keys.Global.Back) + " not now"
	return boxed(m.theme, "Template for "+words.Count(len(d.ids), "entry"), lines, foot)
}

// trialLines are what a template would do: how many entries it changes, and some of them.
func (m Model) trialLines(t trial, width int) []string {
	said := words.Number(t.changes) + " of " + words.Count(len(m.drawer.ids), "entry") + " would change"
	lines := []string{"", m.theme.Label.Render(grapheme.Cut(said, width))}
	for _, s := range t.samples {
		lines = append(lines, m.theme.Heading.Render(grapheme.Cut(s.title, width)))
		for _, e := range s.effects {
			lines = append(lines, m.effectLine(e, width))
		}
	}
	return lines
}

func (m Model) effectLine(e journal.Effect, width int) string {
	name := grapheme.Cut("  "+string(e.Field)+": ", width)
	room := max(2, width-grapheme.Width(name)-3)
	before := journal.Visible(strings.TrimSpace(e.Before))
	if before == "" {
		before = "–"
	}
	before = grapheme.Cut(before, room/3)
	after := grapheme.Cut(journal.Visible(strings.TrimSpace(e.After)), max(1, room-grapheme.Width(before)))
	return grapheme.Cut(m.theme.Label.Render(name)+before+" → "+after, width)
}
