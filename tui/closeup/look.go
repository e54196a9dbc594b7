package closeup

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/tui/keys"
	"sojourn/tui/picture"
	"sojourn/tui/words"
)

// Look does what a key says of what is looked for. mine is false where it is another key.
func Look(l picture.Look, msg tea.KeyPressMsg, k keys.Zoom) (next picture.Look, mine bool) {
	switch {
	case key.Matches(msg, k.Tones):
		l.Tones = !l.Tones
	case key.Matches(msg, k.Clipping):
		l.Clipping = !l.Clipping
	case key.Matches(msg, k.Edges):
		l.Edges = !l.Edges
	default:
		return l, false
	}
	return l, true
}

// Histogram draws counts of codes as rows lines of width cells, dark at the left. What is heaped up at either end does not
// flatten the rest.
func Histogram(counts [256]int, width, rows int) []string {
	if width < 1 || rows < 1 {
		return nil
	}
	columns := make([]int, width)
	for code, n := range counts {
		columns[code*width/len(counts)] += n
	}
	most := 1
	for x := 1; x < width-1; x++ {
		most = max(most, columns[x])
	}
	if width < 3 {
		most = max(most, columns[0], columns[width-1])
	}
	lines := make([]string, rows)
	for y := range lines {
		var line strings.Builder
		for _, n := range columns {
			height := min(rows*words.High, (n*rows*words.High+most/2)/most)
			if n > 0 {
				height = max(1, height)
			}
			line.WriteString(words.Eighths(height - (rows-1-y)*words.High))
		}
		lines[y] = line.String()
	}
	return lines
}

// Lost says how much of a picture is at the ends of what it can hold.
func Lost(t *picture.Tones) (highlights, shadows string) {
	highlights, shadows = "none blown", "none blocked"
	if t.Blown > 0 {
		highlights = part(t.Blown) + " blown"
		if t.White > 0 {
			highlights += ", " + part(t.White) + " in all colours"
		}
	}
	if t.Blocked > 0 {
		shadows = part(t.Blocked) + " blocked"
	}
	return highlights, shadows
}

func part(p float64) string {
	if p < 0.001 {
		return "under 0.1 %"
	}
	return fmt.Sprintf("%.1f %%", 100*p)
}

// Sharper compares two measures of sharpness; "" where one is missing.
func Sharper(of, other float64, than string) string {
	switch {
	case of <= 0 || other <= 0:
		return ""
	case of >= 1.05*other:
		return fmt.Sprintf("%.1f× as sharp as %s", of/other, than)
	case other >= 1.05*of:
		return fmt.Sprintf("%s is %.1f× as sharp", than, other/of)
	}
	return "as sharp as " + than
}
