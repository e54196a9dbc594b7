package bill

import (
	"cmp"
	"fmt"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/theme"
	"sojourn/tui/words"
)

// course shows how far the sync is.
func (m Model) course(width int) []string {
	p := m.progress
	part := 0.0
	if p.Total > 0 {
		part = float64(p.Sent) / float64(p.Total)
	}
	if p.Total == 0 && p.Items > 0 {
		part = float64(p.Done) / float64(p.Items)
	}
	line := fmt.Sprintf("%s  %d of %d", words.Bar(part, min(barLength, width/2)), p.Done, p.Items)
	if p.Total > 0 {
		line += fmt.Sprintf("  %s of %s", words.Bytes(p.Sent), words.Bytes(p.Total))
	}
	lines := []string{grapheme.Cut(line, width)}
	if p.Rate > 0 {
		speed := words.Rate(p.Rate)
		if left := p.Left(); left > 0 {
			speed += ", " + words.Duration(left) + " left"
		}
		lines = append(lines, m.theme.Label.Render(speed))
	} else {
		lines = append(lines, "")
	}
	lines = append(lines, "")
	if p.Entry == "" {
		return append(lines, "Looking for the destination …")
	}
	what := theme.Sign(p.State) + " " + m.titleOf(p.Entry, p.Destination) + " → " + journal.Visible(p.Destination)
	lines = append(lines, m.theme.State(p.State).Render(grapheme.Cut(what, width)))
	if !p.Until.IsZero() {
		lines = append(lines, m.theme.Label.Render("  waiting until "+words.When(p.Until, cmp.Or(m.now, p.Until))))
	}
	if p.Reason != "" {
		lines = append(lines, wrapped(m.theme.Warn, p.Reason, width, "  ")...)
	}
	return lines
}

func (m Model) titleOf(id journal.ID, destination string) string {
	for _, i := range m.bill.Items {
		if i.Entry == id && i.Destination == destination {
			return journal.Visible(i.Title)
		}
	}
	return string(id)
}

// outcome is what the sync did, in one line.
func (m Model) outcome() string {
	r := m.result
	sent, rest := r.Delivered(), len(r.Deliveries)-r.Delivered()-r.Withdrawn()
	switch {
	case m.taking:
		return m.takenOutcome()
	case m.stopping:
		return fmt.Sprintf("Stopped: %s sent, %s left", words.Count(sent, "entry"), words.Count(rest, "entry"))
	case len(r.Offline) > 0 && sent+r.Withdrawn() == 0:
		return "No link: nothing was sent, everything is kept"
	case rest > 0:
		return fmt.Sprintf("%s sent, %s not", words.Count(sent, "entry"), words.Count(rest, "entry"))
	}
	said := fmt.Sprintf("%s sent, %s in %s", words.Count(sent, "entry"), words.Bytes(r.Bytes), words.Duration(r.Took))
	if taken := r.Withdrawn(); taken > 0 {
		said += ", " + words.Number(taken) + " taken back"
	}
	return said
}

// results lists every delivery that was tried, as it stands now.
func (m Model) results(width int) []string {
	var lines []string
	if err := unlessStopped(m.err); err != nil {
		lines = append(lines, wrapped(m.theme.Bad, err.Error(), width, "")...)
		lines = append(lines, wrapped(m.theme.Bad, journal.HintOf(err), width, "  ")...)
	}
	for _, d := range m.result.Deliveries {
		what := theme.Sign(d.State) + " " + m.titleOf(d.Entry, d.Destination) + " → " + journal.Visible(d.Destination)
		lines = append(lines, m.theme.State(d.State).Render(grapheme.Cut(what, width)))
		switch {
		case d.Done() && d.Reason == "" && d.URL != "":
			lines = append(lines, m.theme.Label.Render(grapheme.Cut("  "+journal.Visible(d.URL), width)))
		case d.Reason != "":
			lines = append(lines, wrapped(m.theme.Warn, d.Reason, width, "  ")...)
		}
	}
	return lines
}
