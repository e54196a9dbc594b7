package words

import (
	"strings"

	"charm.land/lipgloss/v2"

	"sojourn/journal"
	"sojourn/journal/grapheme"
)

// Fit returns foreign text in exactly width cells of one line: shown as Visible does, cut or
// filled up with blanks.
func Fit(s string, width int) string {
	if width <= 0 {
		return ""
	}
	s = grapheme.Cut(journal.Visible(s), width)
	return s + strings.Repeat(" ", max(0, width-grapheme.Width(s)))
}

// FitRight is Fit with the blanks on the left, for columns of numbers.
func FitRight(s string, width int) string {
	s = strings.TrimRight(Fit(s, width), " ")
	return strings.Repeat(" ", max(0, width-grapheme.Width(s))) + s
}

// hyphen stands for - while lines are broken: a flag or a day must not be torn apart at it. Visible
// leaves no private character in what it returns.
const hyphen = "\ue000"

// Wrap returns foreign text in lines of at most width cells, with its own line breaks kept.
func Wrap(s string, width int) []string {
	if width <= 0 || s == "" {
		return nil
	}
	s = strings.ReplaceAll(journal.VisibleLines(s), "-", hyphen)
	lines := strings.Split(lipgloss.Wrap(s, width, ""), "\n")
	for i, l := range lines {
		lines[i] = grapheme.Cut(strings.TrimRight(strings.ReplaceAll(l, hyphen, "-"), " "), width)
	}
	return lines
}
