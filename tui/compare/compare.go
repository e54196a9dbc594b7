// Package compare is the screen of a few frames side by side, to choose the best of them.
package compare

import (
	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/act"
	"sojourn/tui/closeup"
	"sojourn/tui/keys"
	"sojourn/tui/picture"
	"sojourn/tui/theme"
)

// Model is the screen.
type Model struct {
	store         act.Store
	window        *picture.Window
	hands         *act.Hands
	theme         theme.Theme
	keys          keys.Compare
	width, height int

	ids     []journal.ID
	at      int // the active one
	known   known
	want    []picture.Key // as last asked for
	stay    bool          // on what was rated
	view    closeup.View
	look    picture.Look
	recent  closeup.Recent
	drawing string
}

// New returns the screen; Show says what of.
func New(s act.Store, g *picture.Gallery, t theme.Theme) Model {
	return Model{store: s, window: g.Window().Prompt(), hands: act.New(s), theme: t, keys: keys.NewCompare()}
}

// Show shows entries side by side, the first active.
func (m Model) Show(ids []journal.ID) (Model, tea.Cmd) {
	m.ids, m.at, m.want = ids, 0, nil
	m.view, m.recent = closeup.View{}, nil
	m.known = known{edition: m.known.edition + 1}
	return m.shown()
}

// shown reads and loads what is to be seen, and draws what there is.
func (m Model) shown() (Model, tea.Cmd) {
	m, read := m.read()
	m, load := m.load()
	return m.drawn(), tea.Batch(read, load)
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
	m.keys = k.Compare
	return m.drawn()
}

// View returns exactly the size of the screen.
func (m Model) View() string { return m.drawing }

// Help returns the screen's keys.
func (m Model) Help() []keys.Group { return m.keys.Help(m.view.Close()) }
