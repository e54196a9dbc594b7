// Package chart is the map: where the frames of a query were made, on coasts and borders, with no network.
package chart

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/keys"
	"sojourn/tui/theme"
)

type store interface {
	// Positions are those of the entries that q selects and that have one, in order of time.
	Positions(ctx context.Context, q journal.Query) ([]journal.Point, error)
	Count(ctx context.Context, q journal.Query) (int, error)
	Entry(ctx context.Context, id journal.ID) (journal.Entry, error)
	NoGos(ctx context.Context) ([]journal.NoGo, error)
}

// Outline is lines on the Earth.
type Outline interface {
	// Around calls each with the lines within metres of centre, as finely as to finest metres. Longitudes go
	// on over the date line. The slice is used again.
	Around(centre journal.Point, metres, finest float64, each func(line []journal.Point))
}

// World is what the map is drawn on.
type World struct {
	Coasts, Borders Outline
	Land            func(p journal.Point, finest float64) bool
}

// Gazetteer knows places by position. It is safe for concurrent use.
type Gazetteer interface {
	Reverse(p journal.Point) (journal.Candidate, bool)
	// Within are the places within metres of p, the most populous first.
	Within(p journal.Point, metres float64, limit int) []journal.Candidate
}

// Sources open what the map shows beside the journal; each is called when the map is shown.
type Sources struct {
	World  func() (World, error)
	Places func() (Gazetteer, error)
	Tracks func(ctx context.Context) (Outline, error)
}

// Model is the map.
type Model struct {
	store         store
	sources       Sources
	theme         theme.Theme
	palette       *palette
	keys          keys.Chart
	width, height int

	visit  int  // counts the times it was shown: what answers an earlier one is dropped
	front  bool // it is seen; else nothing is read
	missed bool // entries changed while another screen covered it
	asked  Asked
	view   view
	fitted bool // the view is that of the frames, until the hands move it
	world  *World
	places Gazetteer
	tracks Outline
	frames frames
	areas  []journal.NoGo
	names  names

	clusters []cluster
	chosen   int // of clusters, under the cross-hair; -1: none
	drawing  string
	pointer  pointer
	now      time.Time // of the last beat
}

// Asked is what the map is to show.
type Asked struct {
	Query   journal.Query  // whose frames are shown
	Text    string         // what it was written as
	ID      journal.ID     // the entry in the middle; "" for none
	Picking int            // how many photos a place is picked for; 0: none is picked
	Near    *journal.Point // in the middle of picking
}

// frames are those of the query.
type frames struct {
	read   bool
	cloud  *cloud
	points []journal.Point // in order of time
	total  int             // also those without a place
}

// New returns the map; nothing is opened before it is shown.
func New(s store, from Sources, t theme.Theme) Model {
	m := Model{store: s, sources: from, frames: frames{cloud: newCloud(nil)}, chosen: -1}
	return m.WithTheme(t).WithKeys(keys.Default())
}

// Show shows what is asked. Where that is what was shown before, the view stays as it was.
func (m Model) Show(asked Asked) (Model, tea.Cmd) {
	again := m.visit > 0 && asked.Text == m.asked.Text && asked.ID == m.asked.ID && asked.Picking == 0 && m.asked.Picking == 0
	m.visit++
	m.asked, m.front, m.missed = asked, true, false
	if !again {
		m.frames = frames{cloud: newCloud(nil)}
		m.fitted = true
		m.view = m.view.fitted(nil)
	}
	return m.drawn(), tea.Batch(m.open(), m.read())
}

// Resize takes the size of the screen.
func (m Model) Resize(width, height int) Model {
	m.width, m.height = width, height
	m.view.width, m.view.height = 2*max(1, width), 4*max(1, m.mapHeight())
	if m.fitted {
		return m.focused().drawn()
	}
	m.view = m.view.zoomed(m.view.dot)
	return m.drawn()
}

// WithTheme returns m with other styles.
func (m Model) WithTheme(t theme.Theme) Model {
	m.theme = t
	p := newPalette(t)
	m.palette = &p
	return m.drawn()
}

// WithKeys returns m with other keys.
func (m Model) WithKeys(k keys.Map) Model {
	m.keys = k.Chart
	return m.drawn()
}

// View returns exactly the size of the screen.
func (m Model) View() string { return m.drawing }

// Picking reports whether a place is picked on it.
func (m Model) Picking() bool { return m.asked.Picking > 0 }

// Help returns the screen's keys.
func (m Model) Help() []keys.Group { return m.keys.Help(m.Picking()) }
