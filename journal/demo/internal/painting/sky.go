package painting

import "math"

// sun paints the sun and its light in the air.
func (c *Canvas) sun(x, y, r float64, light rgb) {
	c.glow(x, y, r*2.2, light, 0.7)
	c.glow(x, y, r*9, light, 0.35)
	c.disc(x, y, r, r*0.15, mix(light, rgb{1, 1, 1}, 0.7).times(1.8), 1)
}

// moon paints a waxing moon: phase 0.5 is half, 1 full.
func (c *Canvas) moon(x, y, r, phase float64) {
	c.glow(x, y, r*3, hex(0x9db4d8), 0.25)
	w := r * 1.1 / c.aspect()
	c.part(x-w, x+w, y-r*1.1, y+r*1.1, func(px, py float64, p *rgb) {
		dx, dy := (px-x)*c.aspect()/r, (py-y)/r
		inside := 1 - smooth(0.93, 1.07, math.Hypot(dx, dy))
		if inside == 0 {
			return
		}
		edge := (1 - 2*phase) * math.Sqrt(max(0, 1-dy*dy))
		lit := smooth(edge-0.12, edge+0.12, dx+0.3*dy)
		grey := 0.25 * smooth(0.45, 0.6, noise(dx*1.6+5, dy*1.6+3, 77))
		*p = mix(*p, mix(hex(0xf6f1e0), hex(0xb4b0a8), grey*2), inside*lit)
	})
}

// stars puts n stars above y.
func (c *Canvas) stars(y float64, n int, seed uint32) {
	d := &dice{seed: seed}
	for range n {
		bright := math.Pow(d.roll(0, 1), 4)
		c.disc(d.roll(0, 1), d.roll(0, y), 0.0007+0.0008*bright, 0.0007, hex(0xe8eeff),
			0.25+0.7*bright)
	}
}

// birds puts a loose flock of n birds around a place.
func (c *Canvas) birds(x, y, size float64, n int, colour rgb, seed uint32) {
	d := &dice{seed: seed}
	for range n {
		p := pt{x + d.roll(-0.12, 0.12), y + d.roll(-0.06, 0.06)}
		s := size * d.roll(0.6, 1.2)
		lift := d.roll(-0.5, 0.4) * s
		c.stroke(p, pt{p.x - s, p.y - s*0.5 + lift}, s*0.22, s*0.05, colour)
		c.stroke(p, pt{p.x + s, p.y - s*0.6 + lift}, s*0.22, s*0.05, colour)
	}
}

// flakes lets snow fall: small sharp flakes far away, large blurred ones near the lens.
func (c *Canvas) flakes(n int, near float64, colour rgb, seed uint32) {
	d := &dice{seed: seed}
	for range n {
		size := math.Pow(d.roll(0, 1), 3)
		c.disc(d.roll(0, 1), d.roll(0, 1), 0.0012+near*size, 0.001+near*0.8*size, colour,
			0.85-0.5*size)
	}
}
