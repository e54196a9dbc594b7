package act

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/keys"
	"sojourn/tui/route"
)

// Target is what a key acts on.
type Target struct {
	At   journal.ID   // the entry under the cursor
	IDs  []journal.ID // what is changed, in order of time: the selection, else At
	Walk []journal.ID // what moving on walks through
	Stay bool         // the pace, as it is
}

// Verdict is what the traveller decided of a photo.
type Verdict int

const (
	// NoVerdict: the key was another one.
	NoVerdict Verdict = iota
	// Rated: it has a rating now.
	Rated
	// Rejected: it was rejected, or taken back.
	Rejected
)

// Done says what a key did, so that the screen can show it before it is stored.
type Done struct {
	Mine    bool // the key is one of those here
	Verdict Verdict
	Rating  int // with Rated
}

// Press does what a working key says to t.
func (h *Hands) Press(msg tea.KeyPressMsg, k keys.Act, t Target) (Done, tea.Cmd) {
	if key.Matches(msg, k.Undo) {
		return Done{Mine: true}, route.To(route.Undo{})
	}
	if key.Matches(msg, k.Stay) {
		return Done{Mine: true}, pace(!t.Stay)
	}
	if key.Matches(msg, k.Map) {
		return Done{Mine: true}, route.To(route.Map{ID: t.At})
	}
	if key.Matches(msg, k.Trips) {
		return Done{Mine: true}, route.To(route.Trips{IDs: t.IDs})
	}
	if key.Matches(msg, k.Show) {
		return Done{Mine: true}, route.To(route.Slides{ID: t.At, Walk: t.Walk})
	}
	if len(t.IDs) == 0 {
		return Done{}, nil
	}
	switch {
	case key.Matches(msg, k.Rate):
		rating := slices.Index(k.Rate.Keys(), msg.String())
		return Done{true, Rated, rating}, h.rate(t.IDs, rating, k)
	case key.Matches(msg, k.Reject):
		return Done{Mine: true, Verdict: Rejected}, h.reject(t.IDs, k)
	case key.Matches(msg, k.Series):
		return Done{Mine: true}, h.series(t.IDs, k)
	case key.Matches(msg, k.SamePlace):
		return Done{Mine: true}, h.samePlace(t.IDs, k)
	}
	cmd := routed(msg, k, t)
	return Done{Mine: cmd != nil}, cmd
}

// routed is for the keys of what other screens do.
func routed(msg tea.KeyPressMsg, k keys.Act, t Target) tea.Cmd {
	switch {
	case key.Matches(msg, k.Caption):
		return t.caption(route.FieldCaption)
	case key.Matches(msg, k.Alt):
		return t.caption(route.FieldAlt)
	case key.Matches(msg, k.Keywords):
		return t.caption(route.FieldKeywords)
	case key.Matches(msg, k.Place):
		return route.To(route.Locate{IDs: t.IDs})
	case key.Matches(msg, k.Clock):
		return route.To(route.Clock{ID: t.At, IDs: t.IDs})
	case key.Matches(msg, k.EditAll):
		return route.To(route.EditAll{IDs: t.IDs})
	case key.Matches(msg, k.Template):
		return route.To(route.Template{IDs: t.IDs})
	case key.Matches(msg, k.History):
		return route.To(route.History{ID: t.At})
	case key.Matches(msg, k.Mark):
		return route.To(route.Mark{IDs: t.IDs})
	case key.Matches(msg, k.MarkTo):
		return route.To(route.Mark{IDs: t.IDs, Choose: true})
	case key.Matches(msg, k.Unmark):
		return route.To(route.Unmark{IDs: t.IDs})
	case key.Matches(msg, k.Withdraw):
		return route.To(route.Withdraw{IDs: t.IDs})
	}
	return nil
}

// caption opens the editor on the entry under the cursor, or on the first of a selection that it is
// not in.
func (t Target) caption(f route.Field) tea.Cmd {
	first := t.At
	if !slices.Contains(t.IDs, first) {
		first = t.IDs[0]
	}
	return route.To(route.Caption{ID: first, Walk: t.Walk, Field: f})
}
