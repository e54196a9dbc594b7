package loupe

import (
	"math"
	"slices"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/picture"
	"sojourn/tui/route"
)

const lastPhoto = math.MaxInt

// shownOf is which photo of e is shown.
func (m Model) shownOf(e journal.Entry) int { return max(0, min(m.photo, len(e.Photos)-1)) }

// byPhotos goes to the next photo or the one before: of the series, else of the next entry.
func (m Model) byPhotos(step int) (Model, tea.Cmd) {
	if e, ok := m.entry(); ok {
		if at := m.shownOf(e) + step; at >= 0 && at < len(e.Photos) {
			m.photo = at
			return m.shown()
		}
	}
	if at := m.walk.at + step; at < 0 || at >= len(m.walk.ids) {
		return m, nil
	}
	m, cmd := m.step(m.walk.at + step)
	if step < 0 {
		m.photo = lastPhoto
		var shown tea.Cmd
		m, shown = m.shown()
		cmd = tea.Batch(cmd, shown)
	}
	return m, cmd
}

// pictures are the photos of an entry so many steps away that a key may show next.
func (m Model) pictures(steps int, e journal.Entry) []picture.Key {
	switch {
	case steps > 0:
		return []picture.Key{m.keyOf(e, 0)}
	case steps < 0:
		return []picture.Key{m.keyOf(e, len(e.Photos)-1)}
	}
	at := m.shownOf(e)
	all := []picture.Key{m.keyOf(e, at)}
	if m.panned {
		return all
	}
	for _, near := range []int{at + 1, at - 1} {
		if near >= 0 && near < len(e.Photos) {
			all = append(all, m.keyOf(e, near))
		}
	}
	return all
}

// reshaped walks through the parts of a series that was split.
func (m Model) reshaped(msg route.Reshaped) (Model, tea.Cmd) {
	at := slices.Index(m.walk.ids, msg.ID)
	if at < 0 || len(msg.Parts) == 0 {
		return m, nil
	}
	m.walk.ids = slices.Concat(m.walk.ids[:at], msg.Parts, m.walk.ids[at+1:])
	if m.walk.at > at {
		m.walk.at += len(msg.Parts) - 1
	} else if m.walk.at == at {
		m.walk.at, m.photo = at+min(m.photo, len(msg.Parts)-1), 0 // the photo that was shown
	}
	return m.shown()
}

// without walks past entries that are in a series by now, and shows the one before where one of
// them was shown. One alone stays, and says that it is gone.
func (m Model) without(gone []journal.ID) Model {
	left := walk{at: -1}
	for i, id := range m.walk.ids {
		if slices.Contains(gone, id) {
			continue
		}
		left.ids = append(left.ids, id)
		if i <= m.walk.at {
			left.at++
		}
	}
	if len(gone) == 0 || len(left.ids) == 0 {
		return m
	}
	left.at = max(0, left.at)
	if left.id() != m.walk.id() {
		m.photo, m.scroll = 0, 0
	}
	m.walk = left
	return m
}
