package locate

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/tui/keys"
	"sojourn/tui/words"
)

type asking int

const (
	askNothing asking = iota
	askBetter         // some have a better place
	askClear          // several would lose their place
	askTrack          // how many the tracks place is shown
)

// question is what is asked before something is overwritten.
type question struct {
	kind   asking
	weight weight
}

// places reports whether the answer is for which entries a place is taken.
func (q question) places() bool { return q.kind == askBetter || q.kind == askTrack }

// text is the question, with its keys.
func (m Model) question() string {
	if m.name.on {
		return m.namingText()
	}
	switch m.ask.kind {
	case askBetter:
		return m.ask.weight.question(m.keys)
	case askTrack:
		return m.ask.weight.trackQuestion(m.keys)
	case askClear:
		return "Take the place of " + words.Count(len(m.ids), "photo") + " away? " +
			keys.Name(m.keys.Clear) + " again does, " + keys.Name(m.keys.Cancel) + " goes back."
	}
	return ""
}

// question says what would be replaced, and which keys do so.
func (w weight) question(k keys.Locate) string {
	them, others := "it", len(w.patches)
	if len(w.over) > 1 {
		them = "them"
	}
	text := w.betterText() + " " + keys.Name(k.Take) + " replaces " + them
	if others > 0 {
		text += " too, " + keys.Name(k.Others) + " places only the other " + words.Number(others)
	}
	return text + ", " + keys.Name(k.Cancel) + " goes back."
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
	case m.ask.places() && key.Matches(msg, m.keys.Take):
		m, cmd := m.apply(w.all(), w)
		return m, cmd, true
	case m.ask.places() && key.Matches(msg, m.keys.Others) && len(w.patches) > 0:
		m, cmd := m.apply(w.patches, w)
		return m, cmd, true
	}
	m.ask = question{}
	return m.drawn(), nil, false
}
