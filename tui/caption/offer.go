package caption

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/field"
	"sojourn/tui/route"
)

// offerLimit is how many of the journal's keywords are offered at a time.
const offerLimit = 5

// offer is what completes the word before the caret.
type offer struct {
	tail  string   // what is replaced: "#Pyo"
	words []string // what may stand there instead
	taken int      // the one that does, from 1; 0 if none
	// before is the field without the one that was taken.
	before field.Model
}

// isFresh reports whether there is something to take, and nothing was taken yet.
func (o offer) isFresh() bool { return len(o.words) > 0 && o.taken == 0 }

type offeredMsg struct {
	visit int
	field route.Field
	tail  string
	found []journal.KeywordCount
	err   error
}

// look looks for completions of the word before the caret.
func (m Model) look() (Model, tea.Cmd) {
	tail, prefix, ok := m.unfinished()
	if !ok {
		m.offer = offer{}
		return m, nil
	}
	if m.offer.taken == 0 && m.offer.tail == tail {
		return m, nil
	}
	m.offer = offer{tail: tail, words: m.fitting(tail, m.placeNames(prefix))}
	return m, lookUp(m.store, prefix, offeredMsg{visit: m.visit.number, field: m.focus, tail: tail})
}

func lookUp(s store, prefix string, msg offeredMsg) tea.Cmd {
	return func() tea.Msg {
		msg.found, msg.err = s.Keywords(context.Background(), prefix, offerLimit)
		return msg
	}
}

// offered shows what was found, unless the word is another one by now.
func (m Model) offered(msg offeredMsg) (Model, tea.Cmd) {
	if msg.visit != m.visit.number || msg.field != m.focus || msg.tail != m.offer.tail || m.offer.taken > 0 {
		return m, nil
	}
	if msg.err != nil {
		return m, route.To(route.Notice{Err: msg.err})
	}
	_, prefix, _ := m.unfinished()
	names := m.placeNames(prefix)
	for _, k := range msg.found {
		names = append(names, k.Keyword)
	}
	m.offer.words = m.fitting(msg.tail, names)
	return m.noted().drawn(), nil
}

// complete takes the first completion; again, the next one; after the last, what was there before.
func (m Model) complete() (Model, tea.Cmd) {
	if len(m.offer.words) == 0 {
		return m, nil
	}
	if m.offer.taken == 0 {
		m.offer.before = m.fields[m.focus]
	}
	m.offer.taken = (m.offer.taken + 1) % (len(m.offer.words) + 1)
	m.fields[m.focus] = m.offer.before
	if n := m.offer.taken; n > 0 {
		m.fields[m.focus] = m.offer.before.Replace(m.offer.tail, m.offer.words[n-1])
	}
	return m.noted().drawn(), nil
}
