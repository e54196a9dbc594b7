package trips

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/keys"
	"sojourn/tui/route"
	"sojourn/tui/words"
)

func (m Model) pressList(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	k := m.keys.Trips
	t, there := m.under()
	switch {
	case key.Matches(msg, k.Close):
		m.open = false
	case key.Matches(msg, k.New):
		m.form = m.newForm(journal.TripSummary{})
	case key.Matches(msg, k.Edit) && there:
		m.form = m.newForm(t)
	case key.Matches(msg, k.Put) && there && len(m.ids) > 0:
		m.open = false
		return m, put(m.store, m.ids, t.Name, *m.keys)
	case key.Matches(msg, k.TakeOut) && len(m.ids) > 0:
		m.open = false
		return m, put(m.store, m.ids, "", *m.keys)
	case key.Matches(msg, k.Undo):
		return m, route.To(route.Undo{})
	default:
		m.cursor = m.keys.Move.Row(msg, m.cursor, len(m.known.trips))
	}
	return m, nil
}

// Clicked takes a click on one of the dialog's lines: the trip there goes under the cursor, and the
// one that is there already is edited.
func (m Model) Clicked(line int) (Model, tea.Cmd) {
	at := m.top() + line
	switch t, there := m.under(); {
	case !m.Listing() || line < 0 || line >= m.rows() || at >= len(m.known.trips):
	case at != m.cursor:
		m.cursor = at
	case there:
		m.form = m.newForm(t)
	}
	return m, nil
}

// Title says what the dialog is about.
func (m Model) Title() string {
	switch {
	case m.form.open && m.form.was.Name != "":
		return grapheme.Cut("Trip "+journal.Visible(m.form.was.Name), m.width)
	case m.form.open:
		return "New trip"
	case len(m.ids) > 0:
		return grapheme.Cut("Trips, and "+words.Count(len(m.ids), "entry")+" to put into one", m.width)
	}
	return "Trips"
}

// Foot says what the keys do.
func (m Model) Foot() string {
	k := m.keys.Trips
	parts := []string{
		keys.Name(k.Edit) + " edit", keys.Name(k.New) + " new", keys.Name(k.Put) + " put them in",
		keys.Name(k.TakeOut) + " take them out", keys.Name(k.Close) + " close",
	}
	switch {
	case m.form.open:
		f, e := m.keys.Locate, m.keys.Caption
		parts = []string{
			keys.Name(f.Take) + " save", keys.Name(e.NextField) + " next", keys.Name(e.Complete) + " complete",
			keys.Name(f.Cancel) + " leave as it is",
		}
	case len(m.ids) == 0:
		parts = []string{parts[0], parts[1], parts[4]}
	case len(m.known.trips) == 0:
		parts = []string{parts[1], parts[4]}
	}
	return grapheme.Cut(strings.Join(parts, " · "), m.width)
}

// Lines are what the dialog shows, each as wide as it is.
func (m Model) Lines() []string {
	lines := m.listLines()
	if m.form.open {
		lines = m.formLines()
	}
	for i, l := range lines {
		lines[i] = l + strings.Repeat(" ", max(0, m.width-grapheme.Width(l)))
	}
	return lines
}

const (
	mostRows  = 8
	factLines = 5 // a blank one, and four of the trip under the cursor
)

func (m Model) rows() int {
	return max(1, min(len(m.known.trips), mostRows, max(m.height-factLines, m.height/2)))
}

func (m Model) top() int { return max(0, m.cursor-m.rows()+1) }

func (m Model) listLines() []string {
	t, there := m.under()
	if !there {
		none := "There is none yet. " + keys.Name(m.keys.Trips.New) + " makes one."
		return []string{m.theme.Label.Render(grapheme.Cut(none, m.width))}
	}
	var lines []string
	for i := m.top(); i < m.top()+m.rows(); i++ {
		lines = append(lines, m.line(m.known.trips[i], i == m.cursor))
	}
	facts := append([]string{""}, m.factsOf(t.Trip)...)
	return append(lines, facts[:min(len(facts), max(0, m.height-len(lines)))]...)
}

// line is ">Winter 2013   2013-02-19 – 2013-03-01   1,204 entries".
func (m Model) line(t journal.TripSummary, under bool) string {
	from, until := t.Days()
	rest := "  " + words.Fit(days(from, until), 23) + " " + words.FitRight(words.Count(t.Entries, "entry"), 14)
	mark := " "
	if under {
		mark = ">"
	}
	text := words.Fit(mark+t.Name, max(1, m.width-grapheme.Width(rest))) + rest
	text = words.Fit(text, m.width)
	if under {
		return m.theme.Cursor.Render(text)
	}
	return text
}

// days says from when until when; "" where nothing is known.
func days(from, until string) string {
	switch {
	case from == until:
		return from
	case from == "":
		return "until " + until
	case until == "":
		return "from " + from
	}
	return from + " – " + until
}

// factsOf are the defaults of t, a line each.
func (m Model) factsOf(t journal.Trip) []string {
	var lines []string
	for _, f := range []struct{ label, value string }{
		{"zone", t.Zone}, {"byline", t.Byline}, {"template", t.Template}, {"marked for", strings.Join(t.To, ", ")},
	} {
		if f.value == "" {
			f.value = "–"
		}
		label := words.Fit(f.label, labelWidth)
		lines = append(lines, m.theme.Label.Render(label)+words.Fit(f.value, max(0, m.width-labelWidth)))
	}
	return lines
}
