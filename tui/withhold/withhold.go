// Package withhold is the dialog of no-go areas: it makes one round the cross-hair of the map, changes
// and takes away those that there are, and has edited what was sent from them before.
package withhold

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/nogo"
	"sojourn/tui/keys"
	"sojourn/tui/route"
	"sojourn/tui/theme"
)

// Store is what the dialog asks of a journal.
type Store interface {
	nogo.Store
	SavedPlaces(ctx context.Context) ([]journal.SavedPlace, error)
}

// Model is the dialog: a list of areas, the form of one, or what became of one.
type Model struct {
	store         Store
	theme         theme.Theme
	keys          *keys.Map
	width, height int // of its lines

	page   page
	point  journal.Point // of the cross-hair
	known  known
	cursor int
	form   form
	made   made
}

type page int

const (
	closed page = iota
	listing
	forming
	telling
)

// known is what was read of the journal at one time.
type known struct {
	areas []journal.NoGo // the nearest first
	names []string       // that an area may be given
}

// made is an area that was made, and how the entries in it stand.
type made struct {
	area journal.NoGo
	is   nogo.Standing
}

// New returns the closed dialog.
func New(s Store, t theme.Theme) Model {
	return Model{store: s, theme: t, keys: new(keys.Default()), width: 1, height: 1}
}

// WithTheme returns m with other styles.
func (m Model) WithTheme(t theme.Theme) Model {
	m.theme = t
	m.form = m.form.withTheme(t)
	return m
}

// WithKeys returns m with other keys.
func (m Model) WithKeys(k keys.Map) Model {
	m.keys = &k
	return m
}

// Resize takes the room for its lines.
func (m Model) Resize(width, height int) Model {
	m.width, m.height = max(1, width), max(2, height)
	m.form = m.form.resized(m.width)
	return m
}

// Visible reports whether the dialog is in front and takes the keys.
func (m Model) Visible() bool { return m.page != closed }

// Listing reports whether its list is in front.
func (m Model) Listing() bool { return m.page == listing }

// Open lists the areas, or begins a new one, round p.
func (m Model) Open(p journal.Point, lists bool) (Model, tea.Cmd) {
	next := forming
	if lists {
		next = listing
	}
	return m, read(m.store, p, readMsg{opens: next})
}

// Update takes keys and pastes, and the answers to what was asked.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case readMsg:
		return m.took(msg)
	case countedMsg:
		return m.counted(msg)
	case madeMsg:
		return m.shows(msg)
	case route.Changed:
		if m.page == listing {
			return m, read(m.store, m.point, readMsg{})
		}
	case tea.KeyPressMsg:
		switch m.page {
		case listing:
			return m.pressList(msg)
		case forming:
			return m.pressForm(msg)
		case telling:
			return m.pressTold(msg)
		}
	case tea.PasteMsg:
		if m.page == forming {
			return m.typed(msg)
		}
	}
	return m, nil
}
