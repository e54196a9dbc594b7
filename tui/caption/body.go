package caption

import (
	"strings"

	"sojourn/journal/grapheme"
	"sojourn/tui/route"
	"sojourn/tui/words"
)

// body is the fields, and what is said below them.
func (m Model) body() []string {
	var lines []string
	if m.layout.blank {
		lines = append(lines, m.blank())
	}
	side := m.sideLines()
	for i := range int(mainFields) {
		for _, l := range m.fieldLines(route.Field(i)) {
			if len(side) > 0 {
				l, side = l+side[0], side[1:]
			}
			lines = append(lines, m.padded(l))
		}
	}
	for f := mainFields; f < m.shownFields(); f++ {
		lines = append(lines, m.padded(m.smallLine(f)))
	}
	lines = append(lines, m.offerLines()...)
	if m.layout.hot > 0 {
		lines = append(lines, m.hotLine())
	}
	return append(lines, m.countLines()...)
}

var fieldTitles = [route.Fields]string{
	route.FieldCaption: "Caption", route.FieldAlt: "Alt text", route.FieldKeywords: "Keywords",
	route.FieldHeadline: "Headline", route.FieldByline: "Byline", route.FieldCredit: "Credit",
	route.FieldCopyright: "Copyright", route.FieldInstructions: "Instructions",
	route.FieldPeople: "People", route.FieldLanguage: "Language",
}

// fieldLines are the name of field f and the field, with a bar where the keys go to.
func (m Model) fieldLines(f route.Field) []string {
	title, bar, style := "  "+fieldTitles[f], "│ ", m.theme.Label
	border := m.theme.Border
	if f == m.focus {
		title, bar, style, border = "▸ "+fieldTitles[f], "┃ ", m.theme.Accent, m.theme.Accent
	}
	width := m.layout.widthOf(f)
	more := m.more(f)
	room := min(gutter+width, m.width) - grapheme.Width(more)
	lines := []string{style.Render(words.Fit(title, room)) + m.theme.Label.Render(more)}
	for row := range strings.SplitSeq(m.fields[f].View(), "\n") {
		lines = append(lines, border.Render(bar)+row)
	}
	return lines
}

// more says that a field has more than is shown.
func (m Model) more(f route.Field) string {
	switch above, below := m.fields[f].Hidden(); {
	case above && below:
		return "↑ ↓ more"
	case above:
		return "↑ more"
	case below:
		return "↓ more"
	}
	return ""
}
