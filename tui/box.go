package tui

import (
	"strings"

	"charm.land/lipgloss/v2"

	"sojourn/journal/grapheme"
	"sojourn/tui/theme"
)

// What a box takes beside its lines: frame and margins, title and hints.
const (
	boxWidth  = 4
	boxHeight = 6
)

// boxed draws lines in a frame with a title and a line of hints.
func boxed(t theme.Theme, title string, lines []string, foot string) string {
	all := append([]string{t.Title.Render(title), ""}, lines...)
	all = append(all, "", t.Faint.Render(foot))
	return lipgloss.NewStyle().Border(lipgloss.RoundedBorder()).
		BorderForeground(t.Accent.GetForeground()).Padding(0, 1).Render(strings.Join(all, "\n"))
}

// row is a line of a list in a box; the one under the cursor has a sign too.
func (m Model) row(text string, width int, under bool) string {
	if under {
		return m.theme.Cursor.Render(pad(grapheme.Cut(">"+text, width), width))
	}
	return pad(grapheme.Cut(" "+text, width), width)
}

// pad fills styled text up to width cells.
func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-grapheme.Width(s)))
}

// corner is where a box stands that is in the middle of the screen.
func corner(box string, width, height int) (x, y int) {
	w, h := lipgloss.Size(box)
	return max(0, (width-w)/2), max(0, (height-h)/2)
}

// overlay draws box over the middle of content.
func overlay(content, box string, width, height int) string {
	x, y := corner(box, width, height)
	return lipgloss.NewCompositor(lipgloss.NewLayer(content), lipgloss.NewLayer(box).X(x).Y(y).Z(1)).Render()
}
