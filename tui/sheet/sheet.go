// Package sheet is the contact sheet: all photos that a query selects, by day and place.
package sheet

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/act"
	"sojourn/tui/field"
	"sojourn/tui/keys"
	"sojourn/tui/picture"
	"sojourn/tui/theme"
)

type store interface {
	lister
	act.Store
}

type lister interface {
	List(ctx context.Context, q journal.Query, p journal.Page) ([]journal.Summary, error)
	Count(ctx context.Context, q journal.Query) (int, error)
	IDs(ctx context.Context, q journal.Query) ([]journal.ID, error)
	Groups(ctx context.Context, q journal.Query) ([]journal.Group, error)
}

// Model is the contact sheet.
type Model struct {
	store         store
	window        *picture.Window
	hands         *act.Hands
	name          string // of the journal
	theme         theme.Theme
	keys          keys.Sheet
	quit          string // its key
	width, height int

	list    list
	told    told
	grid    grid
	strip   strip
	cursor  cursor
	pointer pointer
	chosen  chosen
	columns int // that were asked for; 0: as many as suit the screen
	query   query
	guide   Guide
	panel   panel
	stay    bool          // on what was rated
	want    []picture.Key // as last asked for
	rest    *rest
	now     time.Time
	view    string
}

// New returns the sheet of the journal that is called name. Init reads it.
func New(s store, g *picture.Gallery, t theme.Theme, name string) Model {
	m := Model{
		store: s, window: g.Window(), hands: act.New(s), name: name, theme: t,
		query: query{field: field.New(field.Options{Placeholder: queryHint}).WithTheme(t)},
	}
	m.list.reading = true // Init does
	return m.WithKeys(keys.Default())
}

// Init reads the newest entries first, and then the whole list.
func (m Model) Init() tea.Cmd {
	return readFirst(m.store, m.list.asked(m.query))
}

// MoveTo moves the cursor to entry id, where the query selects it.
func (m Model) MoveTo(id journal.ID) (Model, tea.Cmd) {
	at, ok := m.list.find(id, m.cursor.at)
	if !ok {
		if !m.list.whole {
			m.cursor.pending = id
		}
		return m, nil
	}
	return m.moved(at).shown()
}

// follow is MoveTo while another screen is in front: no pictures are made for it before the next
// beat, which would keep that screen waiting.
func (m Model) follow(id journal.ID) (Model, tea.Cmd) {
	at, ok := m.list.find(id, m.cursor.at)
	if !ok {
		return m, nil
	}
	m, cmd := m.moved(at).read()
	return m.drawn(), cmd
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
	m.query.field = m.query.field.Resize(max(1, width-len(queryPrompt)), 1)
	return m.arranged().drawn()
}

// WithTheme returns m with other styles.
func (m Model) WithTheme(t theme.Theme) Model {
	m.theme = t
	m.query.field = m.query.field.WithTheme(t)
	return m.drawn()
}

// WithKeys returns m with other keys.
func (m Model) WithKeys(k keys.Map) Model {
	m.keys, m.quit = k.Sheet, keys.Name(k.Global.Quit)
	m.query.field = m.query.field.WithKeys(k.Field)
	return m.drawn()
}

// View returns exactly the size of the screen.
func (m Model) View() string { return m.view }

// Help returns the screen's keys.
func (m Model) Help() []keys.Group {
	if m.query.open {
		return m.keys.Find.Help()
	}
	return m.keys.Help()
}

// Typing reports whether a query is being typed.
func (m Model) Typing() bool { return m.query.open }

// Selected is how many entries are selected; 0 where the keys work on the one under the cursor.
func (m Model) Selected() int {
	if m.chosen.isEmpty() {
		return 0
	}
	n := m.chosen.count(m.list.total)
	first, last := m.chosen.span(m.cursor.at)
	for at := first; m.chosen.open && at <= last; at++ {
		if _, in := m.chosen.ids[m.list.id(at)]; in == m.chosen.but {
			n++
		}
	}
	return n
}
