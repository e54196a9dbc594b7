package locate

import (
	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/words"
)

// turned goes from where the entries were made to where what they show is, and back.
func (m Model) turned() (Model, tea.Cmd) {
	m.shown = !m.shown
	m.offer.edition++
	return m.search()
}

// now is the place of e that is being said; nil if it has none.
func (m Model) now(e journal.Entry) *journal.Place {
	if m.shown {
		return e.Shown
	}
	return e.Place
}

// clearing takes the place away that is being said.
func (m Model) clearing(id journal.ID) journal.Patch {
	return journal.Patch{ID: id, ClearPlace: !m.shown, ClearShown: m.shown}
}

// usuallyShown are the choices before anything is typed: what the frames before show, and saved places.
func (h here) usuallyShown() []choice {
	var list []choice
	for i, e := range h.before {
		if e.shown == nil {
			continue
		}
		title := "as the frame before shows"
		if i > 0 {
			title = "as shown at " + e.said(h.first.Taken)
		}
		list = append(list, choice{kind: before, title: title, place: copied(*e.shown)})
	}
	return append(list, h.saved...)
}

// doneShown says what was stored of what n entries show.
func (w weight) doneShown(n int) string {
	label := w.choice.place.Label()
	if n == 0 {
		return "nothing to change: what is shown is " + label + " already"
	}
	return words.Count(n, "photo") + " said to show " + label
}
