package chart

import (
	"fmt"
	"math"
	"strings"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/words"
)

// drawScale draws a bar that is as long as a round number of metres, at the cross-hair.
func (m Model) drawScale(c *canvas) {
	most := m.width / 4 // cells
	a, ok1 := m.view.point(float64(m.view.width)/2-1, float64(m.view.height)/2)
	b, ok2 := m.view.point(float64(m.view.width)/2+1, float64(m.view.height)/2)
	cell := a.Distance(b) // metres
	if !ok1 || !ok2 || cell <= 0 || most < 4 {
		return
	}
	metres := journal.RoundScale(cell * float64(most))
	width := max(2, int(math.Round(metres/cell)))
	name := scaleName(metres)
	x, y := m.width-width-grapheme.Width(name)-3, m.mapHeight()-1
	if x < 0 {
		return
	}
	c.write(x, y, " ├"+strings.Repeat("─", width-2)+"┤ "+name, nameInk)
}

func scaleName(metres float64) string {
	if metres >= 1000 {
		return words.Number(int(math.Round(metres/1000))) + " km"
	}
	return fmt.Sprintf("%g m", math.Round(metres*1000)/1000)
}
