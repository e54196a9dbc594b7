package loupe

import (
	"strings"

	"charm.land/lipgloss/v2"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/facts"
	"sojourn/tui/picture"
	"sojourn/tui/words"
)

const (
	wide      = 80 // columns from which on the facts stand beside the picture
	narrowest = 30 // columns of the facts
	widest    = 52

	leastPicture = 6 // rows that what is looked for leaves to the picture
)

// layout is where things are, in cells.
type layout struct {
	columns, rows int // of the picture
	width, facts  int // of the facts: columns and lines; none where they are hidden
	found         int // lines of what is looked for, where there are no facts
}

func (m Model) layout() layout {
	height := max(0, m.height-1) // below the title
	if m.slides.on {
		return m.slideLayout()
	}
	switch {
	case m.folded || m.width < 1:
		found := min(m.foundRows(), max(0, height-leastPicture))
		return layout{columns: m.width, rows: height - found, found: found}
	case m.width >= wide:
		width := max(narrowest, min(m.width*2/5, widest))
		return layout{columns: m.width - width - 2, rows: height, width: width, facts: height}
	}
	rows := height * 3 / 5
	return layout{columns: m.width, rows: rows, width: m.width, facts: height - rows}
}

// drawn puts the screen together, and keeps what is scrolled in bounds.
func (m Model) drawn() Model {
	if e, ok := m.entry(); ok && len(e.Photos) > 0 {
		m = m.saw(e, m.key(e))
	}
	l := m.layout()
	m.facts = nil
	if e, ok := m.entry(); ok && l.facts > 0 {
		m.facts = append(m.found(l.width), facts.All(e, m.now, m.theme, l.width, m.hintTexts()...)...)
	}
	m.scroll = max(0, min(m.scroll, len(m.facts)-l.facts))
	m.drawing = m.draw(l)
	return m
}

func (m Model) draw(l layout) string {
	if m.width <= 0 || m.height <= 0 {
		return ""
	}
	if m.slides.on {
		return m.drawSlide(l)
	}
	lines := []string{m.title()}
	photo, side := m.picture(l), m.panel(l)
	if m.width >= wide && !m.folded {
		rule := m.theme.Border.Render("│")
		for y, line := range photo {
			lines = append(lines, line+rule+" "+side[y])
		}
	} else {
		lines = append(append(append(lines, photo...), side...), m.below(l)...)
	}
	return strings.Join(lines, "\n")
}

// picture is the photo in its cells, or words where there is none.
func (m Model) picture(l layout) []string {
	e, ok := m.entry()
	var tile picture.Tile
	switch {
	case m.trouble() != "":
		tile = picture.Message(m.trouble(), l.columns, l.rows)
	case !ok:
		tile = picture.Message("…", l.columns, l.rows)
	case len(e.Photos) == 0:
		tile = picture.Message(facts.Title(e), l.columns, l.rows)
	default:
		tile = m.recent.Tile(m.window, m.key(e))
	}
	return tile.Lines
}

// panel is the part of the facts that is to be seen, and a word that there is more.
func (m Model) panel(l layout) []string {
	if l.facts <= 0 {
		return nil
	}
	shown := m.facts[m.scroll:min(len(m.facts), m.scroll+l.facts)]
	lines := append([]string(nil), shown...)
	if below := len(m.facts) - m.scroll - l.facts; below > 0 && len(lines) > 0 {
		more := "↓ pgdn: " + words.Count(below+1, "more line")
		lines[len(lines)-1] = m.theme.Faint.Render(words.Fit(more, l.width))
	}
	for len(lines) < l.facts {
		lines = append(lines, words.Fit("", l.width))
	}
	return lines
}

// title is which photo it is, where in the walk, and its signs.
func (m Model) title() string {
	e, ok := m.entry()
	name := string(m.walk.id())
	var signs []facts.Sign
	if ok {
		signs = facts.Signs(facts.Summary(e), m.theme)
		if name = m.nameOf(e); name == "" {
			name = facts.Title(e)
		}
		if e.Taken.Known() {
			name += " · " + words.Day(e.Taken.Local()) + " " + words.Clock(e.Taken.Local())
		}
	}
	right := m.where(e)
	if right != "" {
		right = " " + right + " "
	}
	return joined(m.width, m.theme.Title.Render, " "+name, signs, m.theme.Label, right)
}

// where is what of the photo is seen, and where in the series and in the walk it is.
func (m Model) where(e journal.Entry) string {
	var said []string
	if m.view.Close() && len(e.Photos) > 0 {
		said = append(said, m.view.Words(m.frameOf(e)))
	}
	if n := len(e.Photos); n > 1 {
		said = append(said, "photo "+words.Number(m.shownOf(e)+1)+" of "+words.Number(n))
	}
	if n := len(m.walk.ids); n > 1 {
		said = append(said, words.Number(m.walk.at+1)+" of "+words.Number(n))
	}
	return strings.Join(said, " · ")
}

// nameOf is the name of the file that is shown.
func (m Model) nameOf(e journal.Entry) string {
	if len(e.Photos) == 0 {
		return ""
	}
	return e.Photos[m.shownOf(e)].Original().Name
}

// joined is text, signs behind it, and something at the right, in width cells. The text is cut first.
func joined(
	width int, title func(...string) string, text string, signs []facts.Sign, label lipgloss.Style, right string,
) string {
	signed, used := "", 0
	for _, s := range signs {
		signed, used = signed+s.Style.Render(s.Text), used+grapheme.Width(s.Text)
	}
	if used > 0 {
		signed, used = "  "+signed, used+2
	}
	right = words.Fit(right, min(grapheme.Width(right), width))
	if used+grapheme.Width(right)+8 > width {
		signed, used = "", 0
	}
	room := max(0, width-used-grapheme.Width(right))
	shown := strings.TrimRight(words.Fit(text, room), " ")
	gap := strings.Repeat(" ", max(0, room-grapheme.Width(shown)))
	return title(shown) + signed + gap + label.Render(right)
}
