package painting

// Square: a crowd on a square before a hall with columns, long shadows.
func Square(c *Canvas) {
	c.gradient(stop{0, hex(0x2f6cb4)}, stop{0.25, hex(0x7fb0dc)}, stop{0.44, hex(0xe4e6de)})
	c.clouds(0.44, 0.36, 1.2, hex(0xffffff), hex(0xb4c4d6), 82)
	c.skyline(-0.01, 0.22, 0.44, 0.06, 0.12, facade{
		top: hex(0xc6b8a4), foot: hex(0xb8a890),
		glass: hex(0x6f7d88), lit: hex(0xffe0a0), gap: 0.4, seed: 41,
	})
	c.skyline(0.78, 1.02, 0.44, 0.06, 0.12, facade{
		top: hex(0xc9b49c), foot: hex(0xb29c84),
		glass: hex(0x6f7d88), lit: hex(0xffe0a0), gap: 0.4, seed: 42,
	})
	c.ground(0.439, 1, hex(0xcfc6b6), hex(0x9a9488), hex(0xb5ad9e), 0.5, 83)
	c.hall(0.2, 0.8, 0.20, 0.455)
	c.paving(0.45, hex(0x7d776c))
	c.groups(84)
	for _, x := range []float64{0.03, 0.13, 0.8, 0.9} {
		c.flag(x, 0.5, 0.3)
	}
}

// hall is a building of state with columns and a green roof.
func (c *Canvas) hall(x0, x1, y0, y1 float64) {
	w, h := x1-x0, y1-y0
	c.rect(x0, y0+h*0.3, x1, y1, hex(0xe9dcc2), hex(0xcdbb9c))
	const columns = 15
	for i := range columns {
		x := x0 + w*(float64(i)+0.5)/columns
		c.rect(x-w*0.02, y0+h*0.44, x+w*0.02, y1-h*0.08, hex(0x6a5a4a), hex(0x857360))
		c.rect(x-w*0.033, y0+h*0.42, x-w*0.015, y1-h*0.06, hex(0xfff4dc), hex(0xe6d4b0))
	}
	c.rect(x0-0.006, y1-h*0.07, x1+0.006, y1+0.004, hex(0xd9cdb6), hex(0xa89a84))
	c.eaves(x0-w*0.05, x1+w*0.05, y0+h*0.14, y0+h*0.4, hex(0x4f8a72), hex(0x2f5c4c))
	c.rect(x0+w*0.3, y0+h*0.06, x1-w*0.3, y0+h*0.2, hex(0xe9dcc2), hex(0xcdbb9c))
	c.eaves(x0+w*0.24, x1-w*0.24, y0-h*0.14, y0+h*0.12, hex(0x5c987f), hex(0x2f5c4c))
	c.rect(x0+w*0.455, y0+h*0.46, x0+w*0.545, y0+h*0.66, hex(0xc8352c), hex(0x9c241e))
}

// paving draws the lines of slabs towards the middle of the horizon.
func (c *Canvas) paving(horizon float64, line rgb) {
	for i := -16; i <= 16; i++ {
		c.stroke(pt{0.5 + float64(i)*0.012, horizon + 0.004}, pt{0.5 + float64(i)*0.22, 1.02},
			0.0004, 0.0028, line)
	}
	for i := range 12 {
		y := horizon + 0.55*0.07/(0.07+float64(12-i)*0.055)
		c.stroke(pt{0, y}, pt{1, y}, 0.0006+0.002*(y-horizon), 0.0006+0.002*(y-horizon), line)
	}
}

// groups spreads people over the square, each with the shadow of a low sun.
func (c *Canvas) groups(seed uint32) {
	d := &dice{seed: seed}
	for i := range 70 {
		t := float64(i) / 70
		y := 0.47 + 0.42*t*t
		x, size := d.roll(0.02, 0.98), 0.02+0.26*t*t
		c.wash(hex(0x4a4438), hex(0x4a4438), 0.4, pt{x, y}, pt{x + size*0.05, y + size*0.02},
			pt{x + size*0.75, y + size*0.2}, pt{x + size*0.6, y + size*0.22})
		c.person(x, y, size, pick(d, hex(0x3c4450), hex(0x5a3036), hex(0x2f3f3a), hex(0x6e5a40),
			hex(0xa83a34), hex(0x44506e)), d)
	}
}

func (c *Canvas) flag(x, y, height float64) {
	c.stroke(pt{x, y}, pt{x, y - height}, 0.005, 0.003, hex(0xd8d8d8))
	w := height * 0.42 / c.aspect()
	c.fill(hex(0xe0443a), hex(0xa8241e), pt{x, y - height}, pt{x + w*0.5, y - height*0.97},
		pt{x + w, y - height*1.01},
		pt{x + w, y - height*0.74}, pt{x + w*0.5, y - height*0.7}, pt{x, y - height*0.73})
}
