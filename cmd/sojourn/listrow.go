package main

import (
	"strings"

	"sojourn/journal"
	"sojourn/tui/theme"
	"sojourn/tui/words"
)

// taken is when, as far as it is known.
func taken(m journal.Moment) string {
	switch {
	case !m.Known():
		return "no time known"
	case !m.HasOffset():
		return m.Local().Format("2006-01-02 15:04")
	}
	return m.Local().Format("2006-01-02 15:04 -07:00")
}

// signs says in a few cells what else there is to know of an entry.
func signs(s journal.Summary) string {
	var all []string
	if s.Rating > 0 {
		all = append(all, theme.SignStar+words.Number(s.Rating))
	}
	if s.Rejected {
		all = append(all, theme.SignRejected)
	}
	if s.Photos > 1 {
		all = append(all, "×"+words.Number(s.Photos))
	}
	if s.Photos > 0 && !s.HasAlt {
		all = append(all, theme.SignNoAlt)
	}
	if s.Problem != "" {
		all = append(all, theme.SignProblem)
	}
	for _, d := range s.Deliveries {
		if sign := theme.Sign(d.State); len(all) == 0 || all[len(all)-1] != sign {
			all = append(all, sign)
		}
	}
	return strings.Join(all, " ")
}

// captionCell is the caption's beginning, or the file's name where nothing is written yet.
func captionCell(s journal.Summary) cell {
	if s.Caption != "" {
		return cell{text: s.Caption}
	}
	return cell{text: s.Original.Name, ink: faint}
}
