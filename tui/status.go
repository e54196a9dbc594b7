package tui

import (
	"fmt"
	"strings"

	"sojourn/journal/grapheme"
	"sojourn/tui/words"
)

var names = map[place]string{
	onSheet: "SHEET", onLoupe: "LOUPE", onCaption: "CAPTION", onLocate: "PLACE", onQueue: "OUTBOX", onReady: "READY",
}

// status is the bottom line: where I am, what is going on, what waits to be sent.
func (m Model) status() string {
	left := " " + names[m.active()] + "  " + m.hints()
	right := m.sendingText() + "  " + m.outbox.text() + "  ? keys "
	if m.typing() {
		right = m.sendingText() + "  " + m.outbox.text() + " "
	}
	right = grapheme.Cut(right, m.width)
	left = grapheme.Cut(left, max(0, m.width-grapheme.Width(right)))
	gap := max(0, m.width-grapheme.Width(left)-grapheme.Width(right))
	return m.theme.Bar.Render(left + strings.Repeat(" ", gap) + right)
}

// hints are the keys that are wanted most on the active screen.
func (m Model) hints() string {
	switch m.active() {
	case onSheet:
		return "c caption · p place · m mark · s sync"
	case onLoupe:
		return "h l walk · c caption · p place · m mark · esc back"
	case onCaption:
		return "ctrl+s save, next · tab field · esc done"
	case onLocate:
		return "enter take · ctrl+s as before · esc leave"
	case onQueue:
		return "s sync · x unmark · r receipts · esc back"
	}
	return ""
}

func (m Model) sendingText() string {
	p, under := m.Bill.Sending()
	if !under {
		return ""
	}
	text := fmt.Sprintf("sending %d/%d", min(p.Done+1, p.Items), p.Items)
	if left := p.Left(); left > 0 {
		text += ", " + words.Duration(left)
	}
	return text
}

func (o outboxState) text() string {
	switch {
	case o.waiting == 0:
		return "outbox empty"
	case o.needsYou > 0:
		return fmt.Sprintf("outbox %d, %d need you", o.waiting, o.needsYou)
	case o.bytes == 0:
		return fmt.Sprintf("outbox %d", o.waiting)
	}
	return fmt.Sprintf("outbox %d, %s", o.waiting, words.Bytes(o.bytes))
}
