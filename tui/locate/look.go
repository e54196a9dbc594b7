package locate

import (
	"context"
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/estimate"
	"sojourn/tui/route"
)

const (
	mostBefore = 6  // places of frames before that are offered
	lookBack   = 24 // frames that are looked at for them
)

type lookedMsg struct {
	visit int
	here  here
	err   error
}

// look reads the first entry and the places of the frames before it.
func look(s store, visit int, id journal.ID, many bool) tea.Cmd {
	return func() tea.Msg {
		ctx := context.Background()
		h := here{read: true, many: many}
		var err error
		if h.first, err = s.Entry(ctx, id); err == nil {
			h.before, err = placesBefore(ctx, s, id)
		}
		if p, none := estimate.For(ctx, s, h.first); err == nil && none == nil && h.first.Place == nil && p.Point != nil {
			h.likely = &p
		}
		if saved, problem := s.SavedPlaces(ctx); problem == nil {
			h.saved = h.nearestOf(saved)
		} else {
			err = errors.Join(err, problem)
		}
		return lookedMsg{visit: visit, here: h, err: err}
	}
}

// placesBefore are the different places of the last frames before id, the nearest in time first.
func placesBefore(ctx context.Context, s store, id journal.ID) ([]earlier, error) {
	var list []earlier
	for range lookBack {
		e, err := s.Previous(ctx, id)
		if journal.KindOf(err) == journal.NotFound {
			break
		}
		if err != nil {
			return list, err
		}
		id = e.ID
		same := func(o earlier) bool { return o.place.Label() == e.Place.Label() }
		if e.Place == nil || slices.ContainsFunc(list, same) {
			continue
		}
		if list = append(list, earlier{place: *e.Place, shown: e.Shown, moment: e.Taken}); len(list) == mostBefore {
			break
		}
	}
	return list, nil
}

func (m Model) looked(msg lookedMsg) (Model, tea.Cmd) {
	if msg.visit != m.visit {
		return m, nil
	}
	m.here = msg.here
	m.offer.edition++
	m, cmd := m.search()
	if msg.err != nil {
		cmd = tea.Batch(cmd, route.To(route.Notice{Err: msg.err}))
	}
	return m, cmd
}

type openedMsg struct {
	gazetteer Gazetteer
	err       error
}

func open(o Opener) tea.Cmd {
	return func() tea.Msg {
		g, err := o()
		return openedMsg{gazetteer: g, err: err}
	}
}

func (m Model) opened(msg openedMsg) (Model, tea.Cmd) {
	m.opening = false
	if msg.err == nil {
		m.gazetteer = msg.gazetteer
	}
	m.offer.edition++
	m, cmd := m.search()
	if msg.err != nil {
		cmd = tea.Batch(cmd, route.To(route.Notice{Err: msg.err}))
	}
	return m, cmd
}
