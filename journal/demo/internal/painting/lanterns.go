package painting

// Lanterns: a wet street of restaurants at night.
func Lanterns(c *Canvas) {
	c.gradient(stop{0, hex(0x0b1024)}, stop{0.4, hex(0x2a1d38)}, stop{0.62, hex(0x5a2c30)})
	left := quad{{-0.02, -0.1}, {0.42, 0.36}, {0.42, 0.62}, {-0.02, 0.86}}
	right := quad{{0.58, 0.36}, {1.02, -0.15}, {1.02, 0.88}, {0.58, 0.62}}
	walls := facade{
		rows: 5, cols: 9, top: hex(0x241a24), foot: hex(0x4a2a24), glass: hex(0x2a2030),
		lit: hex(0xffb45a), share: 0.62, gap: 0.42, seed: 8,
	}
	c.build(left, walls)
	walls.seed = 9
	c.build(right, walls)
	for i, colour := range []rgb{hex(0xff3a2e), hex(0xffb02e), hex(0x2ec8ff), hex(0xff4f9a)} {
		u := 0.12 + 0.22*float64(i)
		signs := []quad{left.part(u, 0.5, u+0.06, 0.78), right.part(0.94-u, 0.46, 1-u, 0.76)}
		for _, q := range signs {
			centre := q.at(0.5, 0.5)
			c.fill(colour, mix(colour, rgb{1, 1, 1}, 0.35), q[:]...)
			c.glow(centre.x, centre.y, 0.03, colour, 0.4)
		}
	}
	c.glow(0.5, 0.56, 0.07, hex(0xff9a4a), 0.8)
	c.lanternRows()
	c.water(0.62, 1, hex(0x140d18), 0.42, 0.05, 17)
	c.crowd(0.36, 0.64, 0.64, 0.9, 0.56, 0.34, 9, 6, hex(0x1c1a24), hex(0x2c2230), hex(0x3a1f24),
		hex(0x20242e))
	c.person(0.27, 0.97, 0.5, hex(0x15141c), &dice{seed: 2})
}

func (c *Canvas) lanternRows() {
	for i := range 7 {
		t := 1 - float64(i)/7 // from far to near
		size := 0.105*(1-t) + 0.012
		y := 0.40 - 0.42*(1-t)*(1-t)
		for _, side := range []float64{-1, 1} {
			c.lantern(0.5+side*(0.06+0.36*(1-t)), y, size)
		}
	}
}
