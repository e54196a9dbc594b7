package painting

// Gate: the south gate of Kaesong under the moon, upright format.
func Gate(c *Canvas) {
	c.gradient(stop{0, hex(0x0e1c44)}, stop{0.4, hex(0x2c4a88)}, stop{0.62, hex(0x8c84a8)},
		stop{0.7, hex(0xe0a890)})
	c.stars(0.4, 120, 231)
	c.moon(0.7, 0.16, 0.042, 0.86)
	c.ridge(0.68, 0.08, 1.6, 0.84, hex(0x34406c), hex(0x5c5878), 232)
	stone, dark := hex(0x6a6678), hex(0x3c3c54)
	c.fill(stone, dark, pt{0.14, 0.58}, pt{0.86, 0.58}, pt{0.93, 0.83}, pt{0.07, 0.83})
	c.courses(0.1, 0.9, 0.59, 0.83, hex(0x34344c))
	c.fill(hex(0x14162a), hex(0x2a2438), append(arc(0.5, 0.72, 0.11, 0.08, 180, 360),
		pt{0.61, 0.83}, pt{0.39, 0.83})...)
	c.glow(0.5, 0.8, 0.03, hex(0xffb060), 0.5)
	c.rect(0.24, 0.49, 0.76, 0.585, hex(0x6e3a34), hex(0x4c2a2c))
	for i := range 7 {
		x := 0.26 + 0.077*float64(i)
		c.rect(x, 0.5, x+0.014, 0.585, hex(0xa8443a), hex(0x6c2c2a))
		c.rect(x+0.022, 0.515, x+0.062, 0.56, hex(0xffcf88), hex(0xd88a4c))
	}
	c.eaves(0.1, 0.9, 0.39, 0.515, hex(0x3c4260), hex(0x1c2038))
	c.rect(0.32, 0.335, 0.68, 0.4, hex(0x6e3a34), hex(0x4c2a2c))
	for i := range 5 {
		x := 0.345 + 0.067*float64(i)
		c.rect(x, 0.35, x+0.04, 0.385, hex(0xffc47a), hex(0xc87a44))
	}
	c.eaves(0.2, 0.8, 0.235, 0.355, hex(0x444a6a), hex(0x1c2038))
	c.ground(0.83, 1, hex(0x7c7c9c), hex(0x9aa4c8), hex(0xc4cce4), 0.7, 233)
	c.bareTree(0.06, 0.86, 0.5, hex(0x12162c), 234)
	c.crowd(0.36, 0.7, 0.85, 0.94, 0.74, 0.11, 4, 235, hex(0x1a1c2e), hex(0x2c2030))
}

// courses draws the joints of a stone wall.
func (c *Canvas) courses(x0, x1, y0, y1 float64, line rgb) {
	const rows = 9
	for i := range rows {
		y := y0 + (y1-y0)*float64(i)/rows
		c.stroke(pt{x0, y}, pt{x1, y}, 0.0014, 0.0014, line)
		for j := range 11 {
			x := x0 + (x1-x0)*(float64(j)+0.5*float64(i%2))/11
			c.stroke(pt{x, y}, pt{x, y + (y1-y0)/rows}, 0.0012, 0.0012, line)
		}
	}
}
