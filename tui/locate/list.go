package locate

import (
	"strings"

	"sojourn/tui/words"
)

// columns are the widths of a choice's parts, with the blank before each; 0 leaves it out.
type columns struct{ title, where, people, away int }

const markWidth = 3 // the cursor's mark

func columnsFor(width int) columns {
	c := columns{people: 12, away: 10}
	if width < 64 {
		c.people = 0
	}
	if width < 50 {
		c.away = 0
	}
	rest := width - markWidth - c.people - c.away
	c.title = min(max(min(rest, 20), rest*2/5), 40)
	c.where = min(max(0, rest-c.title), 50)
	return c
}

func (m Model) columnNames() string {
	c := columnsFor(m.width)
	away := "away"
	if m.here.point() == nil {
		away = ""
	}
	names := words.Fit("", markWidth) + words.Fit("place", c.title) + words.Fit(" where", c.where) +
		words.FitRight("people", c.people) + words.FitRight(away, c.away)
	return m.line(m.theme.Faint, names)
}

// listHeight is how many choices are on the screen.
func (m Model) listHeight() int { return max(1, m.height-m.headHeight()-m.footHeight()) }

func (m Model) list() []string {
	height := max(0, m.height-m.headHeight()-m.footHeight())
	var lines []string
	if len(m.offer.choices) == 0 && m.offer.made {
		for _, l := range words.Wrap(m.nothingText(), m.width-markWidth) {
			lines = append(lines, m.line(m.theme.Label, strings.Repeat(" ", markWidth)+l))
		}
	}
	if !m.offer.made && len(m.ids) > 0 {
		lines = append(lines, m.line(m.theme.Label, strings.Repeat(" ", markWidth)+"looking …"))
	}
	end := min(len(m.offer.choices), m.offer.top+height)
	for i := m.offer.top; i < end; i++ {
		lines = append(lines, m.choiceLine(m.offer.choices[i], i == m.offer.cursor))
	}
	for len(lines) < height {
		lines = append(lines, m.blank())
	}
	return lines[:height]
}

func (m Model) choiceLine(c choice, under bool) string {
	w := columnsFor(m.width)
	people, away := "", ""
	if c.population > 0 {
		people = words.Number(c.population)
	}
	if c.away >= 0 {
		away = words.Distance(c.away)
	}
	title, where := words.Fit(c.title, w.title), words.Fit(" "+c.where(), w.where)
	right := words.FitRight(people, w.people) + words.FitRight(away, w.away)
	if under {
		return m.theme.Cursor.Render(words.Fit(" > "+title+where+right, m.width))
	}
	return m.padded(words.Fit("", min(markWidth, m.width)) + title + m.theme.Label.Render(where+right))
}
