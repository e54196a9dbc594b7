package locate

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/position"
	"sojourn/tui/route"
)

// offer is the choices for what was typed.
type offer struct {
	text      string // that the choices are for
	made      bool   // false before the first
	searching bool   // at most one search is under way
	edition   int    // counts what became known: the entry, the gazetteer
	madeOf    int    // the edition of the choices
	choices   []choice
	mistake   error // in typed coordinates
	cursor    int
	top       int
	hasty     taking // what was pressed before the choices were there
}

// taking is for which entries a choice is taken.
type taking int

const (
	takeNone taking = iota
	takeAll
	takeOthers // only those without a better place
)

type offeredMsg struct {
	visit, edition int
	text           string
	choices        []choice
	mistake        error
}

func (m Model) typed() string { return strings.TrimSpace(m.field.Value()) }

// fresh reports whether the choices are those for what is typed now.
func (m Model) fresh() bool {
	return m.offer.made && m.offer.madeOf == m.offer.edition && m.offer.text == m.typed()
}

// ready reports whether the choices are fresh, and made of all there is to know.
func (m Model) ready() bool { return m.fresh() && m.here.read && !m.opening }

// search makes the choices for what is typed. While that is being done for an older text it is
// done once more afterwards, so that fast typing piles nothing up.
func (m Model) search() (Model, tea.Cmd) {
	if len(m.ids) == 0 || m.offer.searching || m.fresh() {
		return m.drawn(), nil
	}
	m.offer.searching = true
	h := m.here
	h.shown = m.shown
	return m.drawn(), find(m.gazetteer, h, offeredMsg{
		visit: m.visit, edition: m.offer.edition, text: m.typed(),
	})
}

// find answers with asked and its choices.
func find(g Gazetteer, h here, asked offeredMsg) tea.Cmd {
	return func() tea.Msg {
		asked.choices, asked.mistake = choices(g, asked.text, h)
		return asked
	}
}

func (m Model) offered(msg offeredMsg) (Model, tea.Cmd) {
	if msg.visit != m.visit {
		return m, nil
	}
	m.offer.searching = false
	if msg.edition != m.offer.edition || msg.text != m.typed() {
		return m.search()
	}
	if !m.offer.made || msg.text != m.offer.text {
		m.offer.cursor, m.offer.top = 0, 0
	}
	m.offer.text, m.offer.madeOf, m.offer.made = msg.text, msg.edition, true
	m.offer.choices, m.offer.mistake = msg.choices, msg.mistake
	m.offer.cursor = max(0, min(m.offer.cursor, len(msg.choices)-1))
	if m.offer.hasty != takeNone && m.ready() {
		return m.take(m.offer.hasty)
	}
	return m.drawn(), nil
}

// take chooses what the cursor is on, as soon as it is there.
func (m Model) take(which taking) (Model, tea.Cmd) {
	if len(m.ids) > 0 && !m.ready() {
		m.offer.hasty = which
		return m.drawn(), nil
	}
	m.offer.hasty = takeNone
	if len(m.offer.choices) == 0 {
		return m.drawn(), route.To(route.Notice{Text: m.nothingText()})
	}
	return m.choose(m.offer.choices[m.offer.cursor], which)
}

// nothingText says why nothing is offered.
func (m Model) nothingText() string {
	switch {
	case len(m.ids) == 0:
		return "no photo is chosen"
	case m.offer.mistake != nil:
		return mistakeText(m.offer.mistake)
	case m.typed() == "" && m.shown:
		return "type what is shown elsewhere than where it was made: a name, or coordinates"
	case m.typed() == "":
		return "no frame before has a place: type a name, or coordinates"
	case m.gazetteer == nil:
		return "place names cannot be looked up: type coordinates like 39.03, 125.75"
	}
	return "no place of this name is known: try another spelling, or coordinates: " + position.Forms
}

// mistakeText is what is wrong with coordinates, without repeating them.
func mistakeText(err error) string {
	if e, ok := errors.AsType[*journal.Error](err); ok && e.Hint != "" {
		return e.Err.Error() + ": " + e.Hint
	}
	return err.Error()
}
