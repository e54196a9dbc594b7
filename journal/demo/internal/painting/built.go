package painting

import "math"

// quad is a wall as it is seen: its corners from the upper left, clockwise.
type quad [4]pt

// upright is the wall between two places on a flat picture.
func upright(x0, y0, x1, y1 float64) quad { return quad{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}} }

// at is the place u of the way to the right and v of the way down.
func (q quad) at(u,
	v float64,
) pt {
	return between(between(q[0], q[1], u), between(q[3], q[2], u), v)
}

// part is the piece of a wall between two such places.
func (q quad) part(u0, v0, u1, v1 float64) quad {
	return quad{q.at(u0, v0), q.at(u1, v0), q.at(u1, v1), q.at(u0, v1)}
}

// facade is a wall with rows of windows.
type facade struct {
	rows, cols int
	top, foot  rgb     // the wall, lighter above
	glass, lit rgb     // windows by day, and with a lamp behind
	share      float64 // of windows that are lit
	gap        float64 // between windows, of their width
	seed       uint32
}

// build paints the wall.
func (c *Canvas) build(q quad, f facade) {
	c.fill(f.top, f.foot, q[:]...)
	d := &dice{seed: f.seed}
	for i := range f.rows {
		for j := range f.cols {
			colour := f.glass.times(d.roll(0.85, 1.15))
			if d.chance(f.share) {
				colour = mix(f.lit, rgb{1, 0.95, 0.8}, d.roll(0, 0.35)).times(d.roll(0.75, 1.1))
			}
			u, v := (float64(j)+f.gap/2)/float64(f.cols), (float64(i)+f.gap/2)/float64(f.rows)
			w := q.part(u, v, u+(1-f.gap)/float64(f.cols), v+(1-f.gap)/float64(f.rows))
			c.fill(colour, colour.times(0.92), w[:]...)
		}
	}
}

// skyline sets blocks side by side on base, as high as low to high, from x0 to x1.
func (c *Canvas) skyline(x0, x1, base, low, high float64, f facade) {
	d := &dice{seed: f.seed}
	for x := x0; x < x1; {
		w, h := d.roll(0.03, 0.075), d.roll(low, high)
		b := f
		b.seed += uint32(x * 1e4)
		b.rows = max(2, int(h/0.016))
		b.cols = max(2, int(w*c.aspect()/0.018))
		shade := d.roll(0.86, 1.1)
		b.top, b.foot = f.top.times(shade), f.foot.times(shade)
		c.build(upright(x, base-h, x+w, base), b)
		x += w + pick(d, 0, 0.004, 0.016)
	}
}

// eaves paints a tiled roof with upswept ends over x0 to x1, its ridge at y0 and its edge at y1.
func (c *Canvas) eaves(x0, x1, y0, y1 float64, tile, dark rgb) {
	w, h := x1-x0, y1-y0
	outline := []pt{{x0 + w*0.2, y0}, {x1 - w*0.2, y0}}
	for i := range 13 { // down the right end
		t := float64(i) / 12
		outline = append(outline, pt{x1 - w*0.2*(1-t), y0 + h*(math.Pow(t, 0.62)-0.25*t*t)})
	}
	for i := range 25 { // along the edge, which hangs in the middle
		t := float64(i) / 24
		outline = append(outline, pt{x1 - w*t, y0 + h*(0.75+0.25*(1-math.Pow(2*t-1, 4)))})
	}
	for i := range 13 {
		t := 1 - float64(i)/12
		outline = append(outline, pt{x0 + w*0.2*(1-t), y0 + h*(math.Pow(t, 0.62)-0.25*t*t)})
	}
	c.fill(tile, dark, outline...)
	n := max(6, int(w*c.aspect()/0.016))
	for i := 1; i < n; i++ { // rows of tiles
		t := float64(i) / float64(n)
		c.stroke(pt{x0 + w*(0.2+0.6*t), y0 + h*0.06}, pt{x0 + w*(0.05+0.9*t), y0 + h*0.8}, 0.0014,
			0.0022, dark)
	}
	c.stroke(pt{x0 + w*0.19, y0}, pt{x1 - w*0.19, y0}, h*0.13, h*0.13, dark.times(0.8))
}
