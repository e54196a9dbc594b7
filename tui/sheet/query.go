package sheet

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/field"
	"sojourn/tui/words"
)

const (
	queryPrompt = " / "
	queryHint   = "words, or tag: place: in: on: from: to: trip: camera: rating: is:"
)

// query is what the list is of, and the field where another one is typed.
type query struct {
	text  string
	terms journal.Query
	open  bool
	field field.Model
}

// openQuery opens the field with the query that there is.
func (m Model) openQuery() Model {
	m.query.open = true
	m.query.field = m.query.field.SetValue(m.query.text).Focus()
	return m.drawn()
}

func (m Model) pressQuery(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case key.Matches(msg, m.keys.Find.Cancel):
		return m.leftQuery().shown()
	case key.Matches(msg, m.keys.Find.Take):
		text := strings.TrimSpace(m.query.field.Value())
		if _, err := journal.ParseQuery(text); err != nil {
			return m, nil // the line above the field says why
		}
		m = m.leftQuery()
		if text == m.query.text {
			return m.shown()
		}
		return m.find(text)
	}
	return m.write(msg)
}

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
	return m.drawn(), cmd
}

// find shows what text selects, which is a query without mistakes. The cursor stays on its entry
// where that is selected too, and the selection is gone.
func (m Model) find(text string) (Model, tea.Cmd) {
	terms, err := journal.ParseQuery(text)
	if err != nil {
		return m, nil
	}
	if id := m.list.id(m.cursor.at); id != "" {
		m.cursor.pending = id
	}
	m.query.text, m.query.terms = text, terms
	m.list = list{query: m.list.query + 1, reading: true}
	m.chosen = chosen{}
	m = m.arranged()
	of := m.list.asked(m.query)
	return m.drawn(), tea.Batch(readFirst(m.store, of), readWhole(m.store, of))
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
	if _, err := journal.ParseQuery(m.query.field.Value()); err != nil {
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
	text := err.Error()
	var character int
	if _, scanned := fmt.Sscanf(text, "query, character %d:", &character); scanned != nil {
		return " " + text
	}
	_, text, _ = strings.Cut(text, ": ")
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
