package painting

// clouds drifts clouds over the sky above horizon. cover is how much of it they take, height
// their size near the eye; they flatten towards the horizon.
func (c *Canvas) clouds(horizon, cover, height float64, lit, shade rgb, seed uint32) {
	const cell = 4 // pixels; clouds are soft, so they are worked out on a coarse grid
	cols, rows := c.w/cell+2, int(horizon*float64(c.h))/cell+2
	field := make([]float64, cols*rows)
	for j := range rows {
		y := float64(j*cell) / float64(c.h)
		depth := (horizon-y)/horizon + 0.12
		for i := range cols {
			x := (float64(i*cell)/float64(c.w) - 0.5) * c.aspect()
			field[j*cols+i] = cloudy(x/depth/height+50, 2.2/depth/height*0.5, 6, seed)
		}
	}
	edge := 1 - cover
	c.rows(0, horizon, func(x, y float64, p *rgb) {
		n := bilinear(field, cols, x*float64(c.w)/cell, y*float64(c.h)/cell)
		density := smooth(edge-0.13, edge+0.17, n) * smooth(horizon, horizon-0.1, y)
		*p = mix(*p, mix(lit, shade, smooth(edge, edge+0.28, n)), density)
	})
}

// bilinear reads a grid of cols columns between its points.
func bilinear(field []float64, cols int, x, y float64) float64 {
	i, j := int(x), int(y)
	u, v := x-float64(i), y-float64(j)
	at := j*cols + i
	top := field[at]*(1-u) + field[at+1]*u
	bottom := field[at+cols]*(1-u) + field[at+cols+1]*u
	return top*(1-v) + bottom*v
}
