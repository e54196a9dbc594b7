package caption

import (
	"fmt"

	"sojourn/journal"
	"sojourn/journal/lint"
)

// adviceText is what a desk would ask for, in one line: the first thing, and how many there are.
func (m Model) adviceText() string {
	e := m.draft.want.on(m.visit.entry)
	if e.Caption == "" {
		return ""
	}
	all := lint.Of(e, m.codes)
	if len(all) == 0 {
		return ""
	}
	text := "  a desk would ask: " + journal.Visible(all[0].Text)
	if n := len(all) - 1; n > 0 {
		text += fmt.Sprintf("  +%d", n)
	}
	return text
}
