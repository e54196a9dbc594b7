package tui

import (
	"context"
	"errors"
	"strings"

	"charm.land/lipgloss/v2"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/route"
	"sojourn/tui/theme"
	"sojourn/tui/words"
)

const (
	textBeats  = 8  // four seconds
	errorBeats = 60 // half a minute, or until the next key
)

// notice is a sentence that is shown for a while.
type notice struct {
	text, hint string
	bad        bool
	beats      int // left
}

func newNotice(n route.Notice) notice {
	switch {
	case n.Err != nil && !errors.Is(n.Err, context.Canceled):
		return notice{
			text: n.Err.Error(), hint: journal.HintOf(n.Err),
			bad: true, beats: errorBeats,
		}
	case n.Text != "":
		return notice{text: n.Text, beats: textBeats}
	}
	return notice{}
}

func (n notice) isError() bool { return n.bad }

func (n notice) older() notice {
	if n.beats--; n.beats <= 0 {
		return notice{}
	}
	return n
}

// lines are the notice as it is drawn over the bottom of the screen.
func (n notice) lines(t theme.Theme, width int) []string {
	if n.text == "" {
		return nil
	}
	sign, style := "  ", t.Accent
	if n.bad {
		sign, style = "! ", t.Bad
	}
	lines := wrapTo(sign+n.text, width, style)
	if n.hint != "" {
		lines = append(lines, wrapTo("  "+n.hint, width, t.Warn)...)
	}
	return lines
}

// wrapTo wraps foreign text into styled lines of exactly width cells.
func wrapTo(s string, width int, style lipgloss.Style) []string {
	var lines []string
	for _, l := range words.Wrap(s, width) {
		lines = append(lines, style.Render(l)+strings.Repeat(" ", max(0, width-grapheme.Width(l))))
	}
	return lines
}
