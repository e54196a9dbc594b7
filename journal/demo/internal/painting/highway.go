package painting

// Highway: ten lanes and nobody, on the way to Kaesong.
func Highway(c *Canvas) {
	c.gradient(stop{0, hex(0x4f8cc4)}, stop{0.3, hex(0xa4c8e0)}, stop{0.47, hex(0xeef0e8)})
	c.clouds(0.47, 0.4, 1.3, hex(0xffffff), hex(0xa8bacc), 191)
	c.ridge(0.45, 0.13, 0.9, 0.5, hex(0x8fa6b8), hex(0xc2ccd0), 192)
	c.ridge(0.465, 0.08, 1.6, 0.5, hex(0x8a8c80), hex(0xb4ac98), 193)
	c.ground(0.478, 1, hex(0xb8a888), hex(0x8a6e4a), hex(0xeef0f2), 0.85, 194)
	c.fill(hex(0x9a9a9a), hex(0x5c5c60), pt{0.485, 0.479}, pt{0.515, 0.479}, pt{1.12, 1.02},
		pt{-0.12, 1.02})
	for _, lane := range []float64{-0.62, -0.31, 0, 0.31, 0.62} {
		for i := range 10 {
			t0, t1 := float64(i)/10, (float64(i)+0.5)/10
			a, b := t0*t0, t1*t1
			c.stroke(pt{0.5 + lane*(0.015+0.6*a), 0.481 + 0.54*a},
				pt{0.5 + lane*(0.015+0.6*b), 0.481 + 0.54*b}, 0.001+0.007*a, 0.001+0.007*b,
				hex(0xeeeadd))
		}
	}
	for i := 8; i >= 0; i-- {
		s := 0.5 / (1 + 0.8*float64(i))
		c.bareTree(0.5-s*1.1, 0.48+0.42*s, 0.62*s, hex(0x5a4a40), uint32(400+i))
		c.bareTree(0.5+s*1.15, 0.48+0.42*s, 0.62*s, hex(0x4f4138), uint32(420+i))
	}
	c.person(0.585, 0.55, 0.05, hex(0x3a4048), &dice{seed: 3})
	c.bicycle(0.592, 0.552, 0.024, hex(0x26282c))
}
