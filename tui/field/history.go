package field

import "unicode"

// edit is one step that can be undone: at at, removed became inserted.
type edit struct {
	at                spot
	removed, inserted string
	before, after     spot // the caret
	manner            manner
}

// manner says which edits may be one step together.
type manner int

const (
	apart manner = iota
	typed
	erasedBack
	erasedForth
)

// history is what can be undone and done again. Its stacks are shared between copies of a field
// and never altered.
type history struct {
	done, undone *step
	open         bool // the next edit may be one with the last
}

type step struct {
	edit
	below *step
}

func (h history) closed() history {
	h.open = false
	return h
}

// with is h after e was done.
func (h history) with(e edit) history {
	below := h.done
	if h.open && below != nil {
		if one, ok := below.and(e); ok {
			e, below = one, below.below
		}
	}
	return history{done: &step{edit: e, below: below}, open: e.manner != apart}
}

// and is e and next as one edit. It is false where they are two steps.
func (e edit) and(next edit) (edit, bool) {
	if e.manner != next.manner {
		return e, false
	}
	one := edit{at: e.at, before: e.before, after: next.after, manner: e.manner}
	switch {
	case e.manner == typed && next.follows(e) && !endsWord(e.inserted, next.inserted):
		one.removed, one.inserted = e.removed, e.inserted+next.inserted
	case e.manner == erasedBack && next.inserted == "" && next.at.after(next.removed) == e.at:
		one.at, one.removed = next.at, next.removed+e.removed
	case e.manner == erasedForth && next.inserted == "" && next.at == e.at:
		one.removed = e.removed + next.removed
	default:
		return e, false
	}
	return one, true
}

// follows reports whether e was typed right behind before.
func (e edit) follows(before edit) bool {
	return e.removed == "" && e.at == before.at.after(before.inserted)
}

// endsWord reports whether next begins a word after a blank: each word is a step of its own.
func endsWord(before, next string) bool {
	blankAtEnd := false
	for _, r := range before {
		blankAtEnd = unicode.IsSpace(r)
	}
	for _, r := range next {
		return blankAtEnd && !unicode.IsSpace(r)
	}
	return false
}

func (m Model) undo() Model {
	s := m.history.done
	if s == nil {
		return m
	}
	m.text = m.text.replaced(s.at, s.at.after(s.inserted), s.removed, m.wrapWidth())
	m.caret = caret{spot: s.before, column: none}
	m.history = history{done: s.below, undone: &step{edit: s.edit, below: m.history.undone}}
	return m
}

func (m Model) redo() Model {
	s := m.history.undone
	if s == nil {
		return m
	}
	m.text = m.text.replaced(s.at, s.at.after(s.removed), s.inserted, m.wrapWidth())
	m.caret = caret{spot: s.after, column: none}
	m.history = history{done: &step{edit: s.edit, below: m.history.done}, undone: s.below}
	return m
}
