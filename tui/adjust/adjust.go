// Package adjust is the dialog that learns how far a camera's clock was off from a photo of a true
// clock, and corrects photos by it.
package adjust

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/clock"
	"sojourn/tui/field"
	"sojourn/tui/keys"
	"sojourn/tui/theme"
)

// Store is what the dialog asks of a journal.
type Store interface {
	clock.Store
	Apply(ctx context.Context, c journal.Change) (int, error)
}

// Model is the dialog. Nothing is kept or changed before its key was pressed.
type Model struct {
	store       Store
	theme       theme.Theme
	keys        *keys.Map
	width, room int // of its lines

	open   bool
	field  field.Model
	facts  facts
	scopes []scope
	cursor int
}

// facts are what is known of the photo and of its camera's clock.
type facts struct {
	entry    journal.Entry
	body     journal.Body
	zone     *time.Location // of the trip; nil where none is known
	line     clock.Line
	selected []journal.ID
	all      int // photos of the body
	ofTrip   int
	chosen   int // in the selection
	err      error
}

// factsMsg answers Open.
type factsMsg facts

// scope is photos that may be corrected at once.
type scope struct {
	words  string
	wanted func(journal.Frame) bool // nil: none of them
}

// New returns the closed dialog.
func New(s Store, t theme.Theme) Model {
	return Model{store: s, theme: t, keys: new(keys.Default()), width: 1}
}

// WithTheme returns m with other styles.
func (m Model) WithTheme(t theme.Theme) Model {
	m.theme = t
	if m.open {
		m.field = m.field.WithTheme(t)
	}
	return m
}

// WithKeys returns m with other keys.
func (m Model) WithKeys(k keys.Map) Model {
	m.keys = &k
	return m
}

// Resize takes the width that its lines may have, and how many there is room for.
func (m Model) Resize(width, rows int) Model {
	m.width, m.room = max(1, width), rows
	if m.open {
		m.field = m.field.Resize(m.fieldWidth(), 1)
	}
	return m
}

// Visible reports whether the dialog is in front and takes the keys.
func (m Model) Visible() bool { return m.open }

// Open asks about the photo of entry id. ids are those that are chosen.
func (m Model) Open(id journal.ID, ids []journal.ID) (Model, tea.Cmd) {
	return m, look(m.store, id, ids)
}

// look reads what is known, and counts the photos of the same body.
func look(s Store, id journal.ID, ids []journal.ID) tea.Cmd {
	return func() tea.Msg {
		ctx, k := context.Background(), clock.NewKeeper(s)
		f := facts{selected: ids}
		if f.entry, f.err = s.Entry(ctx, id); f.err != nil {
			return factsMsg(f)
		}
		if len(f.entry.Photos) == 0 {
			f.err = errNoPhoto
			return factsMsg(f)
		}
		f.body = f.entry.Photos[0].Body()
		if f.zone, f.err = k.ZoneOf(ctx, f.entry); f.err != nil {
			return factsMsg(f)
		}
		if f.line, f.err = k.Line(ctx, f.body); f.err != nil {
			return factsMsg(f)
		}
		chosen := among(ids)
		f.err = s.EachFrame(ctx, journal.Query{}, func(frame journal.Frame) error {
			if frame.Body != f.body {
				return nil
			}
			f.all++
			if f.entry.Trip != "" && frame.Trip == f.entry.Trip {
				f.ofTrip++
			}
			if chosen(frame) {
				f.chosen++
			}
			return nil
		})
		return factsMsg(f)
	}
}

func among(ids []journal.ID) func(journal.Frame) bool {
	sorted := slices.Sorted(slices.Values(ids))
	return func(f journal.Frame) bool {
		_, found := slices.BinarySearch(sorted, f.ID)
		return found
	}
}

// Update takes the keys, and the answers to what was asked.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case factsMsg:
		return m.show(facts(msg))
	case tea.KeyPressMsg:
		if m.open {
			return m.press(msg)
		}
	case tea.PasteMsg:
		if m.open {
			var cmd tea.Cmd
			m.field, cmd = m.field.Update(msg)
			return m, cmd
		}
	}
	return m, nil
}
