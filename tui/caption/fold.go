package caption

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"sojourn/tui/route"
	"sojourn/tui/words"
)

// mainFields are shown always; the others are one line each, and folded away at first.
const mainFields route.Field = 3

// shownFields is how many fields are shown: the first ones.
func (m Model) shownFields() route.Field {
	if m.unfolded {
		return route.Fields
	}
	return mainFields
}

// folded shows the fields that are folded away, or folds them away.
func (m Model) folded() (Model, tea.Cmd) {
	m.unfolded = !m.unfolded
	switch {
	case m.unfolded:
		return m.toField(mainFields)
	case m.focus >= mainFields:
		return m.toField(route.FieldCaption)
	}
	return m.drawn(), nil
}

// smallLine is a field of one line, behind its name.
func (m Model) smallLine(f route.Field) string {
	bar, style, border := "│ ", m.theme.Label, m.theme.Border
	if f == m.focus {
		bar, style, border = "┃ ", m.theme.Accent, m.theme.Accent
	}
	name := words.Fit(fieldTitles[f], smallName)
	return border.Render(bar) + style.Render(name) + strings.ReplaceAll(m.fields[f].View(), "\n", "")
}
