package adjust

import (
	"context"
	"errors"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/clock"
	"sojourn/tui/field"
	"sojourn/tui/keys"
	"sojourn/tui/route"
	"sojourn/tui/words"
)

var (
	errNoPhoto = &journal.Error{
		Op: "clock", Kind: journal.Invalid, Err: errors.New("this entry has no photo"),
		Hint: "choose one that shows a true clock; nothing was changed",
	}
	errNoTime = &journal.Error{
		Op: "clock", Kind: journal.Invalid, Err: errors.New("type the time that the clock in the photo shows"),
		Hint: "like 14:03:12; nothing was changed",
	}
)

// show opens the dialog on what is known.
func (m Model) show(f facts) (Model, tea.Cmd) {
	if f.err != nil {
		return m, route.To(route.Notice{Err: f.err})
	}
	m.open, m.facts, m.cursor = true, f, 0
	m.field = field.New(field.Options{Placeholder: "14:03:12"}).WithTheme(m.theme).WithKeys(m.keys.Field).
		Resize(m.fieldWidth(), 1).Focus()
	m.scopes = f.scopes()
	return m, nil
}

// scopes are what may be corrected, the likeliest first.
func (f facts) scopes() []scope {
	var all []scope
	if len(f.selected) > 1 && f.chosen > 0 {
		all = append(all, scope{words.Number(f.chosen) + " of the selection", among(f.selected)})
	}
	if f.ofTrip > 0 && f.ofTrip < f.all {
		trip := f.entry.Trip
		all = append(all, scope{
			words:  words.Number(f.ofTrip) + " of the trip " + journal.Visible(trip),
			wanted: func(x journal.Frame) bool { return x.Trip == trip },
		})
	}
	every := "all " + words.Count(f.all, "photo") + " of it"
	if f.all == 1 {
		every = "this photo, the only one of it"
	}
	return append(all, scope{every, func(journal.Frame) bool { return true }}, scope{words: "none now; only remember it"})
}

func (m Model) press(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	k := m.keys.Locate
	switch {
	case key.Matches(msg, k.Cancel):
		m.open = false
		return m, nil
	case key.Matches(msg, k.Down):
		m.cursor = min(m.cursor+1, len(m.scopes)-1)
		return m, nil
	case key.Matches(msg, k.Up):
		m.cursor = max(0, m.cursor-1)
		return m, nil
	case key.Matches(msg, k.Take):
		return m.take()
	}
	var cmd tea.Cmd
	m.field, cmd = m.field.Update(msg)
	return m, cmd
}

// take learns from what was typed, and corrects what is chosen. Without a time, what is known already counts.
func (m Model) take() (Model, tea.Cmd) {
	text := m.field.Value()
	if text == "" && len(m.facts.line.Readings()) == 0 {
		return m, route.To(route.Notice{Err: errNoTime})
	}
	var reading *journal.ClockReading
	if text != "" {
		r, err := m.facts.read(text)
		if err != nil {
			return m, route.To(route.Notice{Err: err})
		}
		reading = &r
	}
	m.open = false
	return m, correct(m.store, m.facts, reading, m.scopes[m.cursor].wanted, *m.keys)
}

// read is the reading that text gives.
func (f facts) read(text string) (journal.ClockReading, error) {
	face, err := clock.ParseFace(text)
	if err != nil {
		return journal.ClockReading{}, err
	}
	offset, err := face.Offset(f.entry.Taken, f.zone)
	return journal.ClockReading{
		Body: f.body, Camera: f.entry.Taken.Clock, Offset: offset, Within: face.Within(), Entry: f.entry.ID,
	}, err
}

// correct keeps the reading, where there is one, and then corrects what is wanted, in one change.
func correct(
	s Store, f facts, reading *journal.ClockReading, wanted func(journal.Frame) bool, k keys.Map,
) tea.Cmd {
	return func() tea.Msg {
		ctx, keeper, line := context.Background(), clock.NewKeeper(s), f.line
		var err error
		if reading != nil {
			if line, err = keeper.Learn(ctx, *reading); err != nil {
				return route.Notice{Err: err}
			}
		}
		said := "the " + journal.Visible(f.body.Camera()) + " is " + line.Words()
		if wanted == nil {
			return route.Notice{Text: said + "; nothing was corrected yet"}
		}
		plan, err := keeper.Plan(ctx, f.body, line, journal.Query{}, wanted)
		if err == nil && len(plan.Patches) > 0 {
			_, err = s.Apply(ctx, journal.Change{
				Label:   "clock of " + words.Count(len(plan.Patches), "photo") + " of the " + f.body.String(),
				Patches: plan.Patches,
			})
		}
		if err != nil {
			return route.Notice{Err: err}
		}
		return tea.BatchMsg{route.To(route.Notice{Text: said + "; " + told(plan, k)}), route.To(route.Changed{})}
	}
}

// told says what a plan did.
func told(p clock.Plan, k keys.Map) string {
	said := "corrected " + words.Count(len(p.Patches), "photo")
	if len(p.Patches) > 0 {
		said += "; " + keys.Name(k.Act.Undo) + " undoes it"
	}
	if p.Typed > 0 {
		said += "; " + words.Number(p.Typed) + " typed by hand stay"
	}
	if p.Unsure > 0 {
		said += "; " + words.Number(p.Unsure) + " stay, as the clock was set about them"
	}
	return said
}
