package painting

// Runway: the airport of Pyongyang at dusk, snow, a short walk to the hall.
func Runway(c *Canvas) {
	c.gradient(stop{0, hex(0x3c5688)}, stop{0.3, hex(0x8f98b8)}, stop{0.5, hex(0xf0bfa0)},
		stop{0.58, hex(0xf9d9b0)})
	c.clouds(0.57, 0.42, 1, hex(0xf6cdb8), hex(0x8a86a4), 181)
	c.ridge(0.55, 0.06, 1.5, 0.6, hex(0x7f86a4), hex(0xb8aab0), 182)
	c.rect(0.1, 0.52, 0.62, 0.585, hex(0x8c8a92), hex(0x74727c))
	for i := range 22 {
		x := 0.115 + 0.0225*float64(i)
		c.rect(x, 0.535, x+0.016, 0.565, hex(0xffdc98), hex(0xf0b868))
	}
	c.rect(0.3, 0.49, 0.42, 0.52, hex(0x9c98a0), hex(0x84828c))
	c.ground(0.583, 1, hex(0xcab8b8), hex(0x70788c), hex(0xe6e6ee), 0.75, 183)
	c.airliner(0.72, 0.68, 0.34)
	d := &dice{seed: 7}
	for i := range 12 {
		t := 1 - float64(i)/11 // from far to near
		x, y := 0.43-0.2*t+d.roll(-0.012, 0.012), 0.79-0.185*t+d.roll(0, 0.012)
		coat := pick(d, hex(0x2c2f3c), hex(0x4a2f34), hex(0x33413c), hex(0x8a3a38))
		c.person(x, y, 0.15-0.1*t, coat, d)
	}
}

// airliner stands on the apron, its nose to the left.
func (c *Canvas) airliner(x, y, size float64) {
	w := size / c.aspect()
	c.shadow(x, y+size*0.22, w*1.1, size*0.05, 0.4, hex(0x2a2c3a))
	body, under := hex(0xf2f2f4), hex(0xa4a8b6)
	c.fill(body, under, append(arc(x-w*0.86, y, w*0.22, size*0.12, 90, 270),
		pt{x + w*0.7, y - size*0.12}, pt{x + w*1.15, y - size*0.1},
		pt{x + w*0.7, y + size*0.12})...)
	c.fill(hex(0xd8362e), hex(0xa82620), pt{x + w*0.82, y - size*0.11},
		pt{x + w*1.02, y - size*0.56}, pt{x + w*1.2, y - size*0.56}, pt{x + w*1.14, y - size*0.1})
	c.fill(hex(0x3a4a80), hex(0x3a4a80), pt{x - w*1.06, y - size*0.01},
		pt{x + w*0.95, y - size*0.02}, pt{x + w*0.9, y + size*0.02}, pt{x - w*1.06, y + size*0.02})
	c.fill(hex(0xc2c6d0), hex(0x7e8496), pt{x - w*0.1, y + size*0.05}, pt{x + w*0.2, y + size*0.05},
		pt{x + w*0.62, y + size*0.2}, pt{x + w*0.46, y + size*0.2})
	for i := range 20 {
		c.disc(x-w*0.78+w*0.077*float64(i), y-size*0.05, size*0.013, size*0.003, hex(0x3c4660), 1)
	}
	for _, at := range []float64{-0.75, 0.1} {
		c.stroke(pt{x + at*w, y + size*0.1}, pt{x + at*w, y + size*0.21}, size*0.025, size*0.025,
			hex(0x44485a))
		c.disc(x+at*w, y+size*0.215, size*0.03, size*0.006, hex(0x1a1c24), 1)
	}
}
