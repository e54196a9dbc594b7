package locate

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/keys"
	"sojourn/tui/route"
	"sojourn/tui/words"
)

// Tracker asks the tracks where entries were made. For each it answers with a place, or with why the
// tracks do not tell it.
type Tracker func(ctx context.Context, entries []journal.Entry) ([]*journal.Place, []error, error)

// WithTracks returns m with tracks to ask.
func (m Model) WithTracks(ask Tracker) Model {
	m.tracks = ask
	return m
}

// trackedMsg is what the tracks say of the entries.
type trackedMsg struct {
	visit  int
	weight weight
	err    error
}

// fromTrack asks the tracks.
func (m Model) fromTrack() (Model, tea.Cmd) {
	if len(m.ids) == 0 || m.tracks == nil {
		return m, nil
	}
	m.busy = "asking the tracks …"
	return m.drawn(), track(m.store, m.tracks, m.ids, m.visit)
}

func track(s store, ask Tracker, ids []journal.ID, visit int) tea.Cmd {
	return func() tea.Msg {
		ctx := context.Background()
		entries := make([]journal.Entry, len(ids))
		for i, id := range ids {
			var err error
			if entries[i], err = s.Entry(ctx, id); err != nil {
				return trackedMsg{visit: visit, err: err}
			}
		}
		places, problems, err := ask(ctx, entries)
		w := weight{choice: choice{kind: onTrack}}
		for i := range places {
			w = w.tracked(entries[i], places[i], problems[i])
		}
		return trackedMsg{visit: visit, weight: w, err: err}
	}
}

// tracked adds what the tracks say of e.
func (w weight) tracked(e journal.Entry, p *journal.Place, problem error) weight {
	patch := journal.Patch{ID: e.ID, Place: p}
	switch {
	case problem != nil:
		w.lost = append(w.lost, problem)
	case e.Place != nil && e.Place.Source.BetterThan(journal.PlaceTrack):
		w.over, w.sources = append(w.over, patch), append(w.sources, e.Place.Source)
	default:
		w.patches = append(w.patches, patch)
	}
	return w
}

// tracksTold asks before anything is placed: the traveller sees first how many fit.
func (m Model) tracksTold(msg trackedMsg) (Model, tea.Cmd) {
	if msg.visit != m.visit {
		return m, nil
	}
	m.busy = ""
	w := msg.weight
	switch {
	case msg.err != nil:
		return m.drawn(), route.To(route.Notice{Err: msg.err})
	case len(w.patches)+len(w.over) == 0:
		return m.drawn(), route.To(route.Notice{Text: "the tracks do not tell it: " + w.lostText()})
	}
	m.ask = question{kind: askTrack, weight: w}
	return m.drawn(), nil
}

// lostText says why the tracks do not place an entry; of several, why not the first.
func (w weight) lostText() string {
	text := journal.Visible(w.lost[0].Error())
	if e, ok := errors.AsType[*journal.Error](w.lost[0]); ok && e.Op == "" {
		text = journal.Visible(e.Err.Error())
	}
	if more := len(w.lost) - 1; more > 0 {
		return text + ", and so on"
	}
	return text
}

// trackQuestion says how many photos the tracks place, and what the keys do.
func (w weight) trackQuestion(k keys.Locate) string {
	found := len(w.patches) + len(w.over)
	text := "The tracks place " + words.Count(found, "photo") + "."
	switch lost := len(w.lost); {
	case lost == 1:
		text += " 1 stays as it is: " + w.lostText() + "."
	case lost > 1:
		text += " " + words.Number(lost) + " stay as they are: " + w.lostText() + "."
	}
	if len(w.over) > 0 {
		return text + " " + w.question(k)
	}
	return text + " " + keys.Name(k.Take) + " takes that, " + keys.Name(k.Cancel) + " goes back."
}
