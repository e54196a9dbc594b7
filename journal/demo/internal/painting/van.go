package painting

// FromTheVan: a village in the snow through the window of the van.
func FromTheVan(c *Canvas) {
	c.gradient(stop{0, hex(0x5f93c8)}, stop{0.3, hex(0xa9c8e0)}, stop{0.42, hex(0xffe2b8)})
	c.ridge(0.36, 0.2, 0.8, 0.55, hex(0x7f98c0), hex(0xd8d4d8), 202)
	c.ridge(0.46, 0.1, 1.4, 0.58, hex(0x8a7a78), hex(0xd8b894), 203)
	d := &dice{seed: 204}
	for i := range 16 {
		x := 0.14 + 0.047*float64(i)
		c.cottage(x, 0.575+d.roll(-0.008, 0.012), d.roll(0.045, 0.065), d)
	}
	c.ground(0.57, 1, hex(0xf0e4d4), hex(0xc8a878), hex(0xa8804c), 0.8, 205)
	for i := range 26 { // furrows, blurred by the drive
		y := 0.6 + 0.4*float64(i*i)/676
		c.haze(y, 0.004+0.008*float64(i)/26, hex(0x8a7458), 0.28)
	}
	for _, x := range []float64{0.25, 0.68} { // poles that rush past
		for i := range 6 {
			blur := 0.004 + 0.003*float64(i)
			c.wash(hex(0x40362e), hex(0x40362e), 0.24, pt{x - blur, 0.1}, pt{x + blur, 0.1},
				pt{x + blur, 0.9}, pt{x - blur, 0.9})
		}
	}
	c.stroke(pt{-0.02, 0.235}, pt{1.02, 0.215}, 0.003, 0.003, hex(0x5c5854))
	c.vanWindow()
}

// cottage is a farmhouse under a tiled roof with snow.
func (c *Canvas) cottage(x, y, size float64, d *dice) {
	w := size * 1.5 / c.aspect()
	c.rect(x-w*0.5, y-size*0.6, x+w*0.5, y, hex(0xf4ece0), hex(0xd8ccbc))
	c.rect(x-w*0.32, y-size*0.45, x-w*0.12, y-size*0.2, hex(0x6a7684), hex(0x56606c))
	c.rect(x+w*0.1, y-size*0.48, x+w*0.28, y, hex(0x5c6a74), hex(0x4a565e))
	tile := pick(d, hex(0xa8604c), hex(0x8a5a50), hex(0x6c6a70))
	c.fill(mix(tile, rgb{1, 1, 1}, 0.45), tile, pt{x - w*0.42, y - size}, pt{x + w*0.42, y - size},
		pt{x + w*0.6, y - size*0.56}, pt{x - w*0.6, y - size*0.56})
}

// vanWindow lays the dark inside of a van around the view.
func (c *Canvas) vanWindow() {
	dark, edge := hex(0x14161a), hex(0x2c3036)
	c.rect(-0.01, -0.01, 1.01, 0.1, dark, edge)
	c.rect(-0.01, 0.86, 1.01, 1.01, edge, dark)
	c.fill(dark, dark, pt{-0.01, -0.01}, pt{0.11, -0.01}, pt{0.07, 0.13}, pt{0.055, 0.8},
		pt{0.09, 1.01}, pt{-0.01, 1.01})
	c.fill(dark, dark, pt{1.01, -0.01}, pt{0.86, -0.01}, pt{0.915, 0.13}, pt{0.935, 0.8},
		pt{0.9, 1.01}, pt{1.01, 1.01})
	for i := range 7 { // a curtain
		x := 0.855 + 0.022*float64(i)
		tone := hex(0x9a7a5c).times(0.55 + 0.3*float64(i%2))
		c.fill(tone, tone.times(0.7), pt{x, -0.01}, pt{x + 0.026, -0.01}, pt{x + 0.03, 1.01},
			pt{x - 0.002, 1.01})
	}
	c.wash(rgb{1, 1, 1}, rgb{1, 1, 1}, 0.07, pt{0.16, 0.1}, pt{0.34, 0.1}, pt{0.2, 0.86},
		pt{0.06, 0.86})
}
