package theme

import "sojourn/journal"

// Signs of one cell each.
const (
	SignChosen   = "◆"
	SignRejected = "✗"
	SignStar     = "★"
	SignNoAlt    = "∅" // a photo without alt text
	SignPlace    = "@"
	SignEstimate = "≈" // a place that is not accepted yet
	SignProblem  = "⚠"
)

// Sign returns the one-cell sign of a delivery's state.
func Sign(s journal.State) string {
	switch s {
	case journal.StateSending:
		return "▶"
	case journal.StateDelivered:
		return "✓"
	case journal.StateChanged:
		return "✎"
	case journal.StateUnknown:
		return "?"
	case journal.StateNeedsYou:
		return "!"
	case journal.StateHeld:
		return "="
	case journal.StateWithdrawing, journal.StateWithdrawn:
		return "↶"
	}
	return "○" // marked, ready
}

// Word returns a delivery's state in words.
func Word(s journal.State) string {
	switch s {
	case journal.StateNeedsYou:
		return "needs you"
	case journal.StateChanged:
		return "changed since"
	case journal.StateUnknown:
		return "may have arrived"
	case journal.StateWithdrawing:
		return "to be taken back"
	case journal.StateWithdrawn:
		return "taken back"
	}
	return string(s)
}
