package sheet

import (
	"strings"
	"time"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/keys"
	"sojourn/tui/words"
)

const (
	stripHeightShown = 2
	stripFrom        = 29 // lines from which on there is room for it
	stripMargin      = 1  // cells to the left and to the right of it
)

// strip is the timeline below the tiles.
type strip struct {
	timeline timeline
	unread   bool // the days are not known yet
	choice   shown
	walked   bool       // the keys go along it
	from     journal.ID // the entry that was left for it
}

// shown is whether the strip is to be seen.
type shown int

const (
	whereItFits shown = iota
	always
	never
)

func (s strip) arranged(l list, width int) strip {
	s.unread = !l.whole && l.first > 0
	s.timeline = timeline{}
	if !s.unread {
		s.timeline = newTimeline(l.groups, width-2*stripMargin)
	}
	return s
}

// stripHeight is how many lines the strip takes.
func (m Model) stripHeight() int {
	s := m.strip
	switch {
	case m.list.total == 0, m.height < head+stripHeightShown+1, m.width < leastWidth:
		return 0
	case s.walked, s.choice == always, s.choice == whereItFits && m.height >= stripFrom && s.tells():
		return stripHeightShown
	}
	return 0
}

// tells reports whether there is more than one bar, or may be.
func (s strip) tells() bool { return s.unread || len(s.timeline.bars) > 1 }

// stripLines are the bars, and below them what they are of.
func (m Model) stripLines() []string {
	switch {
	case m.stripHeight() == 0:
		return nil
	case m.strip.unread || len(m.strip.timeline.bars) == 0:
		return []string{m.blank(m.width), m.theme.Label.Render(words.Fit(" …", m.width))}
	}
	at := m.bar()
	return []string{m.barsLine(at), m.daysLine(at)}
}

// bar is the bar of the entry under the cursor.
func (m Model) bar() int { return m.strip.timeline.bar(m.list.groups[m.grid.group(m.cursor.at)].Day) }

// barsLine are the bars, with that under the cursor marked.
func (m Model) barsLine(on int) string {
	t := m.strip.timeline
	draw := func(from, to int) string {
		var b strings.Builder
		for i := from; i < to; i++ {
			if t.isApart(i) && i > from {
				b.WriteByte(' ')
			}
			full := max(1, t.cells-1)
			b.WriteString(strings.Repeat(words.Eighths(t.height(i)), full) + m.blank(t.cells-full))
		}
		return b.String()
	}
	gap := func(i int) string {
		if i < len(t.bars) && t.isApart(i) {
			return " "
		}
		return ""
	}
	line := m.blank(stripMargin) + m.theme.Label.Render(draw(0, on)) + gap(on) +
		m.theme.Accent.Render(draw(on, on+1)) + gap(on+1) + m.theme.Label.Render(draw(on+1, len(t.bars)))
	return line + m.blank(m.width-stripMargin-t.wide)
}

// daysLine points at the bar under the cursor and says what it is of, between the dates that have room.
func (m Model) daysLine(on int) string {
	t := m.strip.timeline
	b := t.bars[on]
	texts := []string{t.unit.says(b.day)}
	texts = append(texts, texts[0]+" · "+words.Count(b.photos, "photo"))
	if m.strip.walked {
		texts = append(texts, texts[1]+" · "+keys.Name(m.keys.Open)+" stays, "+keys.Name(m.keys.Clear)+" goes back")
	}
	from, said := pointing(texts, stripMargin+b.x+(t.cells-1)/2, m.width)
	to := from + grapheme.Width(said)
	style := m.theme.Accent
	if m.strip.walked {
		style = m.theme.Cursor
	}
	return m.theme.Label.Render(m.dates(0, from-2)) + m.blank(from-max(0, from-2)) + style.Render(said) +
		m.blank(min(2, m.width-to)) + m.theme.Label.Render(m.dates(to+2, m.width))
}

// pointing puts an arrow at cell x before the longest of texts, or behind it where there is more room for it in
// width cells. It returns where that begins.
func pointing(texts []string, x, width int) (from int, pointed string) {
	right, left := max(0, width-x-2), max(0, x-1)
	for i := len(texts) - 1; i >= 0; i-- {
		switch w := grapheme.Width(texts[i]); {
		case w <= right:
			return x, "▲ " + texts[i]
		case w <= left:
			return left - w, texts[i] + " ▲"
		}
	}
	if right >= left {
		return x, grapheme.Cut("▲ "+texts[0], width-x)
	}
	text := grapheme.Cut(texts[0], left)
	return left - grapheme.Width(text), text + " ▲"
}

// dates are the cells from one to before another: what begins at bars, as far as there is room.
func (m Model) dates(from, to int) string {
	var b strings.Builder
	at := from // where there is room from
	t := m.strip.timeline
	for i, bar := range t.bars {
		var before time.Time
		if i > 0 {
			before = t.bars[i-1].day
		}
		x, said := stripMargin+bar.x, t.unit.marks(before, bar.day)
		if w := grapheme.Width(said); w > 0 && x >= at && x+w <= to {
			b.WriteString(m.blank(x-from-grapheme.Width(b.String())) + said)
			at = x + w + 2
		}
	}
	return b.String() + m.blank(max(0, to-from)-grapheme.Width(b.String()))
}
