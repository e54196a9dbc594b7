package withhold

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/journal/nogo"
	"sojourn/tui/keys"
	"sojourn/tui/words"
)

const mostRows = 10

func (m Model) rows() int { return max(1, min(len(m.known.areas), mostRows, m.height)) }

func (m Model) top() int { return max(0, m.cursor-m.rows()+1) }

// Title says what the dialog is about.
func (m Model) Title() string {
	title := "No-go areas"
	switch {
	case m.page == telling:
		title = "No-go area " + journal.Visible(m.made.area.Name)
	case m.page == forming && m.form.was.Name != "":
		title = "No-go area " + journal.Visible(m.form.was.Name)
	case m.page == forming:
		title = "No-go area round " + m.form.was.Point.String()
	}
	return grapheme.Cut(title, m.width)
}

// Foot says what the keys do.
func (m Model) Foot() string {
	k, f, e := m.keys.NoGo, m.keys.Locate, m.keys.Caption
	var parts []string
	switch {
	case m.page == forming:
		parts = []string{
			keys.Name(f.Take) + " keep it", keys.Name(e.NextField) + " next", keys.Name(e.Complete) + " complete",
			keys.Name(f.Cancel) + " leave",
		}
	case m.page == telling && m.made.is.Sent > 0:
		parts = []string{keys.Name(k.Edit) + " edit what was sent", keys.Name(k.Undo) + " undo", keys.Name(k.Close) + " close"}
	case m.page == telling:
		parts = []string{keys.Name(k.Undo) + " undo", keys.Name(k.Close) + " close"}
	case len(m.known.areas) == 0:
		parts = []string{keys.Name(k.New) + " new", keys.Name(k.Close) + " close"}
	default:
		parts = []string{
			keys.Name(k.Change) + " change", keys.Name(k.New) + " new", keys.Name(k.Remove) + " remove",
			keys.Name(k.Undo) + " undo", keys.Name(k.Close) + " close",
		}
	}
	return grapheme.Cut(strings.Join(parts, " · "), m.width)
}

// Lines are what the dialog shows, each as wide as it is.
func (m Model) Lines() []string {
	var lines []string
	switch m.page {
	case listing:
		lines = m.listLines()
	case forming:
		lines = m.formLines()
	case telling:
		for _, said := range append([]string{m.made.area.String()}, Said(m.made.is, m.toldWords())...) {
			lines = append(lines, words.Wrap(said, m.width)...)
		}
		lines = lines[:min(len(lines), m.height)]
	}
	for i, l := range lines {
		lines[i] = l + strings.Repeat(" ", max(0, m.width-grapheme.Width(l)))
	}
	return lines
}

func (m Model) listLines() []string {
	if len(m.known.areas) == 0 {
		none := "There is none yet. " + keys.Name(m.keys.NoGo.New) + " makes one round the cross-hair."
		return []string{m.theme.Label.Render(grapheme.Cut(none, m.width))}
	}
	var lines []string
	for i := m.top(); i < m.top()+m.rows(); i++ {
		n := m.known.areas[i]
		mark, away := " ", words.Distance(m.point.Distance(n.Point))+" away"
		if n.Holds(&journal.Place{Point: &m.point}) {
			away = "the cross-hair is in it"
		}
		if i == m.cursor {
			mark = ">"
		}
		right := "  " + words.FitRight(words.Metres(n.Radius)+" · "+away, min(35, m.width*2/3))
		text := words.Fit(mark+n.Name, max(1, m.width-grapheme.Width(right))) + right
		if i == m.cursor {
			text = m.theme.Cursor.Render(text)
		}
		lines = append(lines, text)
	}
	return lines
}

func (m Model) formLines() []string {
	var lines []string
	for i, label := range [2]string{"name", "within"} {
		if i == ofName && m.form.was.Name != "" {
			continue
		}
		lines = append(lines, m.theme.Label.Render(words.Fit(label, labelWidth))+m.form.fields[i].View())
	}
	if m.height > 4 {
		lines = append(lines, "")
	}
	offered := ""
	if offers := m.offers(); len(offers) > 0 {
		offered = keys.Name(m.keys.Caption.Complete) + ": " + journal.Visible(strings.Join(offers, ", "))
	}
	return append(lines, m.theme.Label.Render(words.Fit(m.holds(), m.width)), m.theme.Label.Render(words.Fit(offered, m.width)))
}

// holds says what the area would hold, and what it would replace.
func (m Model) holds() string {
	n, h := m.form.area(), m.form.held
	switch {
	case n.Radius <= 0:
		return "how far around? 500 m, 2 km or 3 mi"
	case h.radius != n.Radius || h.entries < 0:
		return ""
	}
	said := words.Count(h.entries, "entry") + " in it: the place is told nowhere, the time to the day"
	for _, o := range m.known.areas {
		if o.Name == n.Name && m.form.was.Name == "" {
			said = fmt.Sprintf("in place of %s; %s in it", o, words.Count(h.entries, "entry"))
		}
	}
	return said
}

// toldWords says how what was sent is edited.
func (m Model) toldWords() string {
	return keys.Name(m.keys.NoGo.Edit) + " has them edited, like `sojourn told --edit`"
}

// Said tells how the entries of an area stand. edited says how what was sent before is edited.
func Said(is nogo.Standing, edited string) []string {
	all := []string{"made in it: " + words.Count(is.Entries, "entry") + "; the place is told nowhere, the time to the day"}
	if is.Queued > 0 {
		all = append(all, "queued: "+words.Count(is.Queued, "delivery")+"; what is sent is made anew without the place")
	}
	if is.UnderWay > 0 {
		all = append(all, "under way: "+words.Count(is.UnderWay, "delivery")+
			", which may arrive with the place; sync, then see `sojourn told`")
	}
	if is.Sent > 0 {
		all = append(all, "sent before: "+words.Count(is.Sent, "delivery")+" with the place or the time; "+edited)
	}
	return all
}

// Cursor is where the caret stands among the lines.
func (m Model) Cursor() *tea.Cursor {
	if m.page != forming {
		return nil
	}
	c := m.form.fields[m.form.focus].Cursor()
	if c == nil {
		return nil
	}
	c.X += labelWidth
	if m.form.was.Name == "" {
		c.Y += m.form.focus
	}
	return c
}
