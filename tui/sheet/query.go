package sheet

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/field"
	"sojourn/tui/words"
)

const (
	queryPrompt = " / "
	queryHint   = "words, or tag: place: near: box: in: on: from: to: trip: camera: rating: is:"
)

// query is what the list is of, and the field where another one is typed.
type query struct {
	text  string
	terms journal.Query
	open  bool
	field field.Model

	refused error // why it is not what the field has
	offers  offers
}

// openQuery opens the field with the query that there is.
func (m Model) openQuery() Model {
	m.query.open, m.query.refused, m.query.offers = true, nil, offers{}
	m.query.field = m.query.field.SetValue(m.query.text).Focus()
	return m.drawn()
}

func (m Model) pressQuery(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case key.Matches(msg, m.keys.Find.Cancel):
		return m.leftQuery().shown()
	case key.Matches(msg, m.keys.Find.Take):
		return m.take(m.typed())
	case key.Matches(msg, m.keys.Find.Complete):
		return m.complete()
	}
	return m.write(msg)
}

// take finds what text selects, once its names are looked up. Where it cannot be read, the line above
// the field says why.
func (m Model) take(text string) (Model, tea.Cmd) {
	q, err := journal.ParseQuery(text)
	switch {
	case err != nil:
		m.query.refused = err
		return m.drawn(), nil
	case q.NeedsLookup() && m.guide != nil:
		return m, resolve(m.guide, text, q)
	}
	m = m.leftQuery()
	if text == m.query.text {
		return m.shown()
	}
	return m.found(text, q)
}

// Query is what the list is of, as it was typed and as it was understood.
func (m Model) Query() (text string, terms journal.Query) { return m.query.text, m.query.terms }

// Find shows what text selects.
func (m Model) Find(text string) (Model, tea.Cmd) { return m.take(text) }

func (m Model) leftQuery() Model {
	m.query.open = false
	m.query.field = m.query.field.Blur()
	return m
}

func (m Model) paste(msg tea.PasteMsg) (Model, tea.Cmd) {
	if !m.query.open {
		return m, nil
	}
	return m.write(msg)
}

func (m Model) write(msg tea.Msg) (Model, tea.Cmd) {
	var cmd tea.Cmd
	m.query.field, cmd = m.query.field.Update(msg)
	m.query.refused, m.query.offers = nil, offers{}
	return m.drawn(), tea.Batch(cmd, m.offer())
}

// found shows what text, which says terms, selects. The cursor stays on its entry where that is
// selected too, and the selection is gone.
func (m Model) found(text string, terms journal.Query) (Model, tea.Cmd) {
	if id := m.list.id(m.cursor.at); id != "" {
		m.cursor.pending = id
	}
	m.query.text, m.query.terms = text, terms
	m.list = list{query: m.list.query + 1, reading: true}
	m.chosen = chosen{}
	m = m.arranged()
	of := m.list.asked(m.query)
	return m.drawn(), readFirst(m.store, of)
}

// Cursor is the caret while a query is typed.
func (m Model) Cursor() *tea.Cursor {
	c := m.query.field.Cursor()
	if !m.query.open || c == nil || m.width <= len(queryPrompt) {
		return nil
	}
	at := *c
	at.X, at.Y = at.X+len(queryPrompt), m.height-1
	return &at
}

// queryLines are the field and, above it, what is wrong with what is typed so far.
func (m Model) queryLines() []string {
	above := m.theme.Faint.Render(words.Fit("   "+queryHint, m.width))
	_, err := journal.ParseQuery(m.query.field.Value())
	if m.query.refused != nil {
		err = m.query.refused
	}
	switch {
	case len(m.query.offers.list) > 0 && m.query.refused == nil:
		above = m.theme.Faint.Render(m.offersLine())
	case err != nil:
		above = m.theme.Bad.Render(words.Fit(m.mistake(err), m.width))
	}
	typed := words.Fit(queryPrompt, m.width)
	if m.width > len(queryPrompt) {
		typed = m.theme.Accent.Render(queryPrompt) + m.query.field.View()
	}
	return []string{above, typed}
}

// mistake points at the character that err is about, from the line above it.
func (m Model) mistake(err error) string {
	character, text := journal.MistakeIn(err)
	if character == 0 {
		return " " + journal.Visible(err.Error())
	}
	text = journal.CleanLine(text)
	runes := []rune(m.query.field.Value())
	before := string(runes[:min(max(0, character-1), len(runes))])
	at := len(queryPrompt) + grapheme.Width(journal.Visible(before)) - m.scrolledBy()
	at = max(0, min(at, m.width-1))
	if grapheme.Width(text)+3 > m.width-at && at > grapheme.Width(text) {
		return words.FitRight(text+" ↓", at+1)
	}
	return words.Fit("", at) + "↓ " + text
}

// scrolledBy is how many cells of the field are out of sight at its left.
func (m Model) scrolledBy() int {
	c := m.query.field.Cursor()
	if c == nil {
		return 0
	}
	return max(0, grapheme.Width(journal.Visible(m.query.field.Before()))-c.X)
}
