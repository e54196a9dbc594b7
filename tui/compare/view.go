package compare

import (
	"fmt"
	"strings"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/facts"
	"sojourn/tui/picture"
	"sojourn/tui/words"
)

// drawn puts the screen together.
func (m Model) drawn() Model {
	m.drawing = m.draw()
	return m
}

func (m Model) draw() string {
	if m.width <= 0 || m.height <= 0 {
		return ""
	}
	lines := []string{m.title()}
	for row := 0; row*max(1, m.layout().across) < len(m.ids); row++ {
		lines = append(lines, m.row(row)...)
	}
	lines = lines[:min(len(lines), m.height)]
	for len(lines) < m.height {
		lines = append(lines, words.Fit("", m.width))
	}
	return strings.Join(lines, "\n")
}

func (m Model) title() string {
	left := " " + words.Count(len(m.ids), "frame") + " side by side"
	right := fmt.Sprintf(" %d of %d ", m.at+1, len(m.ids))
	if e, ok := m.entry(m.at); ok && m.view.Close() && len(e.Photos) > 0 {
		right = " " + m.view.Words(m.frameOf(e)) + " ·" + right
	}
	if m.width < grapheme.Width(left)+grapheme.Width(right) {
		right = ""
	}
	return m.theme.Title.Render(words.Fit(left, m.width-grapheme.Width(right))) + m.theme.Label.Render(right)
}

// row are the lines of frames that stand beside each other.
func (m Model) row(row int) []string {
	l := m.layout()
	if l.across == 0 {
		return nil // there is no room
	}
	lines := make([]string, l.rows+2)
	used := 0
	for at := row * l.across; at < min(len(m.ids), (row+1)*l.across); at++ {
		for y, line := range m.frame(l, at) {
			lines[y] += line
		}
		used += l.columns + 2
	}
	for y := range lines {
		lines[y] += words.Fit("", m.width-used)
	}
	return lines
}

// frame is one of them with what is to be said of it below. The active one has an edge.
func (m Model) frame(l layout, at int) []string {
	side, top, ends := " ", strings.Repeat(" ", l.columns+2), [2]string{" ", " "}
	if at == m.at {
		edge := m.theme.Accent
		side, top = edge.Render("┃"), edge.Render("┏"+strings.Repeat("━", l.columns)+"┓")
		ends = [2]string{edge.Render("┗"), edge.Render("┛")}
	}
	lines := []string{top}
	for _, line := range m.picture(l, at) {
		lines = append(lines, side+line+side)
	}
	return append(lines, ends[0]+m.line(at, l.columns)+ends[1])
}

// picture is the photo in the middle of its room, or words.
func (m Model) picture(l layout, at int) []string {
	e, ok := m.entry(at)
	switch t := m.known.entries[m.ids[at]]; {
	case t.trouble != "":
		return picture.Message(t.trouble, l.columns, l.rows).Lines
	case !ok:
		return picture.Message("…", l.columns, l.rows).Lines
	case len(e.Photos) == 0:
		return picture.Message(facts.Title(e), l.columns, l.rows).Lines
	}
	k := m.key(l, e)
	tile := m.recent.Tile(m.window, k)
	above, left := (l.rows-k.Rows)/2, (l.columns-k.Columns)/2
	lines := make([]string, l.rows)
	for y := range lines {
		if at := y - above; at >= 0 && at < len(tile.Lines) {
			lines[y] = words.Fit("", left) + tile.Lines[at] + words.Fit("", l.columns-left-k.Columns)
		} else {
			lines[y] = words.Fit("", l.columns)
		}
	}
	return lines
}

// line is the signs of an entry, its time and its name.
func (m Model) line(at, width int) string {
	e, ok := m.entry(at)
	if !ok {
		return words.Fit("", width)
	}
	signs := facts.Signs(facts.Summary(e), m.theme)
	if n := len(e.Photos); n > 1 {
		signs = append(signs, facts.Sign{Text: fmt.Sprintf("×%d", n), Style: m.theme.Label})
	}
	line, used := "", 0
	for _, s := range signs {
		if w := grapheme.Width(s.Text); used+w <= width {
			line, used = line+s.Style.Render(s.Text), used+w
		}
	}
	if used > 0 && used < width {
		line, used = line+" ", used+1
	}
	text := name(e)
	if found := m.found(at); found != "" {
		text = found + " · " + text
	}
	return line + words.Fit(text, width-used)
}

func name(e journal.Entry) string {
	text := facts.Title(e)
	if len(e.Photos) > 0 {
		text = e.Photos[0].Original().Name
	}
	if e.Taken.Known() {
		text = words.Clock(e.Taken.Local()) + " " + text
	}
	return text
}
