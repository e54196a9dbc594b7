package locate

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/tui/words"
)

type asking int

const (
	askNothing asking = iota
	askBetter         // some have a better place
	askClear          // several would lose their place
)

// question is what is asked before something is overwritten.
type question struct {
	kind   asking
	weight weight
}

// text is the question, with its keys.
func (m Model) question() string {
	switch m.ask.kind {
	case askBetter:
		return m.ask.weight.question()
	case askClear:
		return "Take the place of " + words.Count(len(m.ids), "photo") + " away? ctrl+x again does, esc goes back."
	}
	return ""
}

// question says what would be replaced, and which keys do so.
func (w weight) question() string {
	them, others := "it", len(w.patches)
	if len(w.over) > 1 {
		them = "them"
	}
	text := w.betterText() + " enter replaces " + them
	if others > 0 {
		text += " too, ctrl+o places only the other " + words.Number(others)
	}
	return text + ", esc goes back."
}

// answer takes a key while something is asked. It is false for keys that are no answer: they
// take the question back and do what they always do.
func (m Model) answer(msg tea.KeyPressMsg) (Model, tea.Cmd, bool) {
	w := m.ask.weight
	switch {
	case key.Matches(msg, m.keys.Cancel):
		m.ask = question{}
		return m.drawn(), nil, true
	case m.ask.kind == askClear && key.Matches(msg, m.keys.Clear):
		m, cmd := m.clear()
		return m, cmd, true
	case m.ask.kind == askBetter && key.Matches(msg, m.keys.Take):
		m, cmd := m.apply(w.all(), w)
		return m, cmd, true
	case m.ask.kind == askBetter && key.Matches(msg, m.keys.Others) && len(w.patches) > 0:
		m, cmd := m.apply(w.patches, w)
		return m, cmd, true
	}
	m.ask = question{}
	return m.drawn(), nil, false
}
