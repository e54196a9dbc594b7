package painting

// PyramidSunset: the hotel against the sun.
func PyramidSunset(c *Canvas) {
	c.gradient(stop{0, hex(0x2c2450)}, stop{0.25, hex(0x8a3f68)}, stop{0.5, hex(0xee7040)},
		stop{0.72, hex(0xffc860)}, stop{0.87, hex(0x8a4450)})
	c.clouds(0.72, 0.5, 0.8, hex(0xffa050), hex(0x70305c), 171)
	c.sun(0.39, 0.6, 0.055, hex(0xffb040))
	c.skyline(-0.02, 1.02, 0.76, 0.03, 0.1, facade{
		top: hex(0x8a4450), foot: hex(0xb8604c),
		glass: hex(0x7a3c4c), lit: hex(0xffd080), share: 0.08, gap: 0.5, seed: 91,
	})
	c.haze(0.72, 0.09, hex(0xff9a50), 0.5)
	c.pyramid(0.52, 0.79, 0.58, hex(0x4c2444), hex(0x2c1838))
	c.skyline(-0.02, 1.02, 0.86, 0.05, 0.16, facade{
		top: hex(0x341a34), foot: hex(0x4a2438),
		glass: hex(0x28142c), lit: hex(0xffc868), share: 0.14, gap: 0.52, seed: 92,
	})
	for i := range 12 {
		c.bareTree(float64(i)/11, 0.93, 0.12+0.05*noise(float64(i), 4, 6), hex(0x180c1c),
			uint32(300+i))
	}
	c.rect(-0.01, 0.86, 1.01, 1.01, hex(0x2a1428), hex(0x120814))
	c.birds(0.24, 0.3, 0.016, 14, hex(0x3a1a34), 173)
}

// pyramid is the great hotel: three wings under a cone.
func (c *Canvas) pyramid(x, y, height float64, lit, dark rgb) {
	w := height * 0.36 / c.aspect()
	c.fill(lit, lit.times(1.2), pt{x, y - height}, pt{x - w*0.06, y - height}, pt{x - w, y},
		pt{x, y})
	c.fill(dark, dark.times(1.25), pt{x, y - height}, pt{x + w*0.06, y - height}, pt{x + w, y},
		pt{x, y})
	c.fill(mix(lit, dark, 0.5), lit, pt{x - w*0.02, y - height*0.9}, pt{x + w*0.02, y - height*0.9},
		pt{x + w*0.26, y}, pt{x - w*0.26, y})
	for i := range 20 {
		t := 0.08 + 0.046*float64(i)
		c.stroke(pt{x - w*t, y - height*(1-t)}, pt{x + w*t, y - height*(1-t)}, 0.001, 0.001,
			lit.times(1.35))
	}
}
