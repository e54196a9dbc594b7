package trips

import (
	"context"
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/keys"
	"sojourn/tui/route"
	"sojourn/tui/words"
)

// savedMsg tells that a trip was saved, or why not. before is what was stored when it was.
type savedMsg struct {
	before, after journal.Trip
	err           error
}

// save changes in a trip what was changed in its form: what another did to the rest meanwhile stays.
func save(s Store, was journal.TripSummary, want journal.Trip) tea.Cmd {
	return func() tea.Msg {
		ctx := context.Background()
		before, err := s.Trip(ctx, want.Name)
		if err != nil && journal.KindOf(err) != journal.NotFound {
			return savedMsg{err: err}
		}
		after := merged(before, was.Trip, want)
		return savedMsg{before: before, after: after, err: s.SaveTrip(ctx, after)}
	}
}

// merged is now with what want has otherwise than was.
func merged(now, was, want journal.Trip) journal.Trip {
	now.Name = want.Name
	for _, c := range []struct {
		now       *string
		was, want string
	}{
		{&now.Zone, was.Zone, want.Zone},
		{&now.Byline, was.Byline, want.Byline},
		{&now.Template, was.Template, want.Template},
		{&now.From, was.From, want.From},
		{&now.Until, was.Until, want.Until},
	} {
		if c.was != c.want {
			*c.now = c.want
		}
	}
	if !slices.Equal(was.To, want.To) {
		now.To = want.To
	}
	return now
}

// saved goes back to the list. The form stays where the trip could not be saved.
func (m Model) saved(msg savedMsg) (Model, tea.Cmd) {
	if msg.err != nil {
		return m, route.To(route.Notice{Err: msg.err})
	}
	text := "saved the trip " + journal.Visible(msg.after.Name)
	if changed := wasOtherwise(msg.before, msg.after); len(changed) > 0 && msg.before.Name != "" {
		text += ": " + strings.Join(changed, ", ")
	}
	if m.form.was.Name == "" && len(m.ids) > 0 {
		text += "; " + keys.Name(m.keys.Trips.Put) + " puts " + words.Count(len(m.ids), "entry") + " into it"
	}
	m.form = form{}
	return m, tea.Batch(route.To(route.Notice{Text: text}), read(m.store, readMsg{at: msg.after.Name}, m.ids))
}

// wasOtherwise are the defaults that were changed, as they were: "zone was Asia/Seoul".
func wasOtherwise(before, after journal.Trip) []string {
	var list []string
	for _, c := range []struct{ label, before, after string }{
		{labels[ofZone], before.Zone, after.Zone},
		{labels[ofByline], before.Byline, after.Byline},
		{labels[ofTemplate], before.Template, after.Template},
		{labels[ofTo], strings.Join(before.To, ", "), strings.Join(after.To, ", ")},
		{labels[ofFrom], before.From, after.From},
		{labels[ofUntil], before.Until, after.Until},
	} {
		switch {
		case c.before == c.after:
		case c.before == "":
			list = append(list, c.label+" was empty")
		default:
			list = append(list, c.label+" was "+journal.Visible(c.before))
		}
	}
	return list
}

// whyOf is err without where it comes from, and what to do.
func whyOf(err error) string {
	var e *journal.Error
	if !errors.As(err, &e) {
		return err.Error()
	}
	if e.Hint == "" {
		return e.Err.Error()
	}
	return e.Err.Error() + "; " + e.Hint
}
