// Package facts puts what is known of an entry into lines, for the screens that show it.
package facts

import (
	"strings"
	"time"

	"charm.land/lipgloss/v2"

	"sojourn/journal"
	"sojourn/tui/theme"
	"sojourn/tui/words"
)

// All are the lines of everything that is known of e, each exactly width cells. now is the time
// beside which others are said, hints what looks wrong with its time.
func All(e journal.Entry, now time.Time, t theme.Theme, width int, hints ...string) []string {
	s := sheet{theme: t, width: width, now: now}
	s.words(e)
	s.judgement(e)
	s.place(e)
	s.time(e.Taken, hints)
	for i, p := range e.Photos {
		s.photo(p, i, len(e.Photos))
	}
	s.deliveries(e.Deliveries)
	s.record(e)
	return s.lines
}

// Short are the lines of what is wanted most often.
func Short(e journal.Entry, now time.Time, t theme.Theme, width int) []string {
	s := sheet{theme: t, width: width, now: now}
	s.words(e)
	s.judgement(e)
	s.gap()
	s.row("Place", orNone(saidPlace(e.Place), "none yet"), s.faintIf(e.Place == nil))
	s.row("Shown", e.Shown.Label(), plain)
	s.noGo(e)
	s.row("Taken", taken(e.Taken), plain)
	if len(e.Photos) > 0 {
		p := e.Photos[0]
		s.row("Camera", camera(p), plain)
		s.row("Exposure", exposure(p.Exposure), plain)
		s.row("Series", series(len(e.Photos)), plain)
		s.row("File", p.Original().Name, t.Label)
		s.problem(p)
	}
	s.deliveries(e.Deliveries)
	return s.lines
}

// sheet collects lines.
type sheet struct {
	theme theme.Theme
	width int
	now   time.Time
	lines []string
}

var plain = lipgloss.NewStyle()

// labels is how many cells the names of values get.
const labels = 10

// text adds foreign text, wrapped.
func (s *sheet) text(text string, style lipgloss.Style) {
	for _, l := range words.Wrap(text, s.width) {
		s.lines = append(s.lines, style.Render(words.Fit(l, s.width)))
	}
}

// row adds a value with its name; no value, no row.
func (s *sheet) row(label, value string, style lipgloss.Style) {
	if value == "" {
		return
	}
	indent := min(labels, s.width/2)
	for i, l := range words.Wrap(value, s.width-indent) {
		if i > 0 {
			label = ""
		}
		value := style.Render(words.Fit(l, s.width-indent))
		s.lines = append(s.lines, s.theme.Label.Render(words.Fit(words.Fit(label, indent-1), indent))+value)
	}
}

// part adds lines below a heading, with a blank line above it; no lines, no heading.
func (s *sheet) part(heading string, add func()) {
	before := len(s.lines)
	s.gap()
	s.lines = append(s.lines, s.theme.Heading.Render(words.Fit(heading, s.width)))
	head := len(s.lines)
	if add(); len(s.lines) == head {
		s.lines = s.lines[:before]
	}
}

// gap adds a blank line between parts.
func (s *sheet) gap() {
	if n := len(s.lines); n > 0 && strings.TrimSpace(s.lines[n-1]) != "" {
		s.lines = append(s.lines, words.Fit("", s.width))
	}
}

func (s *sheet) faintIf(faint bool) lipgloss.Style {
	if faint {
		return s.theme.Faint
	}
	return plain
}

func orNone(value, none string) string {
	if value == "" {
		return none
	}
	return value
}

// words are the headline, the caption, the alt text and the keywords.
func (s *sheet) words(e journal.Entry) {
	s.text(e.Headline, s.theme.Title)
	if strings.TrimSpace(e.Caption) == "" {
		s.text("no caption yet", s.theme.Faint)
	}
	s.text(strings.TrimSpace(e.Caption), plain)
	s.gap()
	if len(e.Photos) > 0 {
		missing := strings.TrimSpace(e.Alt) == ""
		alt := orNone(strings.TrimSpace(e.Alt), theme.SignNoAlt+" none yet")
		if missing {
			s.row("Alt text", alt, s.theme.Warn)
		} else {
			s.row("Alt text", alt, plain)
		}
	}
	s.row("Keywords", strings.Join(e.Keywords, ", "), plain)
}

func (s *sheet) judgement(e journal.Entry) {
	var said []string
	style := s.theme.Warn
	if e.Rating > 0 {
		n := min(e.Rating, 5)
		said = append(said, strings.Repeat(theme.SignStar, n)+strings.Repeat("☆", 5-n))
	}
	if e.Rejected {
		said, style = append(said, theme.SignRejected+" rejected"), s.theme.Bad
	}
	s.row("Rating", strings.Join(said, ", "), style)
}

// record is what the journal notes for itself.
func (s *sheet) record(e journal.Entry) {
	s.part("Journal", func() {
		s.row("Trip", e.Trip, plain)
		s.row("Id", string(e.ID), plain)
		s.row("Added", said(e.AddedAt, s.now), plain)
		if !e.EditedAt.Equal(e.AddedAt) {
			s.row("Edited", said(e.EditedAt, s.now), plain)
		}
	})
}

// said is an instant in the traveller's own zone; "" where there is none.
func said(t, now time.Time) string {
	if t.IsZero() {
		return ""
	}
	if now.IsZero() {
		return t.Format("Mon 2 January 2006 15:04 -07:00")
	}
	return words.When(t, now)
}
