package sheet

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/route"
	"sojourn/tui/words"
)

// Guide looks up what a query names, and what a query that is being typed may become.
type Guide interface {
	// Resolve puts places and saved queries in place of their names. See journal.Query.Resolved.
	Resolve(ctx context.Context, q journal.Query) (journal.Query, error)
	// Complete returns whole texts, the likeliest first.
	Complete(ctx context.Context, text string) []string
}

// WithGuide returns m with what looks names up. Without one they are not known.
func (m Model) WithGuide(g Guide) Model {
	m.guide = g
	return m
}

// resolvedMsg is what text selects once its names are looked up.
type resolvedMsg struct {
	text  string
	terms journal.Query
	err   error
}

func resolve(g Guide, text string, q journal.Query) tea.Cmd {
	return func() tea.Msg {
		terms, err := g.Resolve(context.Background(), q)
		return resolvedMsg{text, terms, err}
	}
}

// tookResolved shows what was found, unless something else is typed by now.
func (m Model) tookResolved(msg resolvedMsg) (Model, tea.Cmd) {
	if !m.query.open || m.typed() != msg.text {
		return m, nil
	}
	if msg.err == nil {
		return m.leftQuery().found(msg.text, msg.terms)
	}
	if at, _ := journal.MistakeIn(msg.err); at > 0 {
		m.query.refused = msg.err
		return m.drawn(), nil
	}
	return m, route.To(route.Notice{Err: msg.err})
}

func (m Model) typed() string { return strings.TrimSpace(m.query.field.Value()) }

// offers are what the text in the field may become.
type offers struct {
	text  string // that they are for
	list  []string
	taken int // which of them is in the field, from 1; 0: none
}

// offeredMsg has the offers for a text.
type offeredMsg struct {
	text string
	list []string
}

// offer asks what the text may become, while its end is being typed.
func (m Model) offer() tea.Cmd {
	text, g := m.query.field.Value(), m.guide
	if g == nil || !m.query.field.AtEnd() || journal.UnfinishedTerm(text).Tail == "" {
		return nil
	}
	return func() tea.Msg { return offeredMsg{text, g.Complete(context.Background(), text)} }
}

func (m Model) tookOffers(msg offeredMsg) Model {
	if !m.query.open || m.query.field.Value() != msg.text || len(msg.list) == 1 && msg.list[0] == msg.text {
		return m
	}
	m.query.offers = offers{text: msg.text, list: msg.list}
	return m.drawn()
}

// complete takes the next offer; behind the last comes what was typed. Where there was but one, what
// may follow on it is offered.
func (m Model) complete() (Model, tea.Cmd) {
	o := &m.query.offers
	if len(o.list) == 0 {
		return m, nil
	}
	o.taken = (o.taken + 1) % (len(o.list) + 1)
	text := o.text
	if o.taken > 0 {
		text = o.list[o.taken-1]
	}
	m.query.field = m.query.field.Rewrite(text)
	if len(o.list) > 1 {
		return m.drawn(), nil
	}
	m.query.offers = offers{}
	m = m.drawn()
	return m, m.offer()
}

// offersLine shows the ends of the offers, the taken one marked.
func (m Model) offersLine() string {
	o := m.query.offers
	before := len(o.text) - len(journal.UnfinishedTerm(o.text).Tail)
	line := " tab"
	for i, text := range o.list {
		sign := "  "
		if i == o.taken-1 {
			sign = " ›"
		}
		line += sign + journal.Visible(text[min(before, len(text)):])
	}
	return words.Fit(line, m.width)
}
