package caption

import (
	"strings"

	"charm.land/lipgloss/v2"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/keys"
	"sojourn/tui/theme"
	"sojourn/tui/words"
)

// leastTitle is kept for the title, whatever there is to say beside it.
const leastTitle = 20

// titles say which entry this is, and whether its words are stored.
func (m Model) titles() []string {
	state, style := m.state()
	if len(state) > 0 {
		state = " " + state + " "
	}
	state = grapheme.Cut(state, max(m.width/2, m.width-leastTitle))
	title := " " + strings.Join(m.facts(), " · ")
	first := m.theme.Title.Render(words.Fit(title, m.width-grapheme.Width(state))) + style.Render(state)
	if m.layout.titles < 2 {
		return []string{first}
	}
	return []string{first, m.line(m.theme.Label, " "+m.where())}
}

// facts are what the first line says.
func (m Model) facts() []string {
	if m.visit.id == "" {
		return []string{"Caption"}
	}
	facts := []string{"Caption"}
	if n := len(m.visit.walk); n > 1 {
		facts = []string{words.Number(m.position()+1) + " of " + words.Number(n)}
	}
	if !m.visit.read {
		return facts
	}
	if at := m.visit.entry.Taken.Local(); m.layout.titles > 1 {
		facts = append(facts, words.Day(at))
		if !at.IsZero() {
			facts = append(facts, words.Clock(at))
		}
		return facts
	}
	return append(facts, m.name())
}

// where is what the second line says: place, file, where it goes.
func (m Model) where() string {
	if !m.visit.read {
		return ""
	}
	e := m.visit.entry
	place := e.Place.Label()
	if place == "" {
		place = "no place yet: " + keys.Name(m.keys.Place)
	}
	parts := []string{place, m.name()}
	for _, d := range e.Deliveries {
		parts = append(parts, theme.Sign(d.State)+" "+d.Destination)
	}
	return strings.Join(parts, " · ")
}

// state says whether what was typed is stored.
func (m Model) state() (string, lipgloss.Style) {
	if m.visit.id == "" || !m.isOpen() {
		return "", m.theme.Label
	}
	d := m.draft
	failed := d.failed
	if err := d.check(); err != nil {
		failed = err
	}
	for _, l := range m.left {
		if failed == nil {
			failed = l.failed
		}
	}
	switch {
	case failed != nil:
		return "! not stored: " + journal.Visible(failed.Error()), m.theme.Bad
	case !d.isStored():
		return "storing …", m.theme.Label
	case d.heard > 0:
		return "✓ stored", m.theme.Good
	}
	return "", m.theme.Label
}

// offerLines are the completions of the word before the caret, where they have a line of their own.
func (m Model) offerLines() []string {
	switch {
	case m.layout.offers == 0:
		return nil
	case len(m.offer.words) == 0:
		if text := m.previewText(); text != "" {
			return []string{m.line(m.theme.Label, text)}
		}
		return []string{m.line(m.theme.Faint, m.adviceText())}
	}
	return []string{m.padded(m.offerText())}
}

func (m Model) offerText() string {
	if len(m.offer.words) == 0 {
		return ""
	}
	s := "  " + m.theme.Key.Render(m.keys.Complete.Help().Key)
	used := 2 + grapheme.Width(m.keys.Complete.Help().Key)
	for i, w := range m.offer.words {
		w = journal.Visible(w)
		if used += 2 + grapheme.Width(w); used > m.width {
			break
		}
		style := lipgloss.NewStyle()
		if i+1 == m.offer.taken {
			style = m.theme.Cursor
		}
		s += "  " + style.Render(w)
	}
	return s
}

// countLines are what is counted. What would be refused comes first, and completions take their
// place where there is no other.
func (m Model) countLines() []string {
	if m.layout.offers == 0 && len(m.offer.words) > 0 {
		return []string{m.padded(m.offerText())}
	}
	lines := make([]string, m.layout.counts)
	at, used := 0, 0
	all := badFirst(m.counted())
	for i, c := range all {
		text := grapheme.Cut(journal.Visible(c.text), max(1, m.width-gutter))
		part := between
		if used == 0 {
			part = between[:gutter]
		}
		if used > 0 && used+grapheme.Width(part+text) > m.width {
			if at++; at == len(lines) {
				lines[at-1] = m.others(lines[at-1], len(all)-i)
				break
			}
			part, used = between[:gutter], 0
		}
		lines[at] += m.theme.Faint.Render(part) + c.style(m.theme).Render(text)
		used += grapheme.Width(part + text)
	}
	for i, l := range lines {
		lines[i] = m.padded(l)
	}
	return lines
}

// between parts what stands in one line; its first cells are blank.
const between = "  ·  "

// others tells how many are not shown, where there is room to.
func (m Model) others(line string, n int) string {
	text := "  +" + words.Number(n)
	if grapheme.Width(line)+len(text) > m.width {
		return line
	}
	return line + m.theme.Label.Render(text)
}

func badFirst(all []count) []count {
	var bad, good []count
	for _, c := range all {
		if c.bad {
			bad = append(bad, c)
		} else {
			good = append(good, c)
		}
	}
	return append(bad, good...)
}
