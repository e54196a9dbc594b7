package trips

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/route"
)

// known is what was read of the journal at one time.
type known struct {
	trips                            []journal.TripSummary
	templates, destinations, bylines []string
	first, last                      journal.Entry // of those that may be put into a trip
}

type readMsg struct {
	opens bool   // the dialog, which may have been closed meanwhile
	at    string // the trip to be under the cursor; "": that of the first entry
	known known
	err   error
}

const bylinesOffered = 20

// read reads for msg.
func read(s Store, msg readMsg, ids []journal.ID) tea.Cmd {
	return func() tea.Msg {
		msg.known, msg.err = readKnown(context.Background(), s, ids)
		return msg
	}
}

func readKnown(ctx context.Context, s Store, ids []journal.ID) (known, error) {
	var k known
	var err error
	if k.trips, err = s.TripSummaries(ctx); err != nil {
		return k, err
	}
	templates, err := s.Templates(ctx)
	if err != nil {
		return k, err
	}
	for _, t := range templates {
		k.templates = append(k.templates, t.Name)
	}
	destinations, err := s.Destinations(ctx)
	if err != nil {
		return k, err
	}
	for _, d := range destinations {
		k.destinations = append(k.destinations, d.Name)
	}
	if k.bylines, err = s.Names(ctx, journal.NameByline, "", bylinesOffered); err != nil || len(ids) == 0 {
		return k, err
	}
	if k.first, err = s.Entry(ctx, ids[0]); err != nil {
		return k, err
	}
	k.last, err = s.Entry(ctx, ids[len(ids)-1])
	return k, err
}

// took shows what was read.
func (m Model) took(msg readMsg) (Model, tea.Cmd) {
	if msg.err != nil {
		return m, route.To(route.Notice{Err: msg.err})
	}
	if !m.open && !msg.opens {
		return m, nil
	}
	if msg.opens {
		m.form = form{}
	}
	m.open, m.known = true, msg.known
	at := msg.at
	if at == "" {
		at = m.known.first.Trip
	}
	m.cursor = max(0, slices.IndexFunc(m.known.trips, func(t journal.TripSummary) bool { return t.Name == at }))
	return m, nil
}

// under is the trip under the cursor.
func (m Model) under() (journal.TripSummary, bool) {
	if m.cursor >= len(m.known.trips) {
		return journal.TripSummary{}, false
	}
	return m.known.trips[m.cursor], true
}
