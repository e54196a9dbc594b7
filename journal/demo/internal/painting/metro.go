package painting

// Metro: a station hall with lamps like fireworks.
func Metro(c *Canvas) {
	c.gradient(stop{0, hex(0x6e5a3c)}, stop{0.45, hex(0xd8b878)}, stop{1, hex(0x4a3a2c)})
	vault(c)
	c.ground(0.56, 1, hex(0xe4cfa4), hex(0x8c7454), hex(0xb59a6c), 0.35, 113)
	c.paving(0.56, hex(0x6f5c42))
	for i := 5; i >= 0; i-- { // columns, from far to near
		s := 0.5 / (1 + 0.75*float64(i))
		for _, side := range []float64{-1, 1} {
			x, w := 0.5+side*s*0.72, 0.062*s
			c.rect(x-w, 0.52-0.5*s, x+w, 0.575+0.5*s, hex(0xf6ead0), hex(0xb39c78))
			c.rect(x-w*1.5, 0.52-0.54*s, x+w*1.5, 0.52-0.48*s, hex(0xd8b868), hex(0x97783c))
			c.rect(x-w*1.5, 0.575+0.47*s, x+w*1.5, 0.575+0.53*s, hex(0x8f7a5c), hex(0x5c4c38))
		}
	}
	for i := 4; i >= 0; i-- {
		c.chandelier(0.5, 0.5-0.36/(1+0.75*float64(i)), 0.17/(1+0.75*float64(i)))
	}
	c.glow(0.5, 0.53, 0.05, hex(0xffe9b0), 0.6)
	c.crowd(0.36, 0.66, 0.6, 0.9, 0.53, 0.36, 9, 115, hex(0x2c3038), hex(0x4a2c30), hex(0x2a3a34),
		hex(0x5c4a34))
}

// vault bends a ceiling over the hall, coloured as painted glass.
func vault(c *Canvas) {
	const ribs = 12
	for i := range ribs {
		s := 1.15 / (1 + 0.42*float64(i))
		tone := mix(hex(0x7a4a38), hex(0xf0d494), float64(i)/ribs)
		c.fill(tone, tone.times(0.8), append(arc(0.5, 0.53, s*0.62, s*0.66, 180, 360),
			pt{0.5 + s*0.62, 0.56}, pt{0.5 - s*0.62, 0.56})...)
		inner := mix(hex(0x2f5f6e), hex(0xf6e0aa), float64(i)/ribs)
		c.fill(inner, inner.times(0.85), append(arc(0.5, 0.53, s*0.57, s*0.61, 180, 360),
			pt{0.5 + s*0.57, 0.56}, pt{0.5 - s*0.57, 0.56})...)
	}
	c.rect(0.34, 0.46, 0.66, 0.57, hex(0xb8543c), hex(0x6e2c24))
	c.rect(0.38, 0.475, 0.62, 0.545, hex(0xf2c46a), hex(0xd88a4a))
}

func (c *Canvas) chandelier(x, y, size float64) {
	c.stroke(pt{x, y - size}, pt{x, y}, size*0.03, size*0.03, hex(0x6e5626))
	c.glow(x, y, size*0.55, hex(0xffdf9a), 0.5)
	for i := range 11 {
		p := arc(x, y, size*0.75/c.aspect(), size*0.4, 0, 180)[2*i+2]
		colour := []rgb{hex(0xfff6d8), hex(0xffb0a0), hex(0xb0e0d0)}[i%3]
		c.stroke(pt{x, y - size*0.2}, p, size*0.03, size*0.02, hex(0xb08c3c))
		c.disc(p.x, p.y, size*0.085, size*0.03, colour, 1)
	}
	c.disc(x, y+size*0.12, size*0.13, size*0.04, hex(0xfffbe8), 1)
}
