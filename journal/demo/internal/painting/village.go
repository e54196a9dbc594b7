package painting

// Village: smoke over farms at the blue hour.
func Village(c *Canvas) {
	c.gradient(stop{0, hex(0x16264e)}, stop{0.3, hex(0x3c5a90)}, stop{0.4, hex(0xa08cb0)},
		stop{0.5, hex(0xffb080)})
	c.stars(0.25, 60, 241)
	c.ridge(0.48, 0.12, 0.8, 0.6, hex(0x3a4a74), hex(0x7a84a8), 242)
	c.ridge(0.54, 0.09, 1.3, 0.66, hex(0x2c3c60), hex(0x7080a4), 243)
	c.ground(0.6, 1, hex(0x8c9cc4), hex(0x5a70a4), hex(0xb8c6e4), 0.8, 244)
	d := &dice{seed: 245}
	for row := range 4 {
		t := float64(row) / 3
		y, size := 0.615+0.22*t*t, 0.035+0.085*t*t
		for x := 0.05 + d.roll(0, 0.08); x < 0.97; x += size * d.roll(1.5, 2.8) {
			c.farm(x, y+d.roll(-0.01, 0.01), size, d)
		}
	}
	for i := range 4 {
		c.smoke(0.2+0.21*float64(i), 0.62+0.03*float64(i%2), 0.3, hex(0xb4bcd8), uint32(246+i))
	}
	c.bareTree(0.93, 0.98, 0.75, hex(0x0e1630), 250)
	c.person(0.55, 0.93, 0.13, hex(0x141c34), d)
}

// farm is a house in the dusk with a lit window.
func (c *Canvas) farm(x, y, size float64, d *dice) {
	w := size * 1.5 / c.aspect()
	c.rect(x-w*0.5, y-size*0.6, x+w*0.5, y, hex(0x5c688c), hex(0x46527a))
	c.rect(x+w*0.12, y-size*0.5, x+w*0.26, y, hex(0x3a4468), hex(0x2c3658))
	if d.chance(0.8) {
		c.rect(x-w*0.3, y-size*0.48, x-w*0.04, y-size*0.14, hex(0xffdc98), hex(0xf2a448))
		c.stroke(pt{x - w*0.17, y - size*0.48}, pt{x - w*0.17, y - size*0.14}, size*0.03, size*0.03,
			hex(0x6a5040))
		c.glow(x-w*0.17, y-size*0.3, size*0.34, hex(0xffa840), 0.8)
	}
	c.fill(hex(0xccd8f0), hex(0x96a6cc), pt{x - w*0.42, y - size}, pt{x + w*0.42, y - size},
		pt{x + w*0.6, y - size*0.56}, pt{x - w*0.6, y - size*0.56})
}
