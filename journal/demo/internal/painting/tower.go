package painting

// Tower: the torch tower from its foot, upright format.
func Tower(c *Canvas) {
	c.gradient(stop{0, hex(0x1c4f94)}, stop{0.5, hex(0x5f9bd0)}, stop{1, hex(0xcfe2ee)})
	c.clouds(1.1, 0.4, 0.7, hex(0xffffff), hex(0xa9c0d8), 103)
	left, right := hex(0xe4dccb), hex(0x9c968e)
	c.fill(left, left.times(0.82), pt{0.455, 0.2}, pt{0.51, 0.195}, pt{0.56, 1.02}, pt{0.27, 1.02})
	c.fill(right, right.times(0.7), pt{0.51, 0.195}, pt{0.55, 0.2}, pt{0.72, 1.02}, pt{0.56, 1.02})
	for i := range 34 {
		t := float64(i) / 34
		y := 0.21 + 0.8*t*t
		k := (y - 0.2) / 0.82
		c.stroke(pt{0.455 - 0.185*k, y}, pt{0.51 + 0.05*k, y}, 0.0012+0.003*t, 0.0012+0.003*t,
			hex(0xb3aa98))
		c.stroke(pt{0.51 + 0.05*k, y}, pt{0.55 + 0.17*k, y}, 0.0012+0.003*t, 0.0012+0.003*t,
			hex(0x7c766e))
	}
	c.rect(0.435, 0.185, 0.57, 0.205, hex(0xd8c690), hex(0x97865c))
	c.torch(0.503, 0.187, 0.15)
	c.birds(0.76, 0.42, 0.02, 6, hex(0x2a3a50), 105)
}
