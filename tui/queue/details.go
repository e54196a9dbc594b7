package queue

import (
	"fmt"
	"slices"
	"strings"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/theme"
	"sojourn/tui/words"
)

const labelWidth = 11

// fact is a labelled line of the details.
type fact struct{ label, text string }

// details is all that is known of the delivery or receipt under the cursor.
func (m Model) details() []string {
	height := m.detailHeight()
	if height == 0 {
		return nil
	}
	lines := []string{m.theme.Border.Render(rule(m.width))}
	for _, f := range m.facts() {
		text := words.Wrap(f.text, m.width-labelWidth-2)
		for i, l := range text {
			label := ""
			if i == 0 {
				label = f.label
			}
			lines = append(lines, m.theme.Label.Render(words.Fit(" "+label, labelWidth+1))+
				words.Fit(l, m.width-labelWidth-1))
		}
	}
	for len(lines) < height {
		lines = append(lines, m.blank())
	}
	return lines[:height]
}

// rule is the line above the details, with their title where it fits.
func rule(width int) string {
	const title = "── Details "
	if n := width - grapheme.Width(title); n >= 0 {
		return title + strings.Repeat("─", n)
	}
	return strings.Repeat("─", max(0, width))
}

func (m Model) facts() []fact {
	if r, ok := m.receipt(); ok {
		return m.receiptFacts(r)
	}
	if d, ok := m.delivery(); ok {
		return m.deliveryFacts(d)
	}
	return nil
}

func (m Model) entryFact(id journal.ID) fact {
	a := m.told.entries[id]
	parts := slices.DeleteFunc([]string{string(id), a.moment, a.place}, func(s string) bool { return s == "" })
	return fact{"Entry", strings.Join(parts, " · ")}
}

func (m Model) deliveryFacts(d journal.Delivery) []fact {
	facts := []fact{m.entryFact(d.Entry)}
	if d.Reason != "" {
		facts = append(facts, fact{"Reason", d.Reason})
	}
	if !d.MarkedAt.IsZero() {
		facts = append(facts, fact{"Marked", words.When(d.MarkedAt, m.now)})
	}
	if d.URL != "" {
		facts = append(facts, fact{"Seen at", d.URL})
	}
	dispatch := "not prepared yet: s shows what would be sent"
	if d.Dispatch != "" {
		dispatch = d.Dispatch + " · " + words.Bytes(d.Bytes)
	}
	facts = append(facts, fact{"Dispatch", dispatch})
	for i, a := range slices.Backward(m.tries.list) {
		label := ""
		if i == len(m.tries.list)-1 {
			label = "Tries"
		}
		facts = append(facts, fact{label, m.attempt(a)})
	}
	return facts
}

// attempt says what one try came to.
func (m Model) attempt(a journal.Attempt) string {
	said := fmt.Sprintf("%d. %s  ", a.Number, words.When(a.BeganAt, m.now))
	if a.EndedAt.IsZero() {
		return said + "under way"
	}
	said += theme.Sign(a.Outcome) + " " + theme.Word(a.Outcome)
	if a.Bytes > 0 {
		said += ", " + words.Bytes(a.Bytes) + " sent"
	}
	if a.Reason != "" {
		said += ": " + a.Reason
	}
	return said
}

func (m Model) receiptFacts(r journal.Receipt) []fact {
	arrived := words.When(r.At, m.now) + " at " + r.Destination
	if !r.WithdrawnAt.IsZero() {
		arrived += " · taken back " + words.When(r.WithdrawnAt, m.now)
	}
	return []fact{
		m.entryFact(r.Entry),
		{"Arrived", arrived},
		{"Seen at", r.URL},
		{"Named there", r.RemoteID},
		{"Dispatch", r.Dispatch},
		{"SHA-256", r.SHA256},
	}
}
