// Package queue is the outbox screen: every delivery that waits, why, and when it goes.
package queue

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/keys"
	"sojourn/tui/theme"
)

type store interface {
	Outbox(ctx context.Context) ([]journal.Delivery, error)
	Entry(ctx context.Context, id journal.ID) (journal.Entry, error)
	Destinations(ctx context.Context) ([]journal.Destination, error)
	// Receipts are those of entry, or all for "", newest first.
	Receipts(ctx context.Context, entry journal.ID) ([]journal.Receipt, error)
	Attempts(ctx context.Context, dispatch string) ([]journal.Attempt, error)
}

// Model is the outbox screen.
type Model struct {
	store         store
	theme         theme.Theme
	keys          keys.Queue
	shared        shared
	width, height int
	now           time.Time // of the last beat; zero before the first

	front    bool // it is seen; else nothing is read
	missed   bool // it changed while another screen covered it
	reading  bool
	stale    bool // changed while it was being read
	list     list
	receipts bool // also what was delivered
	detail   bool
	cursor   int // into list.rows; never on a heading while there is anything else
	top      int // the first row on the screen
	told     told
	tries    tries
	course   course
	view     string
}

// shared are the keys of others that are told of.
type shared struct {
	keys.Global
	keys.Act
}

// New returns the empty screen.
func New(s store, t theme.Theme) Model {
	return Model{store: s, theme: t}.WithKeys(keys.Default())
}

// Show reads the outbox.
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
	m.keys, m.shared = k.Queue, shared{k.Global, k.Act}
	return m.drawn()
}

// View returns exactly the size of the screen.
func (m Model) View() string { return m.view }

// Cursor is nil: nothing is typed here.
func (m Model) Cursor() *tea.Cursor { return nil }

// Help returns the screen's keys.
func (m Model) Help() []keys.Group { return m.keys.Help() }

// Typing is false: plain keys are no text here.
func (m Model) Typing() bool { return false }

// drawn keeps the cursor on the screen and draws everything anew.
func (m Model) drawn() Model {
	m = m.scrolled()
	m.view = m.draw()
	return m
}
