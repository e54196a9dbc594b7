package queue

import (
	"strings"
	"time"

	"sojourn/journal"
	"sojourn/tui/keys"
	"sojourn/tui/words"
)

// when says in a few words when d goes. Of other days the time is left to the advice.
func when(d journal.Delivery, now time.Time) string {
	switch {
	case d.State == journal.StateSending:
		return "now"
	case d.State == journal.StateNeedsYou:
		return "waits for you"
	case d.HeldByHand():
		return "until released"
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

// advice says what happens to d, or what to do; naming puts the keys in.
func advice(d journal.Delivery, now time.Time) string {
	switch {
	case d.State == journal.StateSending:
		return "It is being sent."
	case d.State == journal.StateWithdrawing:
		return "It is to be taken back: {sync} does it. {unmark} leaves it where it is."
	case d.Doubted && d.State == journal.StateNeedsYou:
		return "Look whether it is there. To send it, {open}, then mark it again ({mark}, {mark-to}). " +
			"{unmark} takes the mark back."
	case d.Doubted && d.State == journal.StateUnknown:
		return "It may have arrived. {sync} looks there, and sends nothing by itself."
	case d.State == journal.StateNeedsYou:
		return "{open} opens it: mend it, then {sync} sends it. {unmark} takes the mark back."
	case d.State == journal.StateUnknown:
		return "It may have arrived. {sync} looks there first, and sends only what is not there."
	case d.HeldByHand():
		return "It is held until {hold} lets it go. {unmark} takes the mark back."
	case d.NotBefore.After(now):
		return "It goes with the first sync after " + words.When(d.NotBefore, now) + ". {unmark} takes the mark back."
	case d.State == journal.StateReady && d.NextTry.After(now):
		return "There it was asked to wait until " + words.When(d.NextTry, now) + ". {unmark} takes the mark back."
	case d.NextTry.After(now):
		return "Next try at " + words.When(d.NextTry, now) + "; {sync} tries now. {unmark} takes the mark back."
	case d.State == journal.StateChanged:
		return "It was edited after it was sent. {sync} sends the edit, {unmark} leaves it unsent."
	}
	return "{sync} sends it. {unmark} takes the mark back."
}

// standsWell reports whether d's reason is about a wait and not about something that failed.
func standsWell(s journal.State) bool { return s != journal.StateNeedsYou && s != journal.StateUnknown }

// naming puts the keys into a sentence.
func (m Model) naming(sentence string) string {
	return strings.NewReplacer(
		"{sync}", keys.Name(m.shared.Sync), "{mark}", keys.Name(m.shared.Mark), "{mark-to}", keys.Name(m.shared.MarkTo),
		"{unmark}", keys.Name(m.keys.Unmark), "{hold}", keys.Name(m.keys.Hold), "{open}", keys.Name(m.keys.Open),
	).Replace(sentence)
}
