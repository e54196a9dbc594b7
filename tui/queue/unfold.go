package queue

import (
	"charm.land/lipgloss/v2"

	"sojourn/tui/words"
)

// note is a line below the one under the cursor.
type note struct {
	style lipgloss.Style
	text  string
}

const indent = 6

// unfolded are the lines below the row under the cursor: why it waits, and what to do.
func (m Model) unfolded() []note {
	var notes []note
	add := func(style lipgloss.Style, text string) {
		for _, l := range words.Wrap(text, m.width-indent-1) {
			notes = append(notes, note{style, l})
		}
	}
	if d, ok := m.delivery(); ok {
		reason := m.theme.Label
		if !standsWell(d.State) {
			reason = m.theme.Warn
		}
		add(reason, d.Reason)
		if len(notes) > unfolding-1 {
			notes = notes[:unfolding-1] // the details have all of it
		}
		add(m.theme.Label, m.naming(advice(d, m.now)))
	}
	if r, ok := m.receipt(); ok {
		add(m.theme.Warn, r.Partial)
		add(m.theme.Label, r.URL)
	}
	return notes[:min(len(notes), unfolding, max(0, m.bodyHeight()-1))]
}

func (m Model) unfoldedLines() []string {
	var lines []string
	for _, n := range m.unfolded() {
		lines = append(lines, n.style.Render(words.Fit(words.Fit("", indent)+n.text, m.width)))
	}
	return lines
}
