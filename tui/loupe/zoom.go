package loupe

import (
	"context"
	"image"
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/closeup"
	"sojourn/tui/picture"
	"sojourn/tui/route"
)

// Focuser reads where a camera focused. It is safe for concurrent use.
type Focuser interface {
	Focus(ctx context.Context, f journal.File) (journal.Focus, error)
}

// near is what is known of how a photo looks from nearby.
type near struct {
	content string      // of the file that it is about
	full    image.Point // the photo's size, in pixels that can be had; zero until a part was seen
	focus   journal.Focus
	asked   bool // for the focus
}

type focusMsg struct {
	content string
	focus   journal.Focus
}

// WithFocus returns m that zooms to where f says.
func (m Model) WithFocus(f Focuser) Model {
	m.focuser = f
	return m
}

// Close reports whether only a part of the photo is shown.
func (m Model) Close() bool { return m.view.Close() }

// Whole shows all of the photo again.
func (m Model) Whole() (Model, tea.Cmd) {
	m.view = m.view.Whole()
	return m.shown()
}

// closely takes the keys that look closely.
func (m Model) closely(msg tea.KeyPressMsg) (next Model, cmd tea.Cmd, mine bool) {
	if key.Matches(msg, m.keys.Zoom.Other) {
		next, cmd = m.toOther()
		return next, cmd, true
	}
	e, ok := m.entry()
	if !ok || len(e.Photos) == 0 {
		return m, nil, false
	}
	m.view, mine = m.view.Press(msg, m.keys.Zoom, m.keys.Move, m.frameOf(e))
	if !mine {
		return m, nil, false
	}
	m.panned = true
	next, cmd = m.shown()
	return next, cmd, true
}

// frameOf is the photo of e that is shown, and its room.
func (m Model) frameOf(e journal.Entry) closeup.Frame {
	k, p := m.key(e), e.Photos[m.shownOf(e)]
	f := closeup.Frame{Room: m.window.Room(k), Full: image.Pt(p.Width, p.Height)}
	if m.near.content == k.Photo.SHA256 {
		f.Focus = m.near.focus
		if m.near.full.X > 0 {
			f.Full = m.near.full
		}
	}
	return f
}

// approached asks where the camera focused, once a photo is looked at closely.
func (m Model) approached() (Model, tea.Cmd) {
	e, ok := m.entry()
	if !ok || len(e.Photos) == 0 {
		return m, nil
	}
	f := e.Photos[m.shownOf(e)].Original()
	if m.near.content != f.SHA256 {
		m.near = near{content: f.SHA256}
	}
	if m.focuser == nil || m.near.asked || !m.view.Close() {
		return m, nil
	}
	m.near.asked = true
	return m, focusOf(m.focuser, f)
}

func focusOf(from Focuser, f journal.File) tea.Cmd {
	return func() tea.Msg {
		focus, _ := from.Focus(context.Background(), f) // without it the middle is shown
		return focusMsg{f.SHA256, focus}
	}
}

// told takes where the camera focused.
func (m Model) told(msg focusMsg) (Model, tea.Cmd) {
	e, ok := m.entry()
	if msg.content != m.near.content || !ok || len(e.Photos) == 0 {
		return m, nil
	}
	m.near.focus = msg.focus
	m.view = m.view.Told(m.frameOf(e))
	return m.shown()
}

// frame is a photo of the walk.
type frame struct {
	id    journal.ID
	photo int
}

// noted keeps in mind which frame was shown before.
func (m Model) noted() Model {
	e, ok := m.entry()
	if here := (frame{m.walk.id(), m.shownOf(e)}); ok && here != m.here {
		m.other, m.here = m.here, here
		m.recent, m.panned, m.view = nil, false, m.view.Elsewhere()
		m.slides.since = time.Time{}
		m.compared, m.measured, m.tones = m.measured, measure{}, nil
	}
	return m
}

// toOther goes to the frame that was shown before, else to the next one.
func (m Model) toOther() (Model, tea.Cmd) {
	at := slices.Index(m.walk.ids, m.other.id)
	if at < 0 {
		return m.byPhotos(1)
	}
	moved := at != m.walk.at
	m.walk.at, m.photo, m.scroll = at, m.other.photo, 0
	m, cmd := m.shown()
	if moved {
		cmd = tea.Batch(cmd, route.To(route.Walked{ID: m.walk.id()}))
	}
	return m, cmd
}

// drafted asks for a draft of k where nothing like it is to be seen.
func (m Model) drafted(k picture.Key) (Model, []picture.Key) {
	var want []picture.Key
	if draft, wanted := m.recent.Draft(m.window, k); wanted {
		m.recent, want = m.recent.With(draft), append(want, draft)
	}
	m.recent = m.recent.With(k)
	return m, want
}
