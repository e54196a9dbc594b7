package chart

import "math"

// ground tells which cells of a canvas are land. Of one cell, that of the cross-hair, the atlas knows it;
// from there on each coast that is crossed turns land into sea, and sea into land.
type ground struct {
	c      *canvas
	x, y   float64     // the middle of the cell of the cross-hair, in dots
	column []float64   // where coasts cross that cell's column, in dots from the top
	rows   [][]float64 // where they cross the middle of each row, in dots from the left
}

func newGround(c *canvas) *ground {
	return &ground{
		c: c, x: middleOf(c.width/2, 2), y: middleOf(c.height/2, 4), rows: make([][]float64, c.height),
	}
}

// middleOf is where the middle of a cell is that has so many dots. It lies between dots, as no coast does.
func middleOf(cell, dots int) float64 { return float64(cell*dots) + float64(dots)/2 + 1e-7 }

// coast notes what a piece of coast crosses.
func (g *ground) coast(x1, y1, x2, y2 float64) {
	if (x1 <= g.x) != (x2 <= g.x) {
		g.column = append(g.column, y1+(g.x-x1)/(x2-x1)*(y2-y1))
	}
	low, high := min(y1, y2), max(y1, y2)
	for row := max(0, int(math.Floor(low/4))); row < g.c.height; row++ {
		y := middleOf(row, 4)
		if y >= high {
			return
		}
		if y >= low {
			g.rows[row] = append(g.rows[row], x1+(y-y1)/(y2-y1)*(x2-x1))
		}
	}
}

// fill marks what is land, between the edges of the Earth. here is whether the cross-hair is on land.
func (g *ground) fill(here bool) {
	turns := make([]bool, g.c.width+1) // the cells before which an odd number of coasts is crossed
	for row := range g.c.height {
		land := here
		y := middleOf(row, 4)
		for _, at := range g.column {
			if at >= min(y, g.y) && at < max(y, g.y) {
				land = !land
			}
		}
		clear(turns)
		for _, x := range g.rows[row] {
			at := max(0, min(int(math.Ceil((x-middleOf(0, 2))/2)), g.c.width))
			turns[at] = !turns[at]
		}
		g.fillRow(row, turns, land)
	}
}

func (g *ground) fillRow(row int, turns []bool, land bool) {
	if y := middleOf(row, 4); y < g.c.top || y > g.c.bottom {
		return // beyond the poles
	}
	for x := g.c.width / 2; x > 0; x-- { // back from the cross-hair to the left
		land = land != turns[x]
	}
	for x := range g.c.width {
		if x > 0 {
			land = land != turns[x]
		}
		at := middleOf(x, 2)
		g.c.cells[row*g.c.width+x].land = land && at >= g.c.left && at <= g.c.right
	}
}
