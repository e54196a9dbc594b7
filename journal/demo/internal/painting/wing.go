package painting

// Wing: above the clouds on the way to Pyongyang.
func Wing(c *Canvas) {
	c.gradient(stop{0, hex(0x0d2f66)}, stop{0.3, hex(0x2f6db0)}, stop{0.52, hex(0x9cc8ea)},
		stop{0.6, hex(0xf3e3cf)})
	c.sun(0.2, 0.3, 0.022, hex(0xfff0d0))
	c.ridge(0.595, 0.045, 3.2, 1, hex(0xf6e6da), hex(0xcdd9ea), 21)
	for i := range 9 {
		t := float64(i) / 8
		y := 0.615 + 0.42*t*t
		c.ridge(y, 0.05+0.13*t, 2.6-1.7*t, 1.05, mix(hex(0xfbeee2), hex(0xffffff), t),
			mix(hex(0xa9bcd8), hex(0x8fa8cc), t), uint32(30+i))
	}
	c.haze(0.6, 0.09, hex(0xfbeadb), 0.55)
	c.fill(hex(0xdfe4ea), hex(0x8b97a8), pt{1.02, 0.62}, pt{0.47, 0.50}, pt{0.452, 0.508},
		pt{0.50, 0.545}, pt{1.02, 0.93})
	c.fill(hex(0xb7c0cc), hex(0x6c788a), pt{1.02, 0.82}, pt{0.52, 0.545}, pt{0.50, 0.545},
		pt{1.02, 0.93})
	c.fill(hex(0xd8453c), hex(0x9c2620), pt{0.462, 0.503}, pt{0.436, 0.40}, pt{0.452, 0.398},
		pt{0.495, 0.508})
	for i := range 4 {
		t := 0.2 + 0.2*float64(i)
		a, b := between(pt{0.49, 0.515}, pt{1.02, 0.66}, t), between(pt{0.505, 0.545},
			pt{1.02, 0.92}, t)
		c.stroke(a, b, 0.0015, 0.003, hex(0x5d6878))
	}
	c.windowFrame(hex(0x1a1c20))
}

// windowFrame leaves a rounded window in a dark wall.
func (c *Canvas) windowFrame(wall rgb) {
	c.rows(0, 1, func(x, y float64, p *rgb) {
		dx, dy := (x-0.5)/0.54, (y-0.5)/0.56
		d := dx*dx*dx*dx + dy*dy*dy*dy
		*p = mix(*p, mix(wall, hex(0x6a7078), 0.4*(1-x)), smooth(0.8, 1.02, d))
	})
}
