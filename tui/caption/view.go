package caption

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/picture"
	"sojourn/tui/route"
	"sojourn/tui/words"
)

// drawn lays everything out and draws it anew.
func (m Model) drawn() Model {
	m.layout = layoutFor(m.width, m.height, m.shape())
	for i, rows := range m.layout.rows {
		width := m.layout.width
		if route.Field(i) == route.FieldCaption {
			width = m.layout.narrow
		}
		m.fields[i] = m.fields[i].Resize(width, rows)
	}
	m.view = m.draw()
	return m
}

func (m Model) draw() string {
	if m.width <= 0 || m.height <= 0 {
		return ""
	}
	lines := m.titles()
	switch {
	case m.visit.id == "":
	case m.isOpen():
		lines = append(lines, m.body()...)
	case m.visit.err != nil:
		lines = append(lines, m.line(m.theme.Bad, "   it could not be read: "+m.visit.err.Error()))
	}
	from := m.firstLine(len(lines))
	lines = lines[from:]
	for len(lines) < m.height {
		lines = append(lines, m.blank())
	}
	return strings.Join(lines[:m.height], "\n")
}

// firstLine is the first line that is shown of n, where there is no room for all: the caret is kept
// in sight.
func (m Model) firstLine(n int) int {
	if n <= m.height || !m.isOpen() {
		return 0
	}
	caret := m.layout.tops[m.focus]
	if c := m.fields[m.focus].Cursor(); c != nil {
		caret += c.Y
	}
	return max(0, min(caret-m.height/2, n-m.height))
}

// Cursor is the caret of the field that has the keys.
func (m Model) Cursor() *tea.Cursor {
	c := m.fields[m.focus].Cursor()
	if c == nil || !m.isOpen() {
		return nil
	}
	x, y := c.X+gutter, c.Y+m.layout.tops[m.focus]-m.firstLine(m.lineCount())
	if x >= m.width || y < 0 || y >= m.height {
		return nil
	}
	return tea.NewCursor(x, y)
}

// lineCount is how many lines the whole screen would have.
func (m Model) lineCount() int {
	l := m.layout
	return l.tops[route.FieldKeywords] + 1 + l.offers + l.counts
}

func (m Model) blank() string { return strings.Repeat(" ", m.width) }

func (m Model) line(style lipgloss.Style, text string) string {
	return style.Render(words.Fit(text, m.width))
}

// padded fills styled text up to the width of the screen; what is longer is cut.
func (m Model) padded(s string) string {
	w := lipgloss.Width(s)
	if w > m.width {
		return lipgloss.NewStyle().MaxWidth(m.width).Render(s)
	}
	return s + strings.Repeat(" ", m.width-w)
}

// body is the fields, and what is said below them.
func (m Model) body() []string {
	var lines []string
	if m.layout.blank {
		lines = append(lines, m.blank())
	}
	side := m.sideLines()
	for i := range m.fields {
		for _, l := range m.fieldLines(route.Field(i)) {
			if len(side) > 0 {
				l, side = l+side[0], side[1:]
			}
			lines = append(lines, m.padded(l))
		}
	}
	return append(append(lines, m.offerLines()...), m.countLines()...)
}

var fieldTitles = [3]string{
	route.FieldCaption: "Caption", route.FieldAlt: "Alt text", route.FieldKeywords: "Keywords",
}

// fieldLines are the name of field f and the field, with a bar where the keys go to.
func (m Model) fieldLines(f route.Field) []string {
	title, bar, style := "  "+fieldTitles[f], "│ ", m.theme.Label
	border := m.theme.Border
	if f == m.focus {
		title, bar, style, border = "▸ "+fieldTitles[f], "┃ ", m.theme.Accent, m.theme.Accent
	}
	width := m.layout.width
	if f == route.FieldCaption {
		width = m.layout.narrow
	}
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

// key is the picture that is shown.
func (m Model) key() picture.Key {
	k := pictureOf(m.visit.entry)
	k.Columns, k.Rows = m.layout.columns, m.layout.lines
	return k
}

// shape is the photo's height by its width, 0 where there is none.
func (m Model) shape() float64 {
	if len(m.visit.entry.Photos) == 0 {
		return 0
	}
	p := m.visit.entry.Photos[0]
	if p.Width <= 0 || p.Height <= 0 {
		return 2. / 3
	}
	return min(4, max(0.25, float64(p.Height)/float64(p.Width)))
}

// sideLines are the picture, as it stands right of the caption.
func (m Model) sideLines() []string {
	if m.layout.columns == 0 {
		return nil
	}
	tile, _ := m.pictures.Tile(m.key())
	lines := make([]string, len(tile.Lines))
	for i, l := range tile.Lines {
		lines[i] = strings.Repeat(" ", 2*margin) + l
	}
	return lines
}

// load asks for the picture, and for the one after it.
func (m Model) load() (Model, tea.Cmd) {
	if m.visit.id == "" || m.layout.columns == 0 {
		return m, nil
	}
	next := m.visit.next
	next.Columns, next.Rows = m.layout.columns, m.layout.lines
	return m, m.pictures.Load([]picture.Key{m.key(), next})
}

// name is what the entry is called: its photo's file.
func (m Model) name() string {
	photos := m.visit.entry.Photos
	switch len(photos) {
	case 0:
		return "a note without a photo"
	case 1:
		return journal.Visible(photos[0].Original().Name)
	}
	return journal.Visible(photos[0].Original().Name) + " and " + words.Number(len(photos)-1) + " more"
}
