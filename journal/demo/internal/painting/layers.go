package painting

// Layers: hills behind hills towards the line, late in the afternoon.
func Layers(c *Canvas) {
	c.gradient(stop{0, hex(0xd88a50)}, stop{0.25, hex(0xf2b468)}, stop{0.5, hex(0xfbe0a8)})
	c.sun(0.68, 0.2, 0.032, hex(0xffe0a0))
	for i := range 7 {
		t := float64(i) / 6
		crest := mix(hex(0xe8b47c), hex(0x2c2a38), t)
		foot := mix(hex(0xfbdca4), hex(0x4a3c40), t)
		base, height, detail, seed := 0.34+0.085*float64(i), 0.13+0.05*t, 1.1-0.25*t, uint32(210+3*i)
		c.ridge(base, height, detail, base+0.32, crest, foot, seed)
		if i == 3 {
			c.watchtower(0.3, c.crest(base, height, detail, 0.3, seed)+0.008, 0.13, hex(0x2e2a36))
		}
	}
	for i := range 30 {
		x := float64(i) / 29
		c.conifer(x, 0.99+0.05*noise(float64(i), 2, 9), 0.1+0.07*noise(float64(i)*3, 8, 9),
			hex(0x20242c), hex(0x343642), uint32(500+i))
	}
}

func (c *Canvas) watchtower(x, y, size float64, colour rgb) {
	w := size * 0.3 / c.aspect()
	c.stroke(pt{x - w*0.8, y}, pt{x - w*0.5, y - size*0.66}, size*0.05, size*0.05, colour)
	c.stroke(pt{x + w*0.8, y}, pt{x + w*0.5, y - size*0.66}, size*0.05, size*0.05, colour)
	c.stroke(pt{x - w*0.7, y - size*0.1}, pt{x + w*0.6, y - size*0.5}, size*0.03, size*0.03, colour)
	c.rect(x-w, y-size*0.9, x+w, y-size*0.62, colour, colour.times(0.8))
	c.rect(x-w*0.8, y-size*0.85, x+w*0.8, y-size*0.73, hex(0xf0c488), hex(0xd8a468))
	c.fill(colour, colour, pt{x, y - size*1.08}, pt{x + w*1.25, y - size*0.9},
		pt{x - w*1.25, y - size*0.9})
}
