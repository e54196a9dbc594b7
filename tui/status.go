package tui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"

	"sojourn/journal/grapheme"
	"sojourn/tui/keys"
	"sojourn/tui/words"
)

var names = map[place]string{
	onSheet: "SHEET", onLoupe: "LOUPE", onCompare: "COMPARE", onCaption: "CAPTION",
	onLocate: "PLACE", onQueue: "OUTBOX", onReady: "READY",
}

// status is the bottom line: where I am, what is going on, what waits to be sent.
func (m Model) status() string {
	left := " " + names[m.active()] + "  " + m.hints()
	right := m.sendingText() + "  " + m.outbox.text() + "  " + keys.Name(m.keys.Global.Help) + " keys "
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
	g, a := m.keys.Global, m.keys.Act
	switch m.active() {
	case onSheet:
		return hint(a.Caption, "caption") + between + hint(a.Place, "place") + between + hint(a.Mark, "mark") +
			between + hint(g.Sync, "sync")
	case onLoupe:
		return m.walking() + between + hint(a.Caption, "caption") + between + hint(a.Place, "place") +
			between + hint(a.Mark, "mark") + between + hint(g.Back, "back")
	case onCaption:
		c := m.keys.Caption
		return hint(c.Save, "save, next") + between + hint(c.NextField, "field") + between + hint(c.Leave, "done")
	case onLocate:
		l := m.keys.Locate
		return hint(l.Take, "take") + between + hint(l.Same, "as before") + between + hint(l.Cancel, "leave")
	case onQueue:
		q := m.keys.Queue
		return hint(g.Sync, "sync") + between + hint(q.Unmark, "unmark") + between + hint(q.Receipts, "receipts") +
			between + hint(g.Back, "back")
	case onReady:
		r := m.keys.Ready
		return hint(r.Open, "mend") + between + hint(r.Next, "next") + between + hint(r.Unmark, "unmark") +
			between + hint(g.Back, "back")
	}
	return ""
}

const between = " · "

func hint(b key.Binding, does string) string { return keys.Name(b) + " " + does }

// walking names the keys that go from photo to photo.
func (m Model) walking() string {
	back, on := m.keys.Loupe.Previous, m.keys.Loupe.Next
	return keys.Name(back) + " " + hint(on, "walk")
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
