package painting

// Skaters: children on the frozen river under a white sky.
func Skaters(c *Canvas) {
	c.gradient(stop{0, hex(0xc3cfdc)}, stop{0.25, hex(0xdde3e8)}, stop{0.4, hex(0xf0ece6)})
	c.ridge(0.36, 0.08, 1.3, 0.42, hex(0xb3c0cc), hex(0xd8dde0), 61)
	c.skyline(0.3, 1.02, 0.395, 0.03, 0.11, facade{
		top: hex(0xc9c0b8), foot: hex(0xd6cfc8),
		glass: hex(0x9aa6b0), lit: hex(0xffe6b0), share: 0.02, gap: 0.45, seed: 29,
	})
	for i := range 18 {
		c.bareTree(float64(i)/17, 0.41, 0.07+0.05*noise(float64(i), 5, 2), hex(0x7f7a7c),
			uint32(200+i))
	}
	c.rect(-0.01, 0.4, 1.01, 0.42, hex(0xa8a8a8), hex(0xe6e8ea))
	c.ground(0.415, 1, hex(0xdfe6ea), hex(0xb9d2e0), hex(0xf8fafb), 0.9, 63)
	d := &dice{seed: 64}
	for range 60 { // traces of skates
		a := pt{d.roll(-0.1, 1.1), d.roll(0.47, 1)}
		c.stroke(a, pt{a.x + d.roll(-0.25, 0.25), a.y + d.roll(-0.02, 0.05)}, 0.001, 0.0022,
			hex(0x94b4c6))
	}
	coats := []rgb{
		hex(0xd13a3a), hex(0x2f62b0), hex(0xe0a92e), hex(0x3d8a5a), hex(0xd45a90), hex(0x343a48),
		hex(0x7a4aa0),
	}
	c.crowd(0.02, 0.98, 0.45, 0.66, 0.4, 0.2, 26, 65, coats...)
	c.person(0.24, 0.86, 0.27, coats[0], d)
	c.person(0.3, 0.875, 0.23, coats[2], d)
	c.person(0.73, 0.8, 0.25, coats[1], d)
}
