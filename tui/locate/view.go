package locate

import (
	"path/filepath"
	"strings"

	"sojourn/journal/grapheme"

	"charm.land/lipgloss/v2"

	"sojourn/journal"
	"sojourn/tui/words"
)

const (
	airy   = 12 // lines from which on blank ones set the field off
	roomy  = 15 // … and from which on the columns are named and the preview has a rule
	prompt = " Where: "
	fieldX = len(prompt) // the field's first column
)

// drawn keeps the cursor in the window and draws everything anew.
func (m Model) drawn() Model {
	height := m.listHeight()
	m.offer.top = min(m.offer.top, m.offer.cursor, max(0, len(m.offer.choices)-height))
	m.offer.top = max(m.offer.top, m.offer.cursor+1-height, 0)
	m.view = m.draw()
	return m
}

func (m Model) draw() string {
	if m.width <= 0 || m.height <= 0 {
		return ""
	}
	lines := append(m.head(), m.list()...)
	lines = append(lines, m.foot()...)
	for len(lines) < m.height {
		lines = append(lines, m.blank())
	}
	return strings.Join(lines[:m.height], "\n")
}

func (m Model) blank() string { return strings.Repeat(" ", m.width) }

func (m Model) line(style lipgloss.Style, text string) string {
	return style.Render(words.Fit(text, m.width))
}

// fieldY is the field's line.
func (m Model) fieldY() int {
	if m.height >= airy {
		return 3
	}
	return 2
}

func (m Model) headHeight() int {
	switch {
	case m.height >= roomy:
		return 6
	case m.height >= airy:
		return 5
	}
	return 3
}

// head is what is placed, the field, and the names of the columns.
func (m Model) head() []string {
	lines := []string{m.line(m.theme.Title, " "+m.title()), m.line(m.theme.Label, " "+m.present())}
	if m.height >= airy {
		lines = append(lines, m.blank())
	}
	asks := prompt
	if m.shown {
		asks = " Shows: "
	}
	if m.name.on {
		asks = " Name:  "
	}
	lines = append(lines, m.padded(m.theme.Accent.Render(words.Fit(asks, min(fieldX, m.width)))+m.fieldView()))
	if m.height >= airy {
		lines = append(lines, m.blank())
	}
	if m.height >= roomy {
		lines = append(lines, m.columnNames())
	}
	return lines
}

func (m Model) fieldView() string {
	if m.width <= fieldX {
		return ""
	}
	return m.field.View()
}

// padded fills styled text up to the width of the screen.
func (m Model) padded(s string) string {
	return s + strings.Repeat(" ", max(0, m.width-grapheme.Width(s)))
}

// title is what is placed: one photo by its name, several by their number.
func (m Model) title() string {
	switch {
	case len(m.ids) == 0:
		return "Place: no photo is chosen"
	case len(m.ids) > 1:
		return m.subject() + words.Count(len(m.ids), "photo")
	case !m.here.read:
		return "Place"
	}
	e := m.here.first
	parts := []string{m.subject() + nameOf(e)}
	if e.Taken.Known() {
		parts = append(parts, words.Day(e.Taken.Local())+" "+words.Clock(e.Taken.Local()))
	}
	if first, _, _ := strings.Cut(e.Caption, "\n"); first != "" {
		parts = append(parts, first)
	}
	return strings.Join(parts, " · ")
}

// subject is what is being said of them.
func (m Model) subject() string {
	if m.shown {
		return "Shown in "
	}
	return "Place of "
}

func nameOf(e journal.Entry) string {
	for _, p := range e.Photos {
		if name := p.Original().Name; name != "" {
			return filepath.Base(name)
		}
	}
	return string(e.ID)
}

// present is the place that there is now.
func (m Model) present() string {
	if !m.here.read {
		return ""
	}
	p, who := m.now(m.here.first), "Now: "
	if m.here.many {
		who = "The first of them: "
	}
	if p == nil && m.shown {
		return who + "nothing elsewhere than where it was made"
	}
	if p == nil {
		return who + "no place"
	}
	var parts []string
	if area := m.here.first.NoGo; area != "" {
		parts = append(parts, "withheld everywhere, in the no-go area "+area)
	}
	parts = append(parts, placeLabel(p))
	if p.Point != nil && p.Label() != p.Point.String() {
		parts = append(parts, p.Point.String())
	}
	if s := words.Source(p.Source); s != "" {
		parts = append(parts, s)
	}
	return who + strings.Join(parts, " · ")
}

// placeLabel is the label of p; that of an estimate is marked.
func placeLabel(p *journal.Place) string {
	if p.Estimated() {
		return "≈ " + p.Label()
	}
	return p.Label()
}

// footHeight is what the preview takes, or the question over it, with the rule above them.
func (m Model) footHeight() int {
	n := max(2, len(m.questionLines()))
	if m.height >= roomy {
		n++
	}
	return max(0, min(n, m.height-m.headHeight()-1))
}

func (m Model) questionLines() []string { return words.Wrap(m.question(), m.width-3) }

// foot is what is asked, else what is being done, else a preview of the choice.
func (m Model) foot() []string {
	var lines []string
	if m.height >= roomy {
		lines = append(lines, m.line(m.theme.Border, strings.Repeat("─", m.width)))
	}
	asked := m.questionLines()
	for i, l := range asked {
		sign := "   "
		if i == 0 {
			sign = " ! "
		}
		lines = append(lines, m.line(m.theme.Warn, sign+l))
	}
	if len(asked) == 0 {
		lines = append(lines, m.preview()...)
	}
	for len(lines) < m.footHeight() {
		lines = append(lines, m.blank())
	}
	return lines[:m.footHeight()]
}

// preview says all about the choice under the cursor, in two lines.
func (m Model) preview() []string {
	if m.busy != "" {
		return []string{m.line(m.theme.Accent, " "+m.busy)}
	}
	if len(m.offer.choices) == 0 {
		return nil
	}
	c := m.offer.choices[m.offer.cursor]
	return []string{m.line(m.theme.Heading, " "+c.names()), m.line(m.theme.Label, " "+m.facts(c))}
}

// facts are where a choice is, how far off, and how it would be known.
func (m Model) facts(c choice) string {
	if c.keepsPoint() && c.place.Point != nil {
		return c.place.Point.String() + " stays · " + words.Source(c.place.Source)
	}
	parts := []string{"no coordinates"}
	if c.place.Point != nil {
		parts[0] = c.place.Point.String()
	}
	if c.off >= 100 && c.nearest != "" {
		parts = append(parts, words.Distance(c.off)+" from "+c.nearest)
	}
	if c.away >= 0 {
		from := " from the frame before"
		if m.here.previous() == nil {
			from = " from where it is now"
		}
		parts = append(parts, words.Distance(c.away)+from)
	}
	return strings.Join(append(parts, c.known()), " · ")
}

// known says how the place would be known.
func (c choice) known() string {
	if c.notation != "" && c.notation != "decimal degrees" {
		return "typed, as " + c.notation
	}
	return words.Source(c.place.Source)
}
