// Package locate is the place screen: it says where one entry, or a selection of them, was taken.
package locate

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/field"
	"sojourn/tui/keys"
	"sojourn/tui/theme"
)

type store interface {
	Entry(ctx context.Context, id journal.ID) (journal.Entry, error)
	// Previous is the entry before id in time that has a place. The error is NotFound if there is none.
	Previous(ctx context.Context, id journal.ID) (journal.Entry, error)
	// Following is the entry after id in time that has a place. The error is NotFound if there is none.
	Following(ctx context.Context, id journal.ID) (journal.Entry, error)
	Apply(ctx context.Context, c journal.Change) (int, error)
	SavedPlaces(ctx context.Context) ([]journal.SavedPlace, error)
	SavePlace(ctx context.Context, p journal.SavedPlace) (before *journal.SavedPlace, err error)
}

// Gazetteer knows places by name and by position. It is safe for concurrent use.
type Gazetteer interface {
	Search(words string, near *journal.Point, limit int) []journal.Candidate
	Reverse(p journal.Point) (journal.Candidate, bool)
}

// Opener opens the gazetteer; it is called once, when a place is first asked for.
type Opener func() (Gazetteer, error)

// Model is the place screen.
type Model struct {
	store         store
	open          Opener
	gazetteer     Gazetteer // nil until it is open
	tracks        Tracker   // nil where there are none to ask
	opening       bool
	theme         theme.Theme
	keys          keys.Locate
	undo          string // its key
	width, height int

	visit int // counts the times it was shown and left: what answers an earlier one is dropped
	ids   []journal.ID
	shown bool // it is said where what they show is, not where they were made
	here  here
	field field.Model
	offer offer
	ask   question
	name  naming
	busy  string // what is being done, in words; "" where nothing is
	view  string
}

// here is what is known of the entries that are placed.
type here struct {
	read   bool
	many   bool
	first  journal.Entry
	shown  bool     // see Model
	saved  []choice // the traveller's own places, the nearest first
	likely *journal.Place
	before []earlier // frames before the first that have a place, the nearest in time first
}

// earlier is a place that was used for a frame before.
type earlier struct {
	place  journal.Place
	shown  *journal.Place
	moment journal.Moment
}

// New returns the screen; open is not called before it is shown.
func New(s store, open Opener, t theme.Theme) Model {
	return Model{
		store: s, open: open, theme: t,
		field: field.New(field.Options{Placeholder: placeholder}).WithTheme(t),
	}.WithKeys(keys.Default())
}

const placeholder = "a name, coordinates, a Plus Code, or a link to a map"

// Show asks for the place of ids.
func (m Model) Show(ids []journal.ID) (Model, tea.Cmd) {
	m = m.left()
	m.ids = ids
	m.field = m.field.SetValue("").Focus()
	if len(ids) == 0 {
		return m.drawn(), nil
	}
	cmds := []tea.Cmd{look(m.store, m.visit, ids[0], len(ids) > 1)}
	if m.gazetteer == nil && !m.opening {
		m.opening = true
		cmds = append(cmds, open(m.open))
	}
	return m.drawn(), tea.Batch(cmds...)
}

// left forgets what was asked; answers that are under way are dropped.
func (m Model) left() Model {
	m.visit++
	m.shown = false
	m.ids, m.here, m.offer, m.ask, m.name, m.busy = nil, here{}, offer{}, question{}, naming{}, ""
	return m
}

// Resize takes the size of the screen.
func (m Model) Resize(width, height int) Model {
	m.width, m.height = width, height
	m.field = m.field.Resize(max(1, width-fieldX-1), 1)
	return m.drawn()
}

// WithTheme returns m with other styles.
func (m Model) WithTheme(t theme.Theme) Model {
	m.theme = t
	m.field = m.field.WithTheme(t)
	return m.drawn()
}

// WithKeys returns m with other keys.
func (m Model) WithKeys(k keys.Map) Model {
	m.keys, m.undo = k.Locate, keys.Name(k.Act.Undo)
	m.field = m.field.WithKeys(k.Field)
	return m.drawn()
}

// View returns exactly the size of the screen.
func (m Model) View() string { return m.view }

// Cursor is the caret of the field.
func (m Model) Cursor() *tea.Cursor {
	c := m.field.Cursor()
	if c == nil || m.height <= m.fieldY() || m.width <= fieldX {
		return nil
	}
	at := *c
	at.X, at.Y = at.X+fieldX, at.Y+m.fieldY()
	return &at
}

// Help returns the screen's keys.
func (m Model) Help() []keys.Group { return m.keys.Help() }

// Typing is true: plain keys are text.
func (m Model) Typing() bool { return true }
