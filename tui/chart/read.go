package chart

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/route"
)

// openedMsg has what was opened; nil is what was not asked for.
type openedMsg struct {
	world  *World
	places Gazetteer
	err    error
}

// open opens what is not open yet.
func (m Model) open() tea.Cmd {
	var cmds []tea.Cmd
	if from := m.sources.World; m.world == nil && from != nil {
		cmds = append(cmds, func() tea.Msg {
			w, err := from()
			return openedMsg{world: &w, err: err}
		})
	}
	if from := m.sources.Places; m.places == nil && from != nil {
		cmds = append(cmds, func() tea.Msg {
			g, err := from()
			return openedMsg{places: g, err: err}
		})
	}
	return tea.Batch(cmds...)
}

func (m Model) opened(msg openedMsg) (Model, tea.Cmd) {
	if msg.err != nil {
		return m, route.To(route.Notice{Err: msg.err})
	}
	if msg.world != nil {
		m.world = msg.world
	}
	if msg.places != nil {
		m.places = msg.places
	}
	m, cmd := m.look()
	return m.drawn(), cmd
}

// readMsg has what the journal knows.
type readMsg struct {
	visit  int
	frames frames
	at     *journal.Point // of the entry that was asked for
	tracks Outline
	areas  []journal.NoGo
	err    error
}

func (m Model) read() tea.Cmd {
	s, tracks, asked, msg := m.store, m.sources.Tracks, m.asked, readMsg{visit: m.visit}
	return func() tea.Msg {
		ctx := context.Background()
		msg.frames.read = true
		if msg.frames.points, msg.err = s.Positions(ctx, asked.Query); msg.err != nil {
			return msg
		}
		msg.frames.cloud = newCloud(msg.frames.points)
		if msg.frames.total, msg.err = s.Count(ctx, asked.Query); msg.err != nil {
			return msg
		}
		if msg.areas, msg.err = s.NoGos(ctx); msg.err != nil {
			return msg
		}
		if asked.ID != "" {
			if e, err := s.Entry(ctx, asked.ID); err == nil && e.Place != nil {
				msg.at = e.Place.Point
			}
		}
		if tracks != nil {
			msg.tracks, msg.err = tracks(ctx)
		}
		return msg
	}
}

func (m Model) took(msg readMsg) (Model, tea.Cmd) {
	if msg.visit != m.visit {
		return m, nil
	}
	if msg.err != nil {
		return m, route.To(route.Notice{Err: msg.err})
	}
	m.frames, m.tracks, m.areas = msg.frames, msg.tracks, msg.areas
	if m.asked.Near == nil {
		m.asked.Near = msg.at
	}
	if m.fitted {
		m = m.focused()
	}
	m, cmd := m.look()
	return m.drawn(), cmd
}

// focused puts what was asked for into the middle, with the other frames around it where they are near.
func (m Model) focused() Model {
	m.view = m.view.fitted(m.frames.points)
	if near := m.asked.Near; near != nil {
		m.view.centre = *near
		m.view = m.view.zoomed(min(m.view.dot, region/float64(max(1, m.view.width))))
	}
	return m
}

// region is how many metres wide the neighbourhood of one frame is.
const region = 1_500_000

// names are the places that are written on the map, and what the cross-hair is near.
type names struct {
	of      view
	largest []journal.Candidate
	here    journal.Candidate
	known   bool // here is
	looking bool
	again   bool // the view has moved since
}

const mostNames = 400

type namedMsg struct {
	names names
}

// look looks for the names of what is seen, once at a time.
func (m Model) look() (Model, tea.Cmd) {
	if m.places == nil || m.names.of == m.view && !m.names.looking {
		return m, nil
	}
	if m.names.looking {
		m.names.again = true
		return m, nil
	}
	m.names.looking, m.names.again = true, false
	g, v := m.places, m.view
	return m, func() tea.Msg {
		n := names{of: v, largest: g.Within(v.centre, v.radius(), mostNames)}
		n.here, n.known = g.Reverse(v.centre)
		return namedMsg{n}
	}
}

func (m Model) named(msg namedMsg) (Model, tea.Cmd) {
	again := m.names.again
	m.names = msg.names
	var cmd tea.Cmd
	if again {
		m, cmd = m.look()
	}
	return m.drawn(), cmd
}
