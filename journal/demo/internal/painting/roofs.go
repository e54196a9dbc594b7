package painting

// Roofs: the old town of Kaesong under snow.
func Roofs(c *Canvas) {
	c.gradient(stop{0, hex(0x6f9ccc)}, stop{0.2, hex(0xb4c4da)}, stop{0.4, hex(0xffd9b4)})
	c.ridge(0.26, 0.16, 0.9, 0.5, hex(0x7f8fb4), hex(0xe8cfc0), 221)
	for i := range 40 {
		x := float64(i) / 39
		c.conifer(x, 0.37+0.04*noise(float64(i), 3, 5), 0.07, hex(0x4a5a5c), hex(0xe6eaee),
			uint32(600+i))
	}
	c.haze(0.36, 0.07, hex(0xffe0c4), 0.55)
	c.ground(0.4, 1, hex(0xe8d8d4), hex(0x9aa0b4), hex(0xeef0f2), 0.7, 225)
	d := &dice{seed: 222}
	for row := range 10 {
		t := float64(row) / 9
		y := 0.37 + 0.55*t*t
		w := 0.08 + 0.3*t*t
		for x := -0.15 + d.roll(-0.05, 0.05); x < 1.1; x += w * d.roll(0.8, 1.1) {
			c.house(x, y+d.roll(-0.015, 0.015), w, t, d)
		}
	}
	c.smoke(0.36, 0.5, 0.26, hex(0xf6f6f8), 223)
	c.smoke(0.78, 0.43, 0.2, hex(0xf0f0f4), 224)
}

// house is a roof with snow on it and the wall below.
func (c *Canvas) house(x, y, w, near float64, d *dice) {
	h := w * 0.42 * d.roll(0.9, 1.1)
	wall := mix(hex(0xd8c0ac), hex(0xe6c49c), near)
	c.rect(x+w*0.08, y+h*0.5, x+w*0.92, y+h*1.3, wall, wall.times(0.7))
	for i := range 4 {
		u := x + w*(0.14+0.2*float64(i))
		c.rect(u, y+h*0.72, u+w*0.1, y+h*1.1, hex(0x6e4c3a), hex(0x54382c))
	}
	tile := mix(hex(0x7d838f), hex(0x4c525e), near)
	c.eaves(x, x+w, y, y+h*0.72, tile, tile.times(0.66))
	snow := []pt{}
	for i := range 13 {
		t := float64(i) / 12
		snow = append(snow, pt{x + w*(0.14+0.72*t), y + h*(0.34+0.12*noise(t*5+x*30, y*20, 6))})
	}
	c.wash(hex(0xfff3e6), hex(0xc4d2ea), 0.95,
		append([]pt{{x + w*0.8, y - h*0.05}, {x + w*0.2, y - h*0.05}}, snow...)...)
}

// smoke rises from a chimney at (x, y) and leans away.
func (c *Canvas) smoke(x, y, height float64, colour rgb, seed uint32) {
	d := &dice{seed: seed}
	for i := range 60 {
		t := float64(i) / 60
		c.disc(x+0.09*t*t+d.roll(-0.02, 0.02)*t, y-height*t, 0.006+0.035*t, 0.006+0.03*t, colour,
			0.16*(1-t))
	}
}
