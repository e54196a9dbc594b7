package field

import (
	"strings"

	"sojourn/journal"
)

// clean is s as the field may hold it.
func (m Model) clean(s string) string {
	s = journal.CleanText(s)
	if !m.options.Multiline {
		s = strings.NewReplacer("\n", " ", "\t", " ").Replace(s)
	}
	return s
}

// replaced puts s in place of what stands from from up to to, and the caret behind it.
func (m Model) replaced(from, to spot, s string, how manner) Model {
	e := edit{at: from, removed: m.text.between(from, to), inserted: s, before: m.caret.spot, manner: how}
	if e.removed == "" && s == "" {
		return m
	}
	m.text = m.text.replaced(from, to, s, m.wrapWidth())
	m.caret = caret{spot: m.text.settle(from.after(s)), column: none}
	e.after = m.caret.spot
	m.history = m.history.with(e)
	return m
}

// typed puts in what a key types.
func (m Model) typed(s string) Model {
	return m.replaced(m.caret.spot, m.caret.spot, m.clean(s), typed)
}

// pasted puts s in as one step.
func (m Model) pasted(s string) Model {
	s = m.clean(s)
	if !m.options.Multiline {
		s = strings.TrimSpace(s)
	}
	return m.replaced(m.caret.spot, m.caret.spot, s, apart)
}

// erased takes away what stands between the caret and to.
func (m Model) erased(to spot, how manner) Model {
	from := m.caret.spot
	if to.before(from) {
		from, to = to, from
	}
	return m.replaced(from, to, "", how)
}

// cut is erased, kept for yank. Cuts that follow each other are kept together.
func (m Model) cut(to spot) Model {
	from, back := m.caret.spot, to.before(m.caret.spot)
	if back {
		from, to = to, from
	}
	s := m.text.between(from, to)
	switch {
	case s == "":
		return m
	case !m.killing:
		m.killed = s
	case back:
		m.killed = s + m.killed
	default:
		m.killed += s
	}
	m.killing = true
	return m.replaced(from, to, "", apart)
}

// lineEnd is the end of the caret's line; at the end, the start of the next one.
func (m Model) lineEnd() spot {
	if m.caret.at == len(m.line().text) {
		return m.next(m.caret.spot)
	}
	return spot{m.caret.line, len(m.line().text)}
}
