package facts

import (
	"strings"

	"charm.land/lipgloss/v2"

	"sojourn/journal"
	"sojourn/tui/theme"
)

// Title names an entry in one line: its caption's first line, else its file, else its id.
func Title(e journal.Entry) string {
	first := firstLine(e.Caption)
	switch {
	case first != "":
		return first
	case len(e.Photos) > 0 && e.Photos[0].Original().Name != "":
		return e.Photos[0].Original().Name
	}
	return string(e.ID)
}

func firstLine(text string) string {
	first, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return strings.TrimSpace(first)
}

// Sign is one or two cells that say something about an entry.
type Sign struct {
	Text  string
	Style lipgloss.Style
}

// Signs are what is to be seen of an entry at a glance; each state of its deliveries once.
func Signs(s journal.Summary, t theme.Theme) []Sign {
	var signs []Sign
	add := func(is bool, text string, style lipgloss.Style) {
		if is {
			signs = append(signs, Sign{text, style})
		}
	}
	add(s.Rejected, theme.SignRejected, t.Bad)
	add(s.Rating > 0, theme.SignStar+string(rune('0'+min(max(s.Rating, 0), 9))), t.Warn)
	add(s.Problem != "", theme.SignProblem, t.Warn)
	add(s.Photos > 0 && !s.HasAlt, theme.SignNoAlt, t.Warn)
	add(s.HasPlace && !s.Estimated, theme.SignPlace, t.Label)
	add(s.Estimated, theme.SignEstimate, t.Warn)
	for i, d := range s.Deliveries {
		sign, seen := theme.Sign(d.State), false
		for _, earlier := range s.Deliveries[:i] {
			seen = seen || theme.Sign(earlier.State) == sign
		}
		add(!seen, sign, t.State(d.State))
	}
	return signs
}

// Summary is what a list shows of e.
func Summary(e journal.Entry) journal.Summary {
	s := journal.Summary{
		ID: e.ID, Taken: e.Taken, Area: e.Place.Area(), Caption: firstLine(e.Caption),
		Rating: e.Rating, Rejected: e.Rejected, HasAlt: strings.TrimSpace(e.Alt) != "", HasPlace: e.Place != nil,
		Estimated: e.Place.Estimated(),
		Photos:    len(e.Photos), Deliveries: e.Deliveries,
	}
	if len(e.Photos) > 0 {
		p := e.Photos[0]
		s.Original, s.Orient, s.Problem = p.Original(), p.Orientation, p.Problem
	}
	return s
}
