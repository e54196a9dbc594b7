package facts

import (
	"time"

	"sojourn/journal"
	"sojourn/tui/theme"
)

// deliveries are where the entry goes, how far it has come, and why it waits.
func (s *sheet) deliveries(list []journal.Delivery) {
	s.part("Sending", func() {
		for _, d := range list {
			s.row(d.Destination, theme.Sign(d.State)+" "+theme.Word(d.State), s.theme.State(d.State))
			s.row("", d.Reason, s.theme.Warn)
			s.row("", next(d, s.now), s.theme.Label)
			s.row("", said(d.DeliveredAt, s.now), s.theme.Label)
			s.row("", d.URL, s.theme.Label)
		}
	})
}

// next says when it is tried again.
func next(d journal.Delivery, now time.Time) string {
	switch {
	case d.Done() || d.State == journal.StateNeedsYou:
		return ""
	case d.HeldByHand():
		return "held until it is released"
	case !d.NotBefore.IsZero() && d.NotBefore.After(now):
		return "not before " + said(d.NotBefore, now)
	case !d.NextTry.IsZero():
		return "next try " + said(d.NextTry, now)
	}
	return ""
}
