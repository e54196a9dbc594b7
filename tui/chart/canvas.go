package chart

import (
	"math"
	"strings"

	"charm.land/lipgloss/v2"

	"sojourn/journal/grapheme"
	"sojourn/tui/theme"
)

// ink is what a cell is drawn with. Where two meet in one cell, the greater covers the other.
type ink uint8

const (
	noInk ink = iota
	borderInk
	coastInk
	trackInk
	noGoInk
	nameInk
	hairInk
	frameInk
	chosenInk
	inks
)

// cell is dots, or text over them.
type cell struct {
	text string // one character; covered where the one before it is two cells wide
	dots uint8
	ink  ink
	land bool
}

const covered = "\x00"

// canvas is cells of Braille with text over them.
type canvas struct {
	width, height int // cells
	cells         []cell
	left, right   float64 // dots: nothing is drawn beyond these
	top, bottom   float64 // … and no land
}

func newCanvas(width, height int) *canvas {
	return &canvas{
		width: width, height: height, cells: make([]cell, width*height),
		right: float64(width * 2), bottom: float64(height * 4),
	}
}

// bits are the dots of a cell, by column and row.
var bits = [2][4]uint8{{0x01, 0x02, 0x04, 0x40}, {0x08, 0x10, 0x20, 0x80}}

func (c *canvas) dot(x, y int, i ink) {
	if x < 0 || y < 0 || x >= c.width*2 || y >= c.height*4 {
		return
	}
	at := &c.cells[y/4*c.width+x/2]
	at.dots |= bits[x%2][y%4]
	at.ink = max(at.ink, i)
}

// line draws from dot to dot; of a broken one every third dot is missing.
func (c *canvas) line(x1, y1, x2, y2 float64, i ink, broken bool) {
	x1, y1, x2, y2, ok := c.clipped(x1, y1, x2, y2)
	if !ok {
		return
	}
	steps := math.Ceil(max(math.Abs(x2-x1), math.Abs(y2-y1)))
	dx, dy := x2-x1, y2-y1
	if steps > 0 {
		dx, dy = dx/steps, dy/steps
	}
	for n := range int(steps) + 1 {
		x, y := int(math.Floor(x1+dx*float64(n))), int(math.Floor(y1+dy*float64(n)))
		if !broken || (x+y)%3 != 0 {
			c.dot(x, y, i)
		}
	}
}

// clipped returns what of a line is on the canvas, by Liang and Barsky's rule.
func (c *canvas) clipped(x1, y1, x2, y2 float64) (float64, float64, float64, float64, bool) {
	from, to := 0.0, 1.0
	dx, dy := x2-x1, y2-y1
	for _, edge := range [4][2]float64{
		{-dx, x1 - max(0, c.left)}, {dx, min(float64(c.width*2), c.right) - x1}, {-dy, y1}, {dy, float64(c.height*4) - y1},
	} {
		switch towards, room := edge[0], edge[1]; {
		case towards == 0 && room < 0, math.IsNaN(towards), math.IsNaN(room):
			return 0, 0, 0, 0, false
		case towards < 0:
			from = max(from, room/towards)
		case towards > 0:
			to = min(to, room/towards)
		}
	}
	return x1 + from*dx, y1 + from*dy, x1 + to*dx, y1 + to*dy, from <= to
}

// write puts text into cells, cut at the edges.
func (c *canvas) write(x, y int, text string, i ink) {
	if y < 0 || y >= c.height {
		return
	}
	for _, g := range grapheme.Split(text) {
		wide := grapheme.Width(g)
		for n := range wide {
			if x+n < 0 || x+wide > c.width {
				break
			}
			at := &c.cells[y*c.width+x+n]
			at.text, at.ink = covered, i
			if n == 0 {
				at.text = g
			}
		}
		x += wide
	}
}

// isFree tells whether no text is in cells, nor beside them.
func (c *canvas) isFree(x, y, width int) bool {
	from, to := max(0, x-1), min(c.width, x+width+1)
	return x >= 0 && x+width <= c.width && c.isBlank(from, y, to-from)
}

// isBlank tells whether no text is in cells.
func (c *canvas) isBlank(x, y, width int) bool {
	if y < 0 || y >= c.height || x < 0 || x+width > c.width {
		return false
	}
	for n := x; n < x+width; n++ {
		if c.cells[y*c.width+n].text != "" {
			return false
		}
	}
	return true
}

// palette is what switches each ink on and off, on the sea and on land.
type palette [inks][2]tags

type tags struct{ on, off string }

func newPalette(t theme.Theme) palette {
	plain := lipgloss.NewStyle()
	styles := [inks]lipgloss.Style{
		plain, t.Frontier, t.Coast, t.Track, t.Warn, t.Label, t.Accent, t.Chosen.Reverse(true), t.Accent.Reverse(true),
	}
	var p palette
	for i, s := range styles {
		for land, ground := range [2]lipgloss.Style{t.Sea, t.Land} {
			p[i][land] = tagsOf(s.Inherit(ground))
		}
	}
	return p
}

func tagsOf(s lipgloss.Style) tags {
	const letter = "x"
	on, off, _ := strings.Cut(s.Render(letter), letter)
	return tags{on, off}
}

// lines returns the canvas row by row.
func (c *canvas) lines(p *palette) []string {
	lines := make([]string, c.height)
	var b strings.Builder
	for y := range lines {
		b.Reset()
		b.Grow(c.width * 4)
		c.row(&b, c.cells[y*c.width:(y+1)*c.width], p)
		lines[y] = b.String()
	}
	return lines
}

// row writes cells, those of one look together.
func (c *canvas) row(b *strings.Builder, cells []cell, p *palette) {
	var now tags
	for i := range cells {
		at := &cells[i]
		if at.text == covered {
			continue
		}
		drawn := at.ink
		if at.text == "" && at.dots == 0 {
			drawn = noInk
		}
		look := p[drawn][0]
		if at.land {
			look = p[drawn][1]
		}
		if look != now {
			b.WriteString(now.off)
			b.WriteString(look.on)
			now = look
		}
		switch {
		case at.text != "":
			b.WriteString(at.text)
		case at.dots == 0:
			b.WriteByte(' ')
		default:
			b.WriteRune(0x2800 + rune(at.dots))
		}
	}
	b.WriteString(now.off)
}
