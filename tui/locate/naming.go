package locate

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/keys"
	"sojourn/tui/route"
	"sojourn/tui/words"
)

// naming is a point that is given a name of the traveller's own.
type naming struct {
	on    bool
	point journal.Point
	label string // where it is
	typed string // what the field had before
}

const mostSaved = 5 // saved places that are offered before anything is typed

// nearestOf are the saved places that are nearest to where the frames are.
func (h here) nearestOf(saved []journal.SavedPlace) []choice {
	var list []choice
	from := h.point()
	distance := func(c choice) float64 {
		if from == nil {
			return 0
		}
		return from.Distance(*c.place.Point)
	}
	for _, s := range saved {
		point := s.Point
		list = append(list, choice{kind: named, title: s.Name, saved: true, place: journal.Place{
			Name: s.Name, Point: &point, Accuracy: s.Radius, Source: journal.PlaceGazetteer,
		}})
	}
	slices.SortStableFunc(list, func(a, b choice) int { return cmp.Compare(distance(a), distance(b)) })
	return list[:min(len(list), mostSaved)]
}

// askName asks for a name of the place under the cursor, else of where the entry is.
func (m Model) askName() (Model, tea.Cmd) {
	place := m.here.first.Place
	if m.typed() != "" || place == nil || place.Point == nil {
		if !m.fresh() || len(m.offer.choices) == 0 {
			return m, route.To(route.Notice{Text: "type coordinates or a name first: there is nothing to save yet"})
		}
		place = &m.offer.choices[m.offer.cursor].place
	}
	if place.Point == nil {
		return m, route.To(route.Notice{Text: "this place has no coordinates: it cannot be saved"})
	}
	m.name = naming{on: true, point: *place.Point, label: place.Label(), typed: m.field.Value()}
	m.field = m.field.SetValue("")
	return m.drawn(), nil
}

func (m Model) pressNaming(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case key.Matches(msg, m.keys.Cancel):
		return m.unnamed(), nil
	case key.Matches(msg, m.keys.Take):
		if m.typed() == "" {
			return m, route.To(route.Notice{Text: "it needs a name"})
		}
		return m, keepName(m.store, m.visit, m.name.point, m.typed())
	}
	return m.write(msg)
}

// unnamed goes back to what was typed before.
func (m Model) unnamed() Model {
	m.field = m.field.SetValue(m.name.typed)
	m.name = naming{}
	return m.drawn()
}

type savedMsg struct {
	visit int
	place journal.SavedPlace
	err   error
}

// keepName saves p as text says: a name, and how far around it with ~ behind it.
func keepName(s store, visit int, p journal.Point, text string) tea.Cmd {
	return func() tea.Msg {
		place := journal.SavedPlace{Name: journal.CleanLine(text), Point: p, Radius: journal.UsualRadius}
		if name, distance, ok := strings.Cut(text, "~"); ok {
			if metres, ok := journal.ParseDistance(distance); ok {
				place.Name, place.Radius = journal.CleanLine(name), metres
			}
		}
		_, err := s.SavePlace(context.Background(), place)
		return savedMsg{visit: visit, place: place, err: err}
	}
}

func (m Model) saved(msg savedMsg) (Model, tea.Cmd) {
	said := route.Notice{Err: msg.err}
	if msg.err == nil {
		said.Text = "saved " + msg.place.Name + ", " + words.Distance(msg.place.Radius) + " around " + msg.place.Point.String()
	}
	if msg.visit != m.visit || msg.err != nil {
		return m, route.To(said)
	}
	m = m.unnamed()
	m.field = m.field.SetValue(msg.place.Name) // so that enter takes it
	m, cmd := m.search()
	return m, tea.Batch(cmd, route.To(said), look(m.store, m.visit, m.ids[0], len(m.ids) > 1))
}

// namingText says what is named, and how.
func (m Model) namingText() string {
	return "Your name for " + m.name.label + ", like hotel or the hospital~200m. " + keys.Name(m.keys.Take) +
		" saves it, " + keys.Name(m.keys.Cancel) + " goes back."
}
