package caption

import (
	"slices"
	"strings"
	"unicode/utf8"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/route"
)

// previewText is what the field that has the keys will read like, around the first thing that is
// written out there; "" where nothing is.
func (m Model) previewText() string {
	text := m.draft.want.shown(m.focus)
	out, _ := m.writtenOut(m.focus)
	if out == text && m.focus == route.FieldKeywords {
		return m.hashtagsText()
	}
	if out == text {
		return ""
	}
	from := 0
	for from < len(out) && from < len(text) && out[from] == text[from] {
		from++
	}
	const before = "  reads: "
	return before + journal.Visible(beginningAt(out, from, max(1, m.width-grapheme.Width(before))/3))
}

// beginningAt is s from a word on that is some bytes before at.
func beginningAt(s string, at, some int) string {
	from := at - some
	if from <= 0 {
		return s
	}
	for !utf8.RuneStart(s[from]) {
		from--
	}
	if blank := strings.IndexAny(s[from:at], " \n"); blank >= 0 {
		from += blank + 1
	}
	return "…" + s[from:]
}

// writtenOut is field f with codes and variables written out, as far as is known here.
func (m Model) writtenOut(f route.Field) (string, []journal.Blank) {
	values := journal.ValuesOf(m.draft.want.on(m.visit.entry))
	if f == route.FieldHeadline {
		values.Headline = "" // it cannot hold itself
	}
	return journal.WriteOut(m.draft.want.shown(f), m.codes, values)
}

// sentFields are those in which codes and variables are written out when they are sent.
var sentFields = []route.Field{route.FieldCaption, route.FieldAlt, route.FieldKeywords, route.FieldHeadline}

// blanks are what nobody knows: it would keep the entry from being sent.
func (m Model) blanks() []count {
	var list []count
	for _, f := range sentFields {
		_, blanks := m.writtenOut(f)
		for _, b := range blanks {
			c := count{text: b.Text + ": " + b.Why + " !", bad: true}
			if !slices.Contains(list, c) {
				list = append(list, c)
			}
		}
	}
	return list
}
