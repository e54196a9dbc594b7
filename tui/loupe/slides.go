package loupe

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/facts"
	"sojourn/tui/keys"
	"sojourn/tui/picture"
	"sojourn/tui/route"
)

// slides is one photo after the other, as large as the screen.
type slides struct {
	on     bool
	paused bool
	bare   bool          // without a caption
	back   bool          // the end leads back to the screen where it began
	every  time.Duration // a photo is seen
	since  time.Time     // the photo is to be seen; zero: not yet
}

const (
	usualEvery = 3 * time.Second
	leastEvery = time.Second
	mostEvery  = time.Minute
)

// Slides shows the photos of ids as slides, from id on. At the end it goes back where back says so.
func (m Model) Slides(id journal.ID, ids []journal.ID, back bool) (Model, tea.Cmd) {
	every := m.slides.every
	if every == 0 {
		every = usualEvery
	}
	m.slides = slides{on: true, back: back, every: every}
	if !back && id == m.walk.id() {
		m.view = m.view.Whole()
		return m.shown()
	}
	return m.Show(id, ids)
}

// Sliding reports whether slides take the whole screen, the line of the status too.
func (m Model) Sliding() bool { return m.slides.on }

// Back leaves the slides, else the part of a photo.
func (m Model) Back() (Model, tea.Cmd) {
	if !m.slides.on {
		return m.Whole()
	}
	back := m.slides.back
	m.slides.on = false
	m, cmd := m.shown()
	if back {
		cmd = tea.Batch(cmd, route.To(route.Back{}))
	}
	return m, cmd
}

// slide takes the keys of slides.
func (m Model) slide(msg tea.KeyPressMsg) (next Model, cmd tea.Cmd, mine bool) {
	switch k := m.keys.Slides; {
	case key.Matches(msg, k.Pause):
		m.slides.paused, m.slides.since = !m.slides.paused, time.Time{}
	case key.Matches(msg, k.Longer):
		m.slides.every = min(mostEvery, m.slides.every+time.Second)
	case key.Matches(msg, k.Shorter):
		m.slides.every = max(leastEvery, m.slides.every-time.Second)
	case key.Matches(msg, k.Caption):
		m.slides.bare = !m.slides.bare
		next, cmd = m.shown()
		return next, cmd, true
	default:
		return m, nil, false
	}
	return m.drawn(), nil, true
}

// slid goes on once a photo was seen for long enough. One that is not there yet is waited for.
func (m Model) slid(now time.Time) (Model, tea.Cmd) {
	e, ok := m.entry()
	if !m.slides.on || m.slides.paused || !ok {
		return m, nil
	}
	if len(e.Photos) > 0 {
		if _, state := m.window.Tile(m.key(e)); state == picture.Loading {
			return m, nil
		}
	}
	switch {
	case m.slides.since.IsZero():
		m.slides.since = now
		return m, nil
	case now.Sub(m.slides.since) < m.slides.every:
		return m, nil
	}
	before := m.here
	m, cmd := m.byPhotos(1)
	m.slides.since = time.Time{}
	if m.walk.id() == before.id && m.shownOf(e) == before.photo { // it was the last one
		m.slides.paused = true
	}
	return m.drawn(), cmd
}

// slideLayout leaves a line for the caption, which nothing else needs.
func (m Model) slideLayout() layout {
	l := layout{columns: m.width, rows: m.height + 1}
	if !m.slides.bare {
		l.rows--
	}
	return l
}

// drawSlide is the photo, and the caption below.
func (m Model) drawSlide(l layout) string {
	lines := m.picture(l)
	if m.slides.bare {
		return strings.Join(lines, "\n")
	}
	e, _ := m.entry()
	text, _, _ := strings.Cut(strings.TrimSpace(e.Caption), "\n")
	if text == "" {
		text = m.nameOf(e)
	}
	right := " " + m.where(e) + " · " + m.course() + " "
	caption := joined(m.width, m.theme.Title.Render, " "+text, facts.Signs(facts.Summary(e), m.theme), m.theme.Label, right)
	return strings.Join(append(append([]string(nil), lines...), caption), "\n")
}

// course says how the slides go on.
func (m Model) course() string {
	if !m.slides.paused {
		return fmt.Sprintf("%d s", int(m.slides.every.Seconds()))
	}
	text := "paused"
	if e, ok := m.entry(); ok && m.walk.at == len(m.walk.ids)-1 && m.shownOf(e) >= len(e.Photos)-1 {
		text = "the last one"
	}
	if grapheme.Width(text) < m.width/4 {
		text += ": " + keys.Name(m.keys.Slides.Pause) + " goes on"
	}
	return text
}
