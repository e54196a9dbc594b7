// Package loupe is the screen of one photo and everything that is known of it.
package loupe

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/act"
	"sojourn/tui/closeup"
	"sojourn/tui/keys"
	"sojourn/tui/picture"
	"sojourn/tui/theme"
)

// Model is the loupe.
type Model struct {
	store         act.Store
	window        *picture.Window
	hands         *act.Hands
	theme         theme.Theme
	keys          keys.Loupe
	width, height int

	walk               walk
	photo              int  // which of a series; a last one may be meant by a greater number
	stay               bool // on what was rated
	known              known
	want               []picture.Key // as last asked for
	view               closeup.View
	panned             bool // since this photo is shown
	look               picture.Look
	tones              *picture.Tones // of what is shown; nil: not counted
	measured, compared measure        // what is shown, and what was before
	slides             slides
	pointer            pointer
	near               near
	recent             closeup.Recent
	here               frame
	other              frame // that was shown before
	folded             bool  // the facts are hidden
	scroll             int   // the first line of the facts that is shown
	facts              []string
	focuser            Focuser // nil: nobody knows
	hinter             Hinter  // nil: nobody doubts
	hints              hints
	now                time.Time
	drawing            string
}

// walk is what moving on walks through. It is never altered.
type walk struct {
	ids []journal.ID
	at  int
}

func (w walk) id() journal.ID { return w.near(0) }

// near is the entry so many steps away, "" where there is none.
func (w walk) near(steps int) journal.ID {
	if at := w.at + steps; at >= 0 && at < len(w.ids) {
		return w.ids[at]
	}
	return ""
}

// New returns the screen; Show says what of.
func New(s act.Store, g *picture.Gallery, t theme.Theme) Model {
	return Model{store: s, window: g.Window().Prompt(), hands: act.New(s), theme: t, keys: keys.NewLoupe()}
}

// Show shows entry id; moving on walks through walk.
func (m Model) Show(id journal.ID, ids []journal.ID) (Model, tea.Cmd) {
	at := slices.Index(ids, id)
	if at < 0 {
		ids, at = []journal.ID{id}, 0
	}
	m.walk, m.photo, m.scroll = walk{ids, at}, 0, 0
	m.view = m.view.Whole()
	m.known.edition++ // it may have changed since it was read
	return m.shown()
}

// shown reads and loads what is to be seen, and draws what there is.
func (m Model) shown() (Model, tea.Cmd) {
	m = m.noted()
	m, read := m.read()
	m, focus := m.approached()
	m, load := m.load()
	m, doubt := m.doubt()
	return m.drawn(), tea.Batch(read, load, doubt, focus)
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
	m.keys = k.Loupe
	return m.drawn()
}

// View returns exactly the size of the screen.
func (m Model) View() string { return m.drawing }

// Help returns the screen's keys.
func (m Model) Help() []keys.Group {
	if m.slides.on {
		return m.keys.Sliding()
	}
	return m.keys.Help(m.view.Close())
}
