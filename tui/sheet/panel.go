package sheet

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/facts"
	"sojourn/tui/keys"
	"sojourn/tui/route"
	"sojourn/tui/words"
)

const (
	panelFrom  = 100 // columns from which on there is room for the panel
	panelLeast = 32
	panelMost  = 44
)

// panel is all that is known of the entry under the cursor, beside the tiles.
type panel struct {
	folded  bool
	reading bool
	edition int
	of      journal.ID // what is shown
	read    int        // the edition that it was read in
	entry   journal.Entry
}

// panelWidth is the panel's columns without the line that parts it off; 0 where there is none.
func (m Model) panelWidth() int {
	if m.panel.folded || m.width < panelFrom {
		return 0
	}
	return max(panelLeast, min(m.width/4, panelMost))
}

func (m Model) gridWidth() int {
	if w := m.panelWidth(); w > 0 {
		return m.width - w - 2
	}
	return m.width
}

type entryMsg struct {
	id      journal.ID
	edition int
	entry   journal.Entry
	err     error
}

// readEntry reads the entry under the cursor, one at a time: while a key is held, some are left out.
func (m Model) readEntry() (Model, tea.Cmd) {
	id := m.list.id(m.cursor.at)
	known := m.panel.of == id && m.panel.read == m.panel.edition
	if id == "" || known || m.panel.reading || m.panelWidth() == 0 {
		return m, nil
	}
	m.panel.reading = true
	return m, readEntry(m.store, id, m.panel.edition)
}

func readEntry(s store, id journal.ID, edition int) tea.Cmd {
	return func() tea.Msg {
		e, err := s.Entry(context.Background(), id)
		return entryMsg{id: id, edition: edition, entry: e, err: err}
	}
}

func (m Model) tookEntry(msg entryMsg) (Model, tea.Cmd) {
	p := &m.panel
	p.reading, p.of, p.read, p.entry = false, msg.id, msg.edition, msg.entry
	m, cmd := m.shown()
	if msg.err != nil && journal.KindOf(msg.err) != journal.NotFound {
		cmd = tea.Batch(cmd, route.To(route.Notice{Err: msg.err}))
	}
	return m, cmd
}

// panelLines are height lines; those of an entry that is not read yet are blank.
func (m Model) panelLines(height int) []string {
	width := m.panelWidth()
	var lines []string
	if id := m.list.id(m.cursor.at); id != "" && m.panel.of == id && m.panel.entry.ID == id {
		lines = facts.Short(m.panel.entry, m.now, m.theme, width)
	}
	if height == 0 {
		return nil
	}
	if len(lines) > height {
		lines = append(lines[:height-1], m.theme.Faint.Render(words.Fit(keys.Name(m.keys.Open)+" shows the rest", width)))
	}
	for len(lines) < height {
		lines = append(lines, words.Fit("", width))
	}
	return lines
}
