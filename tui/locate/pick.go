package locate

import (
	tea "charm.land/bubbletea/v2"

	"sojourn/tui/route"
)

// pick asks the map for a point, from where the entry is now, else from the frame before.
func (m Model) pick() (Model, tea.Cmd) {
	if len(m.ids) == 0 {
		return m, nil
	}
	near := m.here.point()
	if p := m.here.first.Place; p != nil && p.Point != nil {
		near = p.Point
	}
	return m, route.To(route.Pick{Photos: len(m.ids), Near: near})
}

// picked writes a point of the map as if it had been typed: its names are seen before it is taken.
func (m Model) picked(msg route.Picked) (Model, tea.Cmd) {
	if len(m.ids) == 0 {
		return m, nil
	}
	m.field = m.field.SetValue(msg.Point.String())
	m.offer.hasty = takeNone
	m, search := m.search()
	return m.drawn(), search
}
