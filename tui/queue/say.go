package queue

import (
	"strings"
	"time"

	"sojourn/journal"
	"sojourn/tui/words"
)

// when says in a few words when d goes. Of other days the time is left to the advice.
func when(d journal.Delivery, now time.Time) string {
	switch {
	case d.State == journal.StateSending:
		return "now"
	case d.State == journal.StateNeedsYou:
		return "waits for you"
	case d.NotBefore.After(now):
		return "not before " + soon(d.NotBefore, now)
	case d.NextTry.After(now):
		return "next try " + soon(d.NextTry, now)
	}
	return "at the next sync"
}

func soon(t, now time.Time) string {
	t = t.In(now.Location())
	said := words.When(t, now)
	switch {
	case strings.HasPrefix(said, "tomorrow"):
		return "tomorrow"
	case said == words.Clock(t):
		return said
	case t.Year() == now.Year():
		return t.Format("2 Jan")
	}
	return t.Format("Jan 2006")
}

// advice says what happens to d, or what to do.
func advice(d journal.Delivery, now time.Time) string {
	switch {
	case d.State == journal.StateSending:
		return "It is being sent."
	case d.Doubted && d.State == journal.StateNeedsYou:
		return "Look whether it is there. To send it, enter, then mark it again (m, M). x takes the mark back."
	case d.Doubted && d.State == journal.StateUnknown:
		return "It may have arrived. s looks there, and sends nothing by itself."
	case d.State == journal.StateNeedsYou:
		return "enter opens it: mend it, then s sends it. x takes the mark back."
	case d.State == journal.StateUnknown:
		return "It may have arrived. s looks there first, and sends only what is not there."
	case d.NotBefore.After(now):
		return "It goes with the first sync after " + words.When(d.NotBefore, now) + ". x takes the mark back."
	case d.State == journal.StateReady && d.NextTry.After(now):
		return "There it was asked to wait until " + words.When(d.NextTry, now) + ". x takes the mark back."
	case d.NextTry.After(now):
		return "Next try at " + words.When(d.NextTry, now) + "; s tries now. x takes the mark back."
	case d.State == journal.StateChanged:
		return "It was edited after it was sent. s sends the edit, x leaves it unsent."
	}
	return "s sends it. x takes the mark back."
}

// standsWell reports whether d's reason is about a wait and not about something that failed.
func standsWell(s journal.State) bool { return s != journal.StateNeedsYou && s != journal.StateUnknown }
