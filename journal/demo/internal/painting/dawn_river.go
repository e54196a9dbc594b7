package painting

// DawnRiver: the tower over the Taedong when the sun comes.
func DawnRiver(c *Canvas) {
	c.gradient(stop{0, hex(0x27396e)}, stop{0.22, hex(0x7a5f96)}, stop{0.4, hex(0xe58a86)},
		stop{0.55, hex(0xffc476)})
	c.clouds(0.55, 0.46, 0.8, hex(0xff9f7a), hex(0x6a4c80), 41)
	c.sun(0.63, 0.52, 0.03, hex(0xff9a4a))
	c.skyline(-0.01, 1.02, 0.56, 0.018, 0.06, facade{
		top: hex(0x6a4a70), foot: hex(0xa8685e),
		glass: hex(0x5c4064), lit: hex(0xffd68a), share: 0.12, gap: 0.5, seed: 31,
	})
	c.haze(0.56, 0.06, hex(0xffb47a), 0.5)
	c.obelisk(0.3, 0.575, 0.46, hex(0x3c2c4c), hex(0x57384c))
	for i := range 16 {
		x := float64(i)/15 + 0.012*noise(float64(i)*3, 0, 4)
		c.bareTree(x, 0.583, 0.05+0.03*noise(float64(i), 2, 8), hex(0x3a2636), uint32(100+i))
	}
	c.rect(-0.01, 0.572, 1.01, 0.59, hex(0x3f2b3a), hex(0x2c1f30))
	c.water(0.589, 1, hex(0x3a2c50), 0.22, 0.03, 43)
	c.haze(0.6, 0.05, hex(0xffc9a0), 0.45)
	c.birds(0.52, 0.25, 0.014, 11, hex(0x2c2238), 7)
	c.boat(0.76, 0.74, 0.13, hex(0x1d1828))
}

// obelisk is a tall tower with a torch on it, standing on y.
func (c *Canvas) obelisk(x, y, height float64, lit, dark rgb) {
	w := height * 0.045 / c.aspect()
	c.rect(x-w*3.4, y-height*0.04, x+w*3.4, y, dark, dark.times(0.8))
	c.rect(x-w*2.2, y-height*0.1, x+w*2.2, y-height*0.04, lit, dark)
	c.fill(lit, lit.times(1.2), pt{x - w*0.62, y - height*0.86}, pt{x, y - height*0.86},
		pt{x, y - height*0.1}, pt{x - w, y - height*0.1})
	c.fill(dark, dark.times(1.1), pt{x, y - height*0.86}, pt{x + w*0.62, y - height*0.86},
		pt{x + w, y - height*0.1}, pt{x, y - height*0.1})
	for i := range 9 {
		v := y - height*(0.18+0.075*float64(i))
		c.stroke(pt{x - w*0.9, v}, pt{x + w*0.9, v}, 0.0012, 0.0012, dark.times(0.85))
	}
	c.rect(x-w*0.95, y-height*0.885, x+w*0.95, y-height*0.86, lit.times(1.1), dark)
	c.torch(x, y-height*0.885, height*0.115)
}

func (c *Canvas) torch(x, y, size float64) {
	w := size * 0.3 / c.aspect()
	c.glow(x, y-size*0.5, size*0.5, hex(0xff5030), 0.3)
	c.fill(hex(0xff7040), hex(0xd02818), pt{x, y - size}, pt{x + w*0.7, y - size*0.62},
		pt{x + w, y - size*0.25},
		pt{x + w*0.4, y}, pt{x - w*0.4, y}, pt{x - w, y - size*0.3}, pt{x - w*0.5, y - size*0.55})
	c.fill(hex(0xffc060), hex(0xff7040), pt{x + w*0.1, y - size*0.75}, pt{x + w*0.5, y - size*0.35},
		pt{x, y - size*0.06}, pt{x - w*0.45, y - size*0.3})
}

func (c *Canvas) boat(x, y, size float64, colour rgb) {
	w := size / c.aspect()
	c.shadow(x, y+size*0.06, w*0.6, size*0.07, 0.4, colour)
	c.fill(colour.times(1.4), colour, pt{x - w*0.6, y - size*0.06}, pt{x + w*0.62, y - size*0.08},
		pt{x + w*0.46, y + size*0.05}, pt{x - w*0.46, y + size*0.05})
	c.stroke(pt{x + w*0.1, y}, pt{x + w*0.12, y - size*0.38}, size*0.09, size*0.08, colour)
	c.disc(x+w*0.12, y-size*0.42, size*0.05, size*0.01, colour, 1)
	c.stroke(pt{x + w*0.12, y - size*0.3}, pt{x - w*0.5, y + size*0.1}, size*0.02, size*0.02,
		colour)
}
