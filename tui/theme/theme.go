// Package theme gives colours by meaning. Nothing is said by colour alone: without colours, bold,
// underline and reverse remain, and every state has a sign.
package theme

import (
	"charm.land/lipgloss/v2"

	"sojourn/journal"
)

// Theme is the styles of all screens, by what they mean. Every screen and field has it, and all of them
// are values: they share what never changes.
type Theme struct{ *styles }

type styles struct {
	Title   lipgloss.Style // what a screen is about
	Heading lipgloss.Style // of a group
	Label   lipgloss.Style // beside a value
	Faint   lipgloss.Style // less important
	Accent  lipgloss.Style // where the hands are
	Cursor  lipgloss.Style // the line or tile under the cursor
	Chosen  lipgloss.Style // selected
	Good    lipgloss.Style
	Warn    lipgloss.Style
	Bad     lipgloss.Style
	Border  lipgloss.Style
	Bar     lipgloss.Style // the status line
	Key     lipgloss.Style // a key in help

	Coast    lipgloss.Style // on the map
	Frontier lipgloss.Style // between countries
	Track    lipgloss.Style // where the traveller went
	Land     lipgloss.Style // what the map is drawn on
	Sea      lipgloss.Style
}

// New returns the theme for a dark or a light background.
func New(dark bool) Theme {
	style := inks(dark)
	return Theme{&styles{
		Title:   style("#1f2328", "#f0ece4").Bold(true),
		Heading: style("#7a4b12", "#e2b872").Bold(true),
		Label:   style("#6a6f76", "#8d96a0"),
		Faint:   style("#6a6f76", "#8d96a0"),
		Accent:  style("#0550ae", "#79b8ff").Bold(true),
		Cursor:  lipgloss.NewStyle().Reverse(true),
		Chosen:  style("#6639ba", "#d2a8ff").Bold(true),
		Good:    style("#116329", "#7ee787"),
		Warn:    style("#7d4e00", "#f2cc60"),
		Bad:     style("#a40e26", "#ff8a80").Bold(true),
		Border:  style("#8c959f", "#59636e"),
		Bar:     lipgloss.NewStyle().Reverse(true),
		Key:     style("#0550ae", "#79b8ff").Bold(true),

		Coast:    style("#33617a", "#8fb9cc"),
		Frontier: style("#736549", "#a2967f"),
		Track:    style("#b1520e", "#f0a35e"),
		Land:     ground(dark, "#f7f3e8", "#20241f"),
		Sea:      ground(dark, "#e4edf1", "#111a22"),
	}}
}

// State returns the style of a delivery's state.
func (t Theme) State(s journal.State) lipgloss.Style {
	switch s {
	case journal.StateDelivered:
		return t.Good
	case journal.StateNeedsYou:
		return t.Bad
	case journal.StateUnknown, journal.StateHeld, journal.StateWithdrawing:
		return t.Warn
	case journal.StateSending:
		return t.Accent
	}
	return t.Label
}
