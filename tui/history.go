package tui

import (
	"cmp"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/keys"
	"sojourn/tui/words"
)

// history shows what the texts of an entry were before they were replaced.
type history struct {
	open   bool
	entry  journal.Entry
	all    []journal.TextVersion // the newest first
	cursor int
}

func (m Model) openHistory(msg versionsMsg) Model {
	m.history = history{open: true, entry: msg.entry, all: msg.all}
	return m
}

func (m Model) pressHistory(msg tea.KeyPressMsg) (tea.Model, tea.Cmd) {
	h := m.history
	switch {
	case key.Matches(msg, m.keys.Sheet.Open):
		m.history = history{}
		return m, bringBack(m.store, *m.keys, h.entry.ID, h.all[h.cursor])
	case key.Matches(msg, m.keys.Global.Back):
		m.history = history{}
	default:
		m.history.cursor = m.keys.Move.Row(msg, h.cursor, len(h.all))
	}
	return m, nil
}

const historyRows = 6 // versions that are listed at a time

func (m Model) viewHistory() string {
	h, width := m.history, min(drawerWidth, m.width-boxWidth)
	room := max(2, m.height-boxHeight)
	rows := max(1, min(len(h.all), historyRows, room/2))
	from := max(0, h.cursor-rows+1)
	var lines []string
	for i := from; i < from+rows; i++ {
		v := h.all[i]
		line := " " + string(v.Field) + " until " + whenReplaced(v) + "  " + journal.Visible(v.Text)
		line = grapheme.Cut(line, width)
		if i == h.cursor {
			line = m.theme.Cursor.Render(pad(line, width))
		}
		lines = append(lines, line)
	}
	lines = append(lines, "")
	shown := m.changeLines(h.all[h.cursor], width)
	lines = append(lines, shown[:min(len(shown), max(0, room-rows-1))]...)
	for i, l := range lines {
		lines[i] = pad(l, width)
	}
	foot := keys.Name(m.keys.Sheet.Open) + " bring it back · " + keys.Name(m.keys.Global.Back) + " leave it"
	return boxed(m.theme, "Earlier texts", lines, foot)
}

func whenReplaced(v journal.TextVersion) string {
	at := v.ReplacedAt.Local()
	return cmp.Or(words.Day(at), "?") + " " + words.Clock(at)
}

// changeLines are what bringing v back would do to the text as it is now.
func (m Model) changeLines(v journal.TextVersion, width int) []string {
	now := textNow(m.history.entry, v.Field)
	if now == v.Text {
		return []string{m.theme.Label.Render(grapheme.Cut("it is the present text too", width))}
	}
	said := grapheme.Cut("[-what would go-] {+what would come back+}:", width)
	lines := []string{m.theme.Label.Render(said)}
	return append(lines, words.Wrap(difference(now, v.Text), width)...)
}

func textNow(e journal.Entry, f journal.TextField) string {
	switch f {
	case journal.FieldCaption:
		return e.Caption
	case journal.FieldAlt:
		return e.Alt
	case journal.FieldHeadline:
		return e.Headline
	}
	return ""
}

// difference is what becomes of before, word by word: [-gone-] {+come+}.
func difference(before, after string) string {
	var out []string
	for _, c := range changes(before, after) {
		text := strings.TrimSpace(strings.Join(c.words, ""))
		switch {
		case text == "":
			continue
		case c.removed:
			text = "[-" + text + "-]"
		case c.added:
			text = "{+" + text + "+}"
		}
		out = append(out, text)
	}
	return strings.Join(out, " ")
}
