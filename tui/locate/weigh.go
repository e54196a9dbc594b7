package locate

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/estimate"
	"sojourn/tui/route"
	"sojourn/tui/words"
)

// weight is what choosing does to each entry. What replaces a better place goes only when asked.
type weight struct {
	choice  choice
	patches []journal.Patch
	over    []journal.Patch // those that replace a better place
	sources []journal.PlaceSource
	shown   bool    // it is about where what they show is
	without int     // entries that have no coordinates to name
	lost    []error // why the tracks do not place the others
}

type weighedMsg struct {
	visit  int
	which  taking
	weight weight
	err    error
}

// choose finds out what c does to every entry.
func (m Model) choose(c choice, which taking) (Model, tea.Cmd) {
	if len(m.ids) == 0 || m.busy != "" {
		return m, nil
	}
	m.busy = "placing " + words.Count(len(m.ids), "photo") + " …"
	w := weight{choice: c, shown: m.shown}
	return m.drawn(), weigh(m.store, m.ids, w, namer(m.gazetteer), weighedMsg{visit: m.visit, which: which})
}

// weigh answers with asked and what choosing w's choice does.
func weigh(s store, ids []journal.ID, w weight, name func(journal.Place) journal.Place, asked weighedMsg) tea.Cmd {
	return func() tea.Msg {
		for _, id := range ids {
			e, err := s.Entry(context.Background(), id)
			if err != nil {
				asked.err = err
				return asked
			}
			if w.choice.kind == likely {
				if w.choice.place, err = estimate.For(context.Background(), s, e); err != nil {
					w.without++
					continue
				}
				w.choice.place = name(w.choice.place)
			}
			w = w.with(e)
		}
		asked.weight = w
		return asked
	}
}

// namer gives places without a city the names of where they are.
func namer(g Gazetteer) func(journal.Place) journal.Place {
	return func(p journal.Place) journal.Place {
		if g == nil || p.Point == nil || p.City != "" {
			return p
		}
		c, _ := g.Reverse(*p.Point)
		return p.NamedAs(c)
	}
}

func (w weight) with(e journal.Entry) weight {
	place, ok := w.choice.placeOf(e)
	patch, now := journal.Patch{ID: e.ID, Place: &place}, e.Place
	if w.shown {
		patch, now = journal.Patch{ID: e.ID, Shown: &place}, e.Shown
	}
	switch {
	case !ok:
		w.without++
	case w.choice.replaces(now):
		w.over, w.sources = append(w.over, patch), append(w.sources, now.Source)
	default:
		w.patches = append(w.patches, patch)
	}
	return w
}

func (m Model) weighed(msg weighedMsg) (Model, tea.Cmd) {
	if msg.visit != m.visit {
		return m, nil
	}
	m.busy = ""
	switch {
	case msg.err != nil:
		return m.drawn(), route.To(route.Notice{Err: msg.err})
	case msg.which == takeOthers:
		return m.apply(msg.weight.patches, msg.weight)
	case len(msg.weight.over) > 0:
		m.ask = question{kind: askBetter, weight: msg.weight}
		return m.drawn(), nil
	}
	return m.apply(msg.weight.patches, msg.weight)
}

// same gives the place of the frame before.
func (m Model) same() (Model, tea.Cmd) {
	if len(m.ids) == 0 || m.busy != "" {
		return m, nil
	}
	m.busy = "looking for the frame before …"
	return m.drawn(), lookBefore(m.store, m.visit, m.ids[0], m.shown)
}

type beforeMsg struct {
	visit int
	place journal.Place
	err   error
}

func lookBefore(s store, visit int, id journal.ID, shown bool) tea.Cmd {
	return func() tea.Msg {
		e, err := s.Previous(context.Background(), id)
		if shown {
			e.Place = e.Shown
		}
		if err == nil && e.Place == nil {
			err = &journal.Error{Op: "place", Kind: journal.NotFound}
		}
		if err != nil {
			return beforeMsg{visit: visit, err: err}
		}
		return beforeMsg{visit: visit, place: copied(*e.Place)}
	}
}

func (m Model) sameFound(msg beforeMsg) (Model, tea.Cmd) {
	if msg.visit != m.visit {
		return m, nil
	}
	m.busy = ""
	switch {
	case journal.KindOf(msg.err) == journal.NotFound:
		if m.shown {
			return m.drawn(), route.To(route.Notice{Text: "the frame before shows no other place"})
		}
		return m.drawn(), route.To(route.Notice{Text: "no frame before this one has a place"})
	case msg.err != nil:
		return m.drawn(), route.To(route.Notice{Err: msg.err})
	}
	return m.choose(choice{kind: before, place: msg.place}, takeAll)
}

// betterText says what would be replaced.
func (w weight) betterText() string {
	counts := map[journal.PlaceSource]int{}
	for _, s := range w.sources {
		counts[s]++
	}
	var parts []string
	for _, s := range []journal.PlaceSource{journal.PlaceHand, journal.PlaceExif, journal.PlaceTrack} {
		if counts[s] > 0 {
			parts = append(parts, fmt.Sprintf("%s %s", words.Number(counts[s]), words.Source(s)))
		}
	}
	total := len(w.patches) + len(w.over) + w.without
	if total == 1 {
		return "It has a better place, " + words.Source(w.sources[0]) + "."
	}
	verb := "have"
	if len(w.over) == 1 {
		verb = "has"
	}
	whence := ": " + strings.Join(parts, ", ")
	if len(counts) == 1 {
		whence = ", " + words.Source(w.sources[0])
	}
	return fmt.Sprintf("%s of %s %s a better place%s.",
		words.Number(len(w.over)), words.Number(total), verb, whence)
}

func (w weight) all() []journal.Patch { return slices.Concat(w.patches, w.over) }
