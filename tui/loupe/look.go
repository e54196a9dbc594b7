package loupe

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/closeup"
	"sojourn/tui/keys"
	"sojourn/tui/picture"
	"sojourn/tui/words"
)

// measure is how sharp a frame is at a place.
type measure struct {
	name  string
	part  picture.Part
	value float64 // 0: not measured
}

// looked takes the keys of what is looked for.
func (m Model) looked(msg tea.KeyPressMsg) (next Model, cmd tea.Cmd, mine bool) {
	if m.look, mine = closeup.Look(m.look, msg, m.keys.Zoom); !mine {
		return m, nil, false
	}
	next, cmd = m.shown()
	return next, cmd, true
}

// saw takes what the tile of k found out.
func (m Model) saw(e journal.Entry, k picture.Key) Model {
	tile, state := m.window.Tile(k)
	if state != picture.Ready {
		return m
	}
	if tile.Seen.Full.X > 0 {
		m.near.full = tile.Seen.Full
	}
	m.tones = tile.Seen.Tones
	m.measured = measure{m.nameOf(e), k.Part, tile.Seen.Sharpness}
	return m
}

const (
	curve = 3  // lines of the histogram of brightness
	label = 11 // cells of a name
)

// found are the lines of what was looked for, each of width cells.
func (m Model) found(width int) (lines []string) {
	row := func(name, value string) {
		for i, l := range words.Wrap(value, max(1, width-label)) {
			if i > 0 {
				name = ""
			}
			named := m.theme.Label.Render(words.Fit(name, min(label, width)))
			lines = append(lines, named+words.Fit(l, max(0, width-label)))
		}
	}
	heading := func(text string) {
		lines = append(lines, m.theme.Heading.Render(words.Fit(text, width)))
	}
	if m.look.Tones {
		heading("Exposure")
		lines = append(lines, m.histograms(width)...)
	}
	if m.look.Tones || m.look.Clipping {
		highlights, shadows := "…", "…"
		if m.tones != nil {
			highlights, shadows = closeup.Lost(m.tones)
		}
		row("Highlights", highlights+m.marked("red, ^"))
		row("Shadows", shadows+m.marked("blue, v"))
	}
	if m.look.Edges {
		heading("Focus check: sharp is green, X")
		row("Sharpness", m.sharpness())
		if d := m.near.focus.Metres; d > 0 {
			row("Focused at", fmt.Sprintf("%.3g m", d))
		}
	}
	if lines != nil {
		lines = append(lines, words.Fit("", width))
	}
	return lines
}

func (m Model) marked(how string) string {
	if !m.look.Clipping {
		return ""
	}
	return " · " + how
}

// histograms are of the brightness, and of each colour, with their names.
func (m Model) histograms(width int) (lines []string) {
	t := m.tones
	if t == nil {
		t = &picture.Tones{}
	}
	for _, h := range []struct {
		name   string
		counts [256]int
		rows   int
	}{{"", t.Luma, curve}, {"R", t.Red, 1}, {"G", t.Green, 1}, {"B", t.Blue, 1}} {
		for _, line := range closeup.Histogram(h.counts, width-min(2, width-1), h.rows) {
			lines = append(lines, m.theme.Label.Render(words.Fit(h.name, min(2, width-1)))+line)
		}
	}
	return lines
}

// sharpness says how sharp the middle is, and beside the frame that was seen before at the same place.
func (m Model) sharpness() string {
	switch {
	case !m.view.Close():
		return keys.Name(m.keys.Zoom.Zoom) + " zooms, and measures"
	case m.measured.value <= 0:
		return "…"
	}
	text := fmt.Sprintf("%.1f", m.measured.value)
	if m.compared.part != m.measured.part {
		return text
	}
	if beside := closeup.Sharper(m.measured.value, m.compared.value, journal.Visible(m.compared.name)); beside != "" {
		text += ", " + beside
	}
	return text
}

// foundRows is how many lines what is looked for gets where there are no facts to stand above.
func (m Model) foundRows() int {
	n := 0
	if m.look.Tones {
		n += 1 + curve + 3
	}
	if m.look.Tones || m.look.Clipping {
		n += 2
	}
	if m.look.Edges {
		n += 2
	}
	return n
}

// below are found lines under a picture of full width.
func (m Model) below(l layout) []string {
	if l.found <= 0 {
		return nil
	}
	lines := m.found(m.width)
	lines = lines[:min(l.found, len(lines))]
	for len(lines) < l.found {
		lines = append(lines, strings.Repeat(" ", m.width))
	}
	return lines
}
