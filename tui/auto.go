package tui

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/route"
	"sojourn/tui/words"
)

// selfSent tells what went by itself, and lets every screen read anew.
func (m Model) selfSent(msg route.AutoSent) (Model, tea.Cmd) {
	m.auto.Sending = false
	r := msg.Result
	sent, rest := r.Delivered()+r.Withdrawn(), len(r.Deliveries)-r.Delivered()-r.Withdrawn()
	switch {
	case msg.Err != nil:
		m.notice = newNotice(route.Notice{Err: msg.Err})
	case sent > 0:
		text := "went by itself: " + words.Count(sent, "entry")
		if rest > 0 {
			text += ", " + words.Number(rest) + " not"
		}
		m.notice = newNotice(route.Notice{Text: text})
	}
	return m, route.To(route.Changed{})
}

// autoText says what goes by itself.
func autoText(s journal.AutoState, now time.Time) string {
	left := s.At.Sub(now)
	switch {
	case s.On == "":
		return ""
	case s.Sending:
		return "auto " + courseText(s.Progress)
	case s.Waits != "":
		return "auto waits"
	case s.Going > 0 && left > 0 && !now.IsZero():
		return fmt.Sprintf("auto: %s in %s", words.Number(s.Going), words.Duration(left.Round(time.Second)))
	}
	return "auto on"
}

// courseText says how far a sync is.
func courseText(p journal.Progress) string {
	text := fmt.Sprintf("sending %d/%d", min(p.Done+1, p.Items), p.Items)
	if left := p.Left(); left > 0 {
		text += ", " + words.Duration(left)
	}
	return text
}
