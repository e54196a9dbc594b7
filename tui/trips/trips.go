// Package trips is the dialog that lists the trips, edits what their entries get by default, and
// puts entries into one.
package trips

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/keys"
	"sojourn/tui/route"
	"sojourn/tui/theme"
)

// Store is what the dialog asks of a journal.
type Store interface {
	keeper
	names
	Entry(ctx context.Context, id journal.ID) (journal.Entry, error)
	Apply(ctx context.Context, c journal.Change) (int, error)
}

type keeper interface {
	TripSummaries(ctx context.Context) ([]journal.TripSummary, error)
	// Trip returns the defaults of a trip. The error is NotFound where it has none.
	Trip(ctx context.Context, name string) (journal.Trip, error)
	// SaveTrip's error is Invalid, or NotFound where it names what is not there.
	SaveTrip(ctx context.Context, t journal.Trip) error
}

type names interface {
	Templates(ctx context.Context) ([]journal.Template, error)
	Destinations(ctx context.Context) ([]journal.Destination, error)
	Names(ctx context.Context, of journal.NameField, prefix string, limit int) ([]string, error)
}

// Model is the dialog: a list of trips, and over it the form of one.
type Model struct {
	store         Store
	theme         theme.Theme
	keys          *keys.Map
	zones         []string
	width, height int // of its lines

	open   bool
	ids    []journal.ID // what may be put into a trip
	known  known
	cursor int
	form   form
}

// New returns the closed dialog.
func New(s Store, t theme.Theme) Model {
	return Model{store: s, theme: t, keys: new(keys.Default()), width: 1, height: 1}
}

// WithZones returns m that completes the names of time zones.
func (m Model) WithZones(names []string) Model {
	m.zones = names
	return m
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
func (m Model) Visible() bool { return m.open }

// Listing reports whether its list is in front.
func (m Model) Listing() bool { return m.open && !m.form.open }

// Open lists the trips. ids are the entries that may be put into one, in order of time.
func (m Model) Open(ids []journal.ID) (Model, tea.Cmd) {
	m.ids = ids
	return m, read(m.store, readMsg{opens: true}, ids)
}

// Update takes keys and pastes, and the answers to what was asked.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case readMsg:
		return m.took(msg)
	case savedMsg:
		return m.saved(msg)
	case route.Changed:
		if t, _ := m.under(); m.Listing() {
			return m, read(m.store, readMsg{at: t.Name}, m.ids)
		}
	case tea.KeyPressMsg:
		switch {
		case m.form.open:
			return m.pressForm(msg)
		case m.open:
			return m.pressList(msg)
		}
	case tea.PasteMsg:
		if m.form.open {
			return m.typed(msg), nil
		}
	}
	return m, nil
}
