// Package tui is the interface in the terminal. Its root model knows the size, the active screen,
// the dialogs and the notices, and routes; screens own everything else.
package tui

import (
	"context"
	"image"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/charmbracelet/x/ansi"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/adjust"
	"sojourn/tui/bill"
	"sojourn/tui/caption"
	"sojourn/tui/chart"
	"sojourn/tui/compare"
	"sojourn/tui/keys"
	"sojourn/tui/locate"
	"sojourn/tui/loupe"
	"sojourn/tui/picture"
	"sojourn/tui/queue"
	"sojourn/tui/ready"
	"sojourn/tui/route"
	"sojourn/tui/sheet"
	"sojourn/tui/theme"
	"sojourn/tui/trips"
	"sojourn/tui/withhold"
)

// Store is what the root itself asks of the journal; screens ask for what they need.
type Store interface {
	marks
	watched
	stationery
	remembering
}

type marks interface {
	// Mark marks for a destination; for "" where the trip, or the default, says.
	Mark(ctx context.Context, ids []journal.ID, destination string, notBefore time.Time) ([]journal.Marked, error)
	Unmark(ctx context.Context, ids []journal.ID, destination string) (int, error)
	// Embargo keeps what waits until a time, or releases it, and tells of how many entries.
	Embargo(ctx context.Context, ids []journal.ID, destination string, until time.Time) (int, error)
	Undo(ctx context.Context) (journal.Undone, error)
	Destinations(ctx context.Context) ([]journal.Destination, error)
}

type watched interface {
	Outbox(ctx context.Context) ([]journal.Delivery, error)
	// Revision changes whenever the journal was written to, by whomever.
	Revision(ctx context.Context) (int64, error)
}

// Screens are the screens and the dialog of one journal, each made with what it needs.
type Screens struct {
	Sheet   sheet.Model
	Loupe   loupe.Model
	Compare compare.Model
	Caption caption.Model
	Locate  locate.Model
	Chart   chart.Model
	Queue   queue.Model
	Ready   ready.Model
	Bill    bill.Model
	Adjust  adjust.Model
	Trips   trips.Model

	Withhold withhold.Model
}

// Model is the root.
type Model struct {
	Screens
	store   Store
	gallery *picture.Gallery
	theme   theme.Theme
	keys    *keys.Map
	choice  theme.Choice
	mouse   bool
	uplink  func() journal.Uplink // how the link is; nil: nobody knows
	link    linkState
	auto    journal.AutoState
	now     time.Time // of the last beat

	pictures pictures

	width, height int
	stack         []place // the sheet first; the last one is active
	help          help
	palette       palette
	chooser       chooser
	drawer        drawer
	history       history
	notice        notice
	outbox        outboxState
	revision      int64
	leaving       leaving
}

// place is one of the screens.
type place int

const (
	onSheet place = iota
	onLoupe
	onCompare
	onCaption
	onLocate
	onChart
	onQueue
	onReady
)

// New returns the root model over screens.
func New(store Store, gallery *picture.Gallery, screens Screens) Model {
	m := Model{
		Screens: screens, store: store, gallery: gallery, keys: new(keys.Default()), stack: []place{onSheet},
	}
	grapheme.CountPerRune(true) // until the terminal says otherwise
	return m.withTheme(theme.New(true))
}

// counted takes the terminal's answer about how it counts cells. Bubble Tea heeds it too.
func (m Model) counted(msg tea.ModeReportMsg) Model {
	if msg.Mode != ansi.ModeUnicodeCore {
		return m
	}
	grapheme.CountPerRune(msg.Value != ansi.ModeSet && msg.Value != ansi.ModeReset && msg.Value != ansi.ModePermanentlySet)
	return m.resize(m.width, m.height)
}

// Init reads what the first screen shows.
func (m Model) Init() tea.Cmd {
	return tea.Batch(m.ask(), m.Sheet.Init(), readOutbox(m.store), readRevision(m.store, m.revision), readLink(m.uplink, m.link),
		tea.RequestBackgroundColor)
}

const heartbeat = 500 * time.Millisecond

// Beat sends the heartbeat to a program until ctx ends.
func Beat(ctx context.Context, send func(tea.Msg)) {
	ticker := time.NewTicker(heartbeat)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case at := <-ticker.C:
			send(route.Beat{At: at})
		}
	}
}

// Options are what a traveller may have otherwise than it is.
type Options struct {
	Keys  keys.Map
	Theme theme.Choice
	Mouse bool          // it points and selects, and no longer for the terminal
	Grace time.Duration // between the key that sends and the first byte
	Price journal.Price // of bytes on the link
	// Link tells how the link is, without asking anybody on it; nil: it cannot be told.
	Link func() journal.Uplink
	// Pictures are how they are shown; Env says in which terminal.
	Pictures picture.Choice
	Env      []string
	Pixels   func() image.Point // of all its cells; nil: not known
}

// With returns m as o wants it.
func (m Model) With(o Options) Model {
	m.keys, m.choice, m.mouse, m.uplink = &o.Keys, o.Theme, o.Mouse, o.Link
	m.Bill = m.Bill.WithGrace(o.Grace).WithPrice(o.Price)
	m.Sheet, m.Loupe, m.Caption = m.Sheet.WithKeys(o.Keys), m.Loupe.WithKeys(o.Keys), m.Caption.WithKeys(o.Keys)
	m.Locate, m.Queue, m.Bill = m.Locate.WithKeys(o.Keys), m.Queue.WithKeys(o.Keys), m.Bill.WithKeys(o.Keys)
	m.Compare, m.Chart = m.Compare.WithKeys(o.Keys), m.Chart.WithKeys(o.Keys)
	m.Ready, m.Adjust = m.Ready.WithKeys(o.Keys), m.Adjust.WithKeys(o.Keys)
	m.Trips, m.Withhold = m.Trips.WithKeys(o.Keys), m.Withhold.WithKeys(o.Keys)
	m = m.withPictures(o)
	return m.withTheme(o.Theme.On(true)) // until the terminal's background is known
}

func (m Model) active() place { return m.stack[len(m.stack)-1] }

// typing reports whether plain keys are text.
func (m Model) typing() bool {
	switch m.active() {
	case onSheet:
		return m.Sheet.Typing()
	case onCaption:
		return m.Caption.Typing()
	case onLocate:
		return m.Locate.Typing()
	}
	return false
}

// push makes p the active screen. A screen that is on the stack already is gone back to.
func (m Model) push(p place) Model {
	for i, q := range m.stack {
		if q == p {
			m.stack = append([]place(nil), m.stack[:i+1]...)
			return m
		}
	}
	m.stack = append(append([]place(nil), m.stack...), p)
	return m
}

func (m Model) pop() Model {
	if len(m.stack) > 1 {
		m.stack = m.stack[:len(m.stack)-1]
	}
	return m
}

func (m Model) withTheme(t theme.Theme) Model {
	m.theme = t
	m.Sheet, m.Loupe, m.Caption = m.Sheet.WithTheme(t), m.Loupe.WithTheme(t), m.Caption.WithTheme(t)
	m.Locate, m.Queue, m.Bill = m.Locate.WithTheme(t), m.Queue.WithTheme(t), m.Bill.WithTheme(t)
	m.Ready, m.Compare, m.Adjust = m.Ready.WithTheme(t), m.Compare.WithTheme(t), m.Adjust.WithTheme(t)
	m.Chart = m.Chart.WithTheme(t)
	m.Trips, m.Withhold = m.Trips.WithTheme(t), m.Withhold.WithTheme(t)
	if m.palette.open {
		m.palette.filter = m.palette.filter.WithTheme(t)
	}
	return m
}

// resize gives every screen the room above the status line.
func (m Model) resize(width, height int) Model {
	m.width, m.height = width, height
	w, h := max(1, width), max(1, height-1)
	m.Sheet, m.Loupe, m.Caption = m.Sheet.Resize(w, h), m.Loupe.Resize(w, h), m.Caption.Resize(w, h)
	m.Locate, m.Queue, m.Bill = m.Locate.Resize(w, h), m.Queue.Resize(w, h), m.Bill.Resize(w, h)
	m.Ready, m.Compare, m.Chart = m.Ready.Resize(w, h), m.Compare.Resize(w, h), m.Chart.Resize(w, h)
	m.Adjust = m.Adjust.Resize(adjust.Wide(w-boxWidth), height-boxHeight)
	m.Trips = m.Trips.Resize(min(drawerWidth, w-boxWidth), height-boxHeight)
	m.Withhold = m.Withhold.Resize(min(drawerWidth, w-boxWidth), height-boxHeight)
	if m.palette.open {
		room, _ := m.paletteSize()
		m.palette.filter = m.palette.filter.Resize(room, 1)
	}
	return m
}
