package withhold

import (
	"cmp"
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/route"
)

// readMsg has what was read round a point. opens is the page that it opens; closed where it only
// reads again.
type readMsg struct {
	opens page
	point journal.Point
	known known
	err   error
}

const near = 50_000 // metres, within which names of saved places are offered

func read(s Store, p journal.Point, msg readMsg) tea.Cmd {
	return func() tea.Msg {
		ctx := context.Background()
		msg.point = p
		if msg.known.areas, msg.err = s.NoGos(ctx); msg.err != nil {
			return msg
		}
		slices.SortStableFunc(msg.known.areas, func(a, b journal.NoGo) int {
			return cmp.Compare(p.Distance(a.Point), p.Distance(b.Point))
		})
		saved, err := s.SavedPlaces(ctx)
		slices.SortStableFunc(saved, func(a, b journal.SavedPlace) int {
			return cmp.Compare(p.Distance(a.Point), p.Distance(b.Point))
		})
		for _, place := range saved {
			if p.Distance(place.Point) <= near {
				msg.known.names = append(msg.known.names, place.Name)
			}
		}
		for _, n := range msg.known.areas {
			msg.known.names = append(msg.known.names, n.Name)
		}
		msg.err = err
		return msg
	}
}

func (m Model) took(msg readMsg) (Model, tea.Cmd) {
	if msg.err != nil {
		return m, route.To(route.Notice{Err: msg.err})
	}
	if msg.opens == closed {
		m.known.areas = msg.known.areas
		m.cursor = max(0, min(m.cursor, len(m.known.areas)-1))
		return m, nil
	}
	m.point, m.known, m.cursor, m.page = msg.point, msg.known, 0, msg.opens
	if m.page == forming {
		return m.begin(journal.NoGo{Point: m.point})
	}
	return m, nil
}

// under is the area under the cursor.
func (m Model) under() (journal.NoGo, bool) {
	if m.cursor >= len(m.known.areas) {
		return journal.NoGo{}, false
	}
	return m.known.areas[m.cursor], true
}
