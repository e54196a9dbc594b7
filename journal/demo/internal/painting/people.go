package painting

// person paints somebody in a winter coat whose feet are at (x, y), size high.
func (c *Canvas) person(x, y, size float64, coat rgb, d *dice) {
	w := size / c.aspect()
	c.shadow(x, y, w*0.2, size*0.03, 0.35, rgb{})
	step, trousers := d.roll(-0.09, 0.09), coat.times(0.45)
	for _, side := range []float64{-1, 1} {
		hip, foot := pt{x + side*w*0.05, y - size*0.5}, pt{x + side*w*(0.06+step), y}
		c.stroke(hip, foot, size*0.11, size*0.07, trousers)
	}
	c.coat(x, y, size, coat, d.roll(-0.1, 0.1))
	c.head(x, y-size*0.905, size*0.068, coat, d)
}

// coat is what somebody wears: sleeves, which swing, behind the rest.
func (c *Canvas) coat(x, y, size float64, cloth rgb, swing float64) {
	w := size / c.aspect()
	for _, side := range []float64{-1, 1} {
		shoulder := pt{x + side*w*0.115, y - size*0.75}
		hand := pt{x + side*w*(0.165+side*swing), y - size*0.44}
		c.stroke(shoulder, hand, size*0.085, size*0.06, cloth.times(0.82))
		c.disc(hand.x, hand.y, size*0.028, size*0.006, cloth.times(0.5), 1)
	}
	shoulders := arc(x, y-size*0.72, w*0.132, size*0.115, 180, 360)
	c.fill(cloth.times(1.06), cloth.times(0.72), append(shoulders,
		pt{x + w*0.125, y - size*0.55}, pt{x + w*0.155, y - size*0.35},
		pt{x - w*0.155, y - size*0.35}, pt{x - w*0.125, y - size*0.55})...)
	c.stroke(pt{x, y - size*0.8}, pt{x, y - size*0.36}, size*0.008, size*0.012, cloth.times(0.6))
	c.stroke(pt{x - w*0.07, y - size*0.83}, pt{x + w*0.07, y - size*0.83}, size*0.05, size*0.05,
		cloth.times(0.7))
}

// head has a hat on; some look away. In the dark, where coats are dark, faces are too.
func (c *Canvas) head(x, y, r float64, coat rgb, d *dice) {
	hat := pick(d, coat.times(0.6), hex(0x2a2a30), hex(0x3b2f2a))
	light := smooth(0.08, 0.3, float64(coat.r+coat.g+coat.b)/3)
	face := mix(hex(0x4a3a38), hex(0xdcb494), light)
	if d.chance(0.4) {
		face = hat.times(0.85)
	}
	c.disc(x, y, r, r*0.15, face, 1)
	c.wash(hat, hat.times(0.8), 1, arc(x, y-r*0.12, r*1.12/c.aspect(), r*1.08, 180, 360)...)
}

// crowd spreads n people between x0 and x1 on a plain, smaller towards the horizon.
func (c *Canvas) crowd(x0, x1, y0, y1, horizon, size float64, n int, seed uint32, coats ...rgb) {
	d := &dice{seed: seed}
	for i := range n { // from far to near
		y := y0 + (y1-y0)*(float64(i)+d.roll(0, 0.8))/float64(n)
		c.person(d.roll(x0, x1), y, size*(y-horizon)/(y1-horizon), pick(d, coats...), d)
	}
}
