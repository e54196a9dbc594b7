package tui

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"

	"sojourn/journal/grapheme"
	"sojourn/tui/keys"
	"sojourn/tui/words"
)

var names = map[place]string{
	onSheet: "SHEET", onLoupe: "LOUPE", onCompare: "COMPARE", onCaption: "CAPTION",
	onLocate: "PLACE", onChart: "MAP", onQueue: "OUTBOX", onReady: "READY",
}

// status is the bottom line: where I am, what is selected, what can be done; at the right what goes on,
// whether there is a link, and what waits to be sent.
func (m Model) status() string {
	parts := []string{m.sendingText(), autoText(m.auto, m.now), m.linkText(), m.outbox.text()}
	if !m.typing() {
		parts = append(parts, keys.Name(m.keys.Global.Help)+" keys")
	}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	right := grapheme.Cut("  "+strings.Join(parts, "  ")+" ", m.width)
	left := grapheme.Cut(" "+names[m.active()]+m.selected(), max(0, m.width-grapheme.Width(right)))
	left += fitting(m.hints(), m.width-grapheme.Width(left)-grapheme.Width(right))
	gap := max(0, m.width-grapheme.Width(left)-grapheme.Width(right))
	return m.theme.Bar.Render(left + strings.Repeat(" ", gap) + right)
}

// fitting are as many of hints as there is room for.
func fitting(hints []string, room int) string {
	line := ""
	for i, h := range hints {
		next := line + between + h
		if i == 0 {
			next = "  " + h
		}
		if grapheme.Width(next) > room {
			break
		}
		line = next
	}
	return line
}

// selected is what the keys work on, where it is more than what is shown.
func (m Model) selected() string {
	if n := m.Sheet.Selected(); n > 0 && m.active() == onSheet {
		return " " + words.Number(n) + " selected"
	}
	return ""
}

// hints are the keys that are wanted most on the active screen.
func (m Model) hints() []string {
	g, a := m.keys.Global, m.keys.Act
	switch m.active() {
	case onSheet:
		if f := m.keys.Find; m.typing() {
			return []string{hint(f.Take, "find"), hint(f.Complete, "complete"), hint(f.Cancel, "leave")}
		}
		return []string{
			hint(a.Caption, "caption"), hint(a.Place, "place"), hint(a.Mark, "mark"),
			hint(g.Sync, "sync"),
		}
	case onLoupe, onCompare:
		if m.close() {
			return m.closeHints()
		}
	}
	switch m.active() {
	case onLoupe:
		return []string{
			m.walking(), hint(a.Caption, "caption"), hint(a.Place, "place"),
			hint(a.Mark, "mark"), hint(g.Back, "back"),
		}
	case onCompare:
		return []string{
			keys.Name(m.keys.Move.Left) + " " + hint(m.keys.Move.Right, "other"), a.Rate.Help().Key + " rate",
			hint(a.Reject, "reject"), hint(g.Back, "back"),
		}
	case onCaption:
		c := m.keys.Caption
		return []string{hint(c.Save, "save, next"), hint(c.NextField, "field"), hint(c.Leave, "done")}
	case onLocate:
		l := m.keys.Locate
		return []string{hint(l.Take, "take"), hint(l.Same, "as before"), hint(l.Cancel, "leave")}
	case onChart:
		c := m.keys.Chart
		if m.Chart.Picking() {
			return []string{hint(c.Open, "take"), keys.Name(c.Nearer) + " " + hint(c.Farther, "zoom"), hint(g.Back, "back")}
		}
		return []string{
			keys.Name(c.Nearer) + " " + hint(c.Farther, "zoom"), hint(c.Next, "next frames"), hint(c.Fit, "all"),
			hint(g.Back, "back"),
		}
	case onQueue:
		q := m.keys.Queue
		return []string{
			hint(g.Sync, "sync"), hint(q.Unmark, "unmark"), hint(q.Receipts, "receipts"),
			hint(g.Back, "back"),
		}
	case onReady:
		r := m.keys.Ready
		return []string{
			hint(r.Open, "mend"), hint(r.Next, "next"), hint(r.Unmark, "unmark"),
			hint(g.Back, "back"),
		}
	}
	return nil
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
	text := courseText(p)
	if m.Bill.Paused() {
		text, _, _ = strings.Cut(text, ",")
		text = "paused" + strings.TrimPrefix(text, "sending")
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
