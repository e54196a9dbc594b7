// Package ready is the ready list: what stands between the marked entries and sending them.
package ready

import (
	"slices"

	bubbles "charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/lack"
	"sojourn/tui/keys"
	"sojourn/tui/route"
	"sojourn/tui/theme"
)

// Model is the ready list.
type Model struct {
	store         lack.Store
	theme         theme.Theme
	keys          keys.Ready
	mark, sync    string // their keys
	width, height int

	front, missed, reading, stale bool // missed: it changed while another screen covered it
	list                          list
	cursor, top                   int
	view                          string
}

// New returns the empty screen.
func New(s lack.Store, t theme.Theme) Model {
	return Model{store: s, theme: t}.WithKeys(keys.Default())
}

// Show reads what is lacking.
func (m Model) Show() (Model, tea.Cmd) {
	m.front, m.missed = true, true
	return m.caughtUp()
}

// Resize takes the size of the screen.
func (m Model) Resize(width, height int) Model {
	m.width, m.height = width, height
	return m.drawn()
}

// WithTheme returns m with other styles.
func (m Model) WithTheme(t theme.Theme) Model {
	m.theme = t
	return m.drawn()
}

// WithKeys returns m with other keys.
func (m Model) WithKeys(k keys.Map) Model {
	m.keys, m.mark, m.sync = k.Ready, keys.Name(k.Act.Mark), keys.Name(k.Global.Sync)
	return m.drawn()
}

// View returns exactly the size of the screen.
func (m Model) View() string { return m.view }

// Help returns the screen's keys.
func (m Model) Help() []keys.Group { return m.keys.Help() }

// Update takes keys and answers to what was read.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return m.press(msg)
	case tea.MouseClickMsg:
		return m.clicked(msg)
	case readMsg:
		return m.took(msg)
	case route.Covered:
		m.front = false
	case route.Front:
		m.front = true
		return m.caughtUp()
	case route.Changed, route.Synced:
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
	return m.read()
}

func (m Model) press(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	last := len(m.list.rows) - 1
	page := max(1, m.bodyHeight()-1)
	switch {
	case bubbles.Matches(msg, m.keys.Open):
		return m, m.mend()
	case bubbles.Matches(msg, m.keys.Undo):
		return m, route.To(route.Undo{})
	case bubbles.Matches(msg, m.keys.Unmark):
		if r, ok := m.row(); ok {
			return m, route.To(route.Unmark{IDs: []journal.ID{r.Entry}, Destination: r.Destination})
		}
	case bubbles.Matches(msg, m.keys.Next):
		m.cursor = m.list.nextEntry(m.cursor)
	case bubbles.Matches(msg, m.keys.Down):
		m.cursor++
	case bubbles.Matches(msg, m.keys.Up):
		m.cursor--
	case bubbles.Matches(msg, m.keys.PageDown):
		m.cursor += page
	case bubbles.Matches(msg, m.keys.PageUp):
		m.cursor -= page
	case bubbles.Matches(msg, m.keys.First):
		m.cursor = 0
	case bubbles.Matches(msg, m.keys.Last):
		m.cursor = last
	}
	m.cursor = max(0, min(m.cursor, last))
	return m.drawn(), nil
}

// clicked goes to the row under the pointer; a click on the row under the cursor mends it.
func (m Model) clicked(msg tea.MouseClickMsg) (Model, tea.Cmd) {
	line := msg.Y - m.headHeight()
	at := m.top + line
	switch {
	case msg.Button != tea.MouseLeft || line < 0 || line >= m.bodyHeight() || at >= len(m.list.rows):
		return m, nil
	case at == m.cursor:
		return m, m.mend()
	}
	m.cursor = at
	return m.drawn(), nil
}

// mend goes where the row under the cursor is put right; save-and-next walks through the others
// that lack something.
func (m Model) mend() tea.Cmd {
	r, ok := m.row()
	if !ok {
		return nil
	}
	edit := func(f route.Field) tea.Cmd {
		return route.To(route.Caption{ID: r.Entry, Walk: m.list.entries(), Field: f})
	}
	switch r.Kind {
	case lack.Place:
		return route.To(route.Locate{IDs: []journal.ID{r.Entry}})
	case lack.Alt, lack.AltText:
		return edit(route.FieldAlt)
	case lack.Picture, lack.Told:
		return route.To(route.Loupe{ID: r.Entry, Walk: m.list.entries()})
	}
	return edit(route.FieldCaption)
}

func (m Model) row() (row, bool) {
	if m.cursor < 0 || m.cursor >= len(m.list.rows) {
		return row{}, false
	}
	return m.list.rows[m.cursor], true
}

// kept puts the cursor on the row where it was, else on the next thing that its entry lacks, else
// on what stands there now.
func (m Model) kept(l list) Model {
	was, ok := m.row()
	m.list = l
	if !ok {
		return m
	}
	same := func(r row) bool {
		return r.Entry == was.Entry && r.Kind == was.Kind && r.Destination == was.Destination
	}
	near := func(r row) bool { return r.Entry == was.Entry }
	for _, is := range []func(row) bool{same, near} {
		if i := slices.IndexFunc(l.rows, is); i >= 0 {
			m.cursor = i
			return m
		}
	}
	m.cursor = max(0, min(m.cursor, len(l.rows)-1))
	return m
}
