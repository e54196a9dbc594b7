package field

import (
	"strings"
	"unicode"
)

// Before is the caret's line up to the caret.
func (m Model) Before() string { return m.line().text[:m.caret.at] }

// AtEnd reports whether the caret stands at the end of the text.
func (m Model) AtEnd() bool { return m.caret.spot == m.text.last() }

// Word is the unbroken text before the caret: "#Pyo".
func (m Model) Word() string {
	before := m.Before()
	rest := strings.TrimRightFunc(before, func(r rune) bool { return !unicode.IsSpace(r) })
	return before[len(rest):]
}

// Behind puts the caret behind the first mark in the text. It is false where there is none.
func (m Model) Behind(mark string) (Model, bool) {
	for i, l := range m.text {
		if at := strings.Index(l.text, mark); at >= 0 {
			return m.at(m.text.settle(spot{i, at + len(mark)})).drawn(), true
		}
	}
	return m, false
}

// Swap puts with in place of tail, which stands before the caret, as a step of its own that can be
// undone; it changes nothing where tail does not.
func (m Model) Swap(tail, with string) Model {
	if !strings.HasSuffix(m.Before(), tail) {
		return m
	}
	return m.replaced(spot{m.caret.line, m.caret.at - len(tail)}, m.caret.spot, m.clean(with), apart).drawn()
}

// Complete replaces Word by with and a blank behind it.
func (m Model) Complete(with string) Model { return m.Replace(m.Word(), with) }

// Replace puts with and a blank in place of tail, which stands before the caret; it changes
// nothing where tail does not. A blank that is there already is not doubled.
func (m Model) Replace(tail, with string) Model {
	if !strings.HasSuffix(m.Before(), tail) {
		return m
	}
	rest := m.line().text[m.caret.at:]
	to := m.caret.spot
	if strings.HasPrefix(rest, " ") {
		to.at++
	}
	from := spot{m.caret.line, m.caret.at - len(tail)}
	return m.replaced(from, to, m.clean(with)+" ", apart).drawn()
}
