package queue

import (
	"fmt"

	"charm.land/lipgloss/v2"

	"sojourn/journal"
	"sojourn/tui/theme"
	"sojourn/tui/words"
)

// columns are the widths of a line's parts, with the blank before each; 0 leaves it out.
type columns struct{ word, title, to, bytes, tries, when int }

// columnsFor leaves out what tells least where the screen is narrow. The sign and the title stay.
func columnsFor(width int) columns {
	c := columns{word: 17, bytes: 8, when: 22}
	if width >= 100 {
		c.tries = 10
	}
	if width < 72 {
		c.word = 0
	}
	if width < 56 {
		c.bytes = 0
	}
	if width < 40 {
		c.when = 0
	}
	c.title = width - signWidth - c.word - c.bytes - c.tries - c.when
	return c
}

var plain = lipgloss.NewStyle()

const signWidth = 4 // the cursor's mark and the state's sign

func (m Model) rowLine(r row, under bool) string {
	if r.receipt >= 0 {
		return m.receiptLine(m.list.receipts[r.receipt], under)
	}
	return m.deliveryLine(m.course.now(m.list.waiting[r.waiting]), under)
}

func (m Model) deliveryLine(d journal.Delivery, under bool) string {
	c := columnsFor(m.width)
	bytes, tries := "", ""
	if d.Bytes > 0 {
		bytes = words.Bytes(d.Bytes)
	}
	if d.Attempts > 0 {
		tries = words.Count(d.Attempts, "try")
	}
	when := when(d, m.now)
	if part, ok := m.course.part(d); ok {
		when = fmt.Sprintf("%s %3d%%", words.Bar(part, 12), int(part*100))
	}
	state := m.theme.State(d.State)
	return m.joined(under,
		piece{state, mark(under) + theme.Sign(d.State) + " ", signWidth},
		piece{state, theme.Word(d.State), c.word},
		piece{plain, m.titleOf(d.Entry), c.title},
		piece{m.theme.Label, words.FitRight(bytes, c.bytes), c.bytes},
		piece{m.theme.Label, words.FitRight(tries, c.tries), c.tries},
		piece{m.whenStyle(d), "  " + when, c.when},
	)
}

func (m Model) whenStyle(d journal.Delivery) lipgloss.Style {
	if d.State == journal.StateNeedsYou || d.State == journal.StateSending {
		return m.theme.State(d.State)
	}
	return m.theme.Label
}

// receiptLine has the destination, and on a wide screen the address, in place of bytes and tries.
func (m Model) receiptLine(r journal.Receipt, under bool) string {
	c := columnsFor(m.width)
	c.to, c.bytes, c.tries = c.bytes+c.tries, 0, 0
	address := 0
	if c.title >= 60 {
		address = c.title / 2
		c.title -= address
	}
	sign, word, state := theme.Sign(journal.StateDelivered), "delivered", m.theme.Good
	when := r.At
	if !r.WithdrawnAt.IsZero() {
		s := journal.StateWithdrawn
		sign, word, state, when = theme.Sign(s), theme.Word(s), m.theme.Label, r.WithdrawnAt
	} else if r.Partial != "" {
		sign, word, state = theme.SignProblem, "partly", m.theme.Warn
	}
	return m.joined(under,
		piece{state, mark(under) + sign + " ", signWidth},
		piece{state, word, c.word},
		piece{plain, m.titleOf(r.Entry), c.title},
		piece{m.theme.Label, " " + r.URL, address},
		piece{m.theme.Label, " " + r.Destination, c.to},
		piece{m.theme.Label, "  " + words.When(when, m.now), c.when},
	)
}

func mark(under bool) string {
	if under {
		return "> "
	}
	return "  "
}

func (m Model) titleOf(id journal.ID) string {
	if a, known := m.told.entries[id]; known {
		return a.title
	}
	return "…"
}

// piece is foreign text in a style, in exactly so many cells.
type piece struct {
	style lipgloss.Style
	text  string
	width int
}

// joined is a line of pieces; the one under the cursor is all in the cursor's style.
func (m Model) joined(under bool, pieces ...piece) string {
	line, used := "", 0
	for _, p := range pieces {
		width := min(p.width, m.width-used)
		if width <= 0 {
			continue
		}
		used += width
		if text := words.Fit(p.text, width); under {
			line += text
		} else {
			line += p.style.Render(text)
		}
	}
	line += words.Fit("", m.width-used)
	if under {
		return m.theme.Cursor.Render(line)
	}
	return line
}
