package painting

// Hutong: a lane of grey brick before sunrise, red doors, somebody with a bicycle.
func Hutong(c *Canvas) {
	c.gradient(stop{0, hex(0x4a6a9c)}, stop{0.3, hex(0xa9a9c0)}, stop{0.52, hex(0xf6c590)},
		stop{0.62, hex(0xf7a765)})
	c.glow(0.5, 0.5, 0.1, hex(0xffc27a), 0.55)
	c.ground(0.55, 1, hex(0xb59478), hex(0x4e4a4c), hex(0x7a726c), 0.7, 3)
	left := quad{{-0.02, 0.02}, {0.46, 0.44}, {0.46, 0.575}, {-0.02, 1.1}}
	right := quad{{0.55, 0.44}, {1.02, -0.08}, {1.02, 1.15}, {0.55, 0.575}}
	c.bricks(left, hex(0x565560), hex(0x8d7f78), 11)
	c.bricks(right, hex(0x96857b), hex(0x66606a), 12)
	c.fill(hex(0x2b2c33), hex(0x3a3b42), pt{-0.02, -0.2}, pt{0.47, 0.41}, pt{0.47, 0.445},
		pt{-0.02, 0.06})
	c.fill(hex(0x3d3b40), hex(0x2c2c33), pt{1.02, -0.3}, pt{0.54, 0.405}, pt{0.54, 0.445},
		pt{1.02, -0.02})
	for _, u := range []float64{0.2, 0.62} {
		c.door(left.part(u, 0.42, u+0.16, 0.97))
	}
	c.door(right.part(0.52, 0.42, 0.74, 0.96))
	c.bareTree(0.475, 0.56, 0.36, hex(0x3a3138), 5)
	for i, u := range []float64{0.1, 0.42, 0.75} {
		p := right.at(1-u, 0.22)
		c.lantern(p.x-0.02, p.y, 0.05*(1-0.25*float64(i)))
	}
	d := &dice{seed: 4}
	c.person(0.56, 0.72, 0.24, hex(0x2e3440), d)
	c.bicycle(0.60, 0.735, 0.1, hex(0x1c1d22))
	c.person(0.485, 0.60, 0.09, hex(0x5a4038), d)
}

// bricks paints a wall of courses.
func (c *Canvas) bricks(q quad, left, right rgb, seed uint32) {
	d := &dice{seed: seed}
	const rows, cols = 26, 20
	c.fill(left, right, q[:]...)
	for i := range rows {
		for j := range cols {
			u, v := (float64(j)+0.5*float64(i%2))/cols, float64(i)/rows
			b := q.part(u+0.002, v+0.004, min(1, u+0.046), v+0.034)
			colour := mix(left, right, u).times(d.roll(0.86, 1.12))
			c.fill(colour, colour, b[:]...)
		}
	}
}

func (c *Canvas) door(q quad) {
	c.fill(hex(0x3a1512), hex(0x2a100e), q[:]...)
	for i := range 2 {
		leaf := q.part(0.06+0.46*float64(i), 0.1, 0.48+0.46*float64(i), 1)
		c.fill(hex(0xb0302a), hex(0x7e1e1c), leaf[:]...)
		panel := leaf.part(0.18, 0.12, 0.82, 0.5)
		c.fill(hex(0x8f2723), hex(0xa22c27), panel[:]...)
	}
	lintel := q.part(0, 0, 1, 0.09)
	c.fill(hex(0x2f5a4a), hex(0x234437), lintel[:]...)
}

func (c *Canvas) lantern(x, y, size float64) {
	c.glow(x, y, size*0.9, hex(0xff5a2a), 0.35)
	c.stroke(pt{x, y - size*1.4}, pt{x, y}, size*0.06, size*0.06, hex(0x201614))
	w := size * 0.62 / c.aspect()
	c.fill(hex(0xff7a4a), hex(0xc81e1e), arc(x, y, w, size*0.5, 0, 360)...)
	c.wash(hex(0xffc890), hex(0xff5a3a), 0.75, arc(x-w*0.1, y, w*0.45, size*0.4, 0, 360)...)
	c.rect(x-w*0.45, y-size*0.56, x+w*0.45, y-size*0.46, hex(0xd9a441), hex(0xa8762a))
	c.rect(x-w*0.45, y+size*0.46, x+w*0.45, y+size*0.55, hex(0xd9a441), hex(0xa8762a))
	c.stroke(pt{x, y + size*0.55}, pt{x, y + size*1.0}, size*0.14, size*0.2, hex(0xd6a23a))
}

func (c *Canvas) bicycle(x, y, size float64, colour rgb) {
	w := size / c.aspect()
	for _, side := range []float64{-0.5, 0.5} {
		ring := arc(x+side*w, y-size*0.32, w*0.32, size*0.32, 0, 360)
		for i := 1; i < len(ring); i++ {
			c.stroke(ring[i-1], ring[i], size*0.035, size*0.035, colour)
		}
	}
	seat, pedal, front := pt{x - w*0.2, y - size*0.75}, pt{x - w*0.05, y - size*0.32},
		pt{x + w*0.36, y - size*0.8}
	c.stroke(pt{x - w*0.5, y - size*0.32}, seat, size*0.04, size*0.04, colour)
	c.stroke(seat, pedal, size*0.04, size*0.04, colour)
	c.stroke(pedal, front, size*0.04, size*0.04, colour)
	c.stroke(front, pt{x + w*0.5, y - size*0.32}, size*0.04, size*0.04, colour)
	c.stroke(pt{x + w*0.24, y - size*0.92}, front, size*0.05, size*0.04, colour)
}
