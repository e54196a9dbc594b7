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

// boxed draws lines in a frame with a title and a line of hints. Its cells are counted as the terminal
// counts them, which Lip Gloss does not know.
func boxed(t theme.Theme, title string, lines []string, foot string) string {
	all := append([]string{t.Title.Render(title), ""}, lines...)
	all = append(all, "", t.Faint.Render(foot))
	width := 0
	for _, l := range all {
		width = max(width, grapheme.Width(l))
	}
	frame := lipgloss.NewStyle().Foreground(t.Accent.GetForeground())
	left, right, edge := frame.Render("│")+" ", " "+frame.Render("│"), strings.Repeat("─", width+2)
	rows := []string{frame.Render("╭" + edge + "╮")}
	for _, l := range all {
		rows = append(rows, left+pad(l, width)+right)
	}
	return strings.Join(append(rows, frame.Render("╰"+edge+"╯")), "\n")
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
	frame, _, _ := strings.Cut(box, "\n")
	w, h := grapheme.Width(frame), strings.Count(box, "\n")+1
	return max(0, (width-w)/2), max(0, (height-h)/2)
}

// overlay draws box over the middle of content. A character that its edge cuts becomes blank.
func overlay(content, box string, width, height int) string {
	x, y := corner(box, width, height)
	lines := strings.Split(content, "\n")
	for i, row := range strings.Split(box, "\n") {
		if y+i == len(lines) {
			lines = append(lines, "")
		}
		line := lines[y+i]
		lines[y+i] = pad(grapheme.Slice(line, 0, x), x) + row + grapheme.Slice(line, x+grapheme.Width(row), grapheme.Width(line))
	}
	return strings.Join(lines, "\n")
}
