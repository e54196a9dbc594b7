package caption

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/field"
	"sojourn/tui/route"
)

// How many of the journal's keywords are offered at a time.
const (
	offerLimit  = 5
	latelyLimit = 2 // of those that were given last
	mostUsed    = 3 // … which stand behind as many of those that most entries have
)

// withLately puts keywords that were given lately behind the most used ones.
func withLately(found, lately []string) []string {
	at := min(mostUsed, len(found))
	list := journal.NormalKeywords(slices.Concat(found[:at], lately, found[at:]))
	return list[:min(offerLimit, len(list))]
}

// offer is what completes the word before the caret.
type offer struct {
	field route.Field
	asked bool     // for what there is in field
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
	found []string
	err   error
}

// look looks for completions of the word before the caret.
func (m Model) look() (Model, tea.Cmd) {
	if tail, prefix, ok := m.unfinishedCode(); ok && m.offer.taken == 0 {
		if texts := m.fittingCodes(prefix); len(texts) > 0 {
			m.offer = offer{field: m.focus, tail: tail, words: texts}
			return m, nil
		}
	}
	tail, prefix, ok := m.unfinished()
	if !ok {
		m.offer = offer{}
		return m, nil
	}
	if m.offer.taken == 0 && m.offer.tail == tail && m.offer.asked && m.offer.field == m.focus {
		return m, nil
	}
	m.offer = offer{field: m.focus, asked: true, tail: tail, words: m.fitting(tail, m.placeNames(prefix))}
	return m, lookUp(m.store, prefix, offeredMsg{visit: m.visit.number, field: m.focus, tail: tail})
}

func lookUp(s store, prefix string, msg offeredMsg) tea.Cmd {
	return func() tea.Msg {
		ctx := context.Background()
		if of, named := nameFields[msg.field]; named {
			msg.found, msg.err = s.Names(ctx, of, prefix, offerLimit)
			return msg
		}
		found, err := s.Keywords(ctx, prefix, offerLimit)
		for _, k := range found {
			msg.found = append(msg.found, k.Keyword)
		}
		if err == nil {
			var lately []string
			lately, err = s.RecentKeywords(ctx, prefix, latelyLimit)
			msg.found = withLately(msg.found, lately)
		}
		msg.err = err
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
	m.offer.words = m.fitting(msg.tail, append(m.placeNames(prefix), msg.found...))
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
