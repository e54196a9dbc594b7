package caption

import (
	"slices"

	"charm.land/lipgloss/v2"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/theme"
	"sojourn/tui/words"
)

// count is one thing that is counted, in words.
type count struct {
	text string
	bad  bool // it would be refused as it is
	warn bool
}

// counted are what the words take at the destination that matters most, the alt text, and what they
// take at the others.
func (m Model) counted() []count {
	e := m.draft.want.on(m.visit.entry)
	var list []count
	for _, d := range wanted(e, m.visit.dests) {
		list = append(list, m.lengthFor(e, d))
	}
	list = slices.Insert(list, min(1, len(list)), altFor(e, m.visit.dests))
	list = append(append(list, m.blanks()...), m.tagMarks()...)
	if e.Language != "" && !journal.IsLanguage(e.Language) {
		list = append(list, count{text: "language " + e.Language + " is no tag: ko, en-GB !", bad: true})
	}
	return list
}

// wanted are the destinations in the order of how much they matter to e: where it goes, where it
// would go by default, the others.
func wanted(e journal.Entry, dests []journal.Destination) []journal.Destination {
	rank := func(d journal.Destination) int {
		switch {
		case isMarked(e, d):
			return 0
		case d.Default:
			return 1
		}
		return 2
	}
	dests = slices.Clone(dests)
	slices.SortStableFunc(dests, func(a, b journal.Destination) int { return rank(a) - rank(b) })
	return dests
}

func isMarked(e journal.Entry, d journal.Destination) bool {
	return slices.ContainsFunc(e.Deliveries, func(o journal.Delivery) bool { return o.Destination == d.Name })
}

// lengthFor says how long e's text is at d, and how much is too much.
func (m Model) lengthFor(e journal.Entry, d journal.Destination) count {
	message, _ := journal.Written(e, d, m.codes, 1)
	length := grapheme.OfText(message.Text, d.Limits)
	c := count{text: d.Name + " " + words.Number(length.Length)}
	if length.Limit > 0 {
		c.text += "/" + words.Number(length.Limit)
	}
	switch {
	case length.Unit == journal.UnitBytes:
		c.text += " bytes"
	case length.Limit == 0 && m.width >= pictured:
		c.text += " characters"
	}
	if over := length.Over(); over > 0 {
		c.text, c.bad = c.text+", over by "+words.Number(over)+" !", true
	}
	if d.Limits.NeedsPicture && len(e.Photos) == 0 {
		c.text, c.bad = c.text+", takes no text without a picture !", true
	}
	return c
}

// altFor says how long the alt text is, or that a photo has none.
func altFor(e journal.Entry, dests []journal.Destination) count {
	n := grapheme.Count(e.Alt)
	if n == 0 && len(e.Photos) > 0 {
		return count{text: theme.SignNoAlt + " no alt text", warn: true}
	}
	c := count{text: "alt text " + words.Number(n)}
	for _, d := range wanted(e, dests) {
		if over := grapheme.OfAlt(e.Alt, d.Limits).Over(); over > 0 {
			c.text, c.bad = c.text+", over by "+words.Number(over)+" at "+d.Name+" !", true
			break
		}
	}
	return c
}

func (c count) style(t theme.Theme) lipgloss.Style {
	switch {
	case c.bad:
		return t.Bad
	case c.warn:
		return t.Warn
	}
	return t.Label
}
