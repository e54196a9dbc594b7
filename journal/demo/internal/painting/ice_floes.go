package painting

// IceFloes: a bridge and drifting ice in the cold light of the morning.
func IceFloes(c *Canvas) {
	c.gradient(stop{0, hex(0x6fa3c8)}, stop{0.3, hex(0xb5d3e0)}, stop{0.46, hex(0xe9eee8)})
	c.clouds(0.46, 0.4, 1.1, hex(0xfafcff), hex(0xa8bccc), 52)
	c.ridge(0.44, 0.05, 1.7, 0.5, hex(0xa6bcc8), hex(0xc8d6da), 53)
	c.skyline(-0.01, 1.02, 0.465, 0.03, 0.09, facade{
		top: hex(0xbdc5c6), foot: hex(0xcdd3d0),
		glass: hex(0x8298a6), lit: hex(0xffe6b0), share: 0.03, gap: 0.45, seed: 23,
	})
	c.haze(0.46, 0.06, hex(0xe6eeee), 0.5)
	c.bridge(0.36, 0.47, hex(0x4a6070), hex(0x263844))
	c.water(0.468, 1, hex(0x3f7f94), 0.5, 0.03, 57)
	c.floes(0.47, 58)
}

// bridge crosses the whole picture on five arches, its deck at y0 and the water at y1.
func (c *Canvas) bridge(y0, y1 float64, lit, dark rgb) {
	const spans = 5
	c.rect(-0.01, y0+0.035, 1.01, y0+0.055, lit, dark)
	c.rect(-0.01, y0+0.024, 1.01, y0+0.03, lit, lit)
	for i := range spans {
		x0, x1 := float64(i)/spans, float64(i+1)/spans
		bow := arc((x0+x1)/2, y0+0.045, (x1-x0)/2, y0*0.3, 180, 360)
		for k := 1; k < len(bow); k++ {
			c.stroke(bow[k-1], bow[k], 0.011, 0.011, dark)
			if k%2 == 0 {
				c.stroke(bow[k], pt{bow[k].x, y0 + 0.04}, 0.0035, 0.0035, lit)
			}
		}
		c.rect(x0-0.011, y0+0.05, x0+0.011, y1, dark, dark.times(0.75))
	}
}

// floes scatters plates of ice over water below the shore.
func (c *Canvas) floes(shore float64, seed uint32) {
	d := &dice{seed: seed}
	for i := range 150 { // from far to near
		t := float64(i) / 150
		y := shore + 0.01 + (1.03-shore)*t*t
		size := 0.006 + 0.075*t*t*d.roll(0.5, 1.2)
		x := d.roll(-0.05, 1.05)
		plate, edge := c.plate(x, y, size, 0, d), size*0.09
		under := make([]pt, len(plate))
		for k, p := range plate {
			under[k] = pt{p.x, p.y + edge}
		}
		c.fill(hex(0x7fb0c2), hex(0x4d8aa0), under...)
		c.fill(hex(0xf7fbfd), hex(0xdcebf1), plate...)
	}
}

// plate is the outline of a flat thing of irregular shape that lies on a plain.
func (c *Canvas) plate(x, y, size, lift float64, d *dice) []pt {
	ring := arc(x, y-lift, size*1.7/c.aspect(), size*0.42, 0, 345)
	out := ring[:0]
	for i, p := range ring {
		if i%3 == 0 {
			k := d.roll(0.72, 1.15)
			out = append(out, pt{x + (p.x-x)*k, y + (p.y-y)*k})
		}
	}
	return out
}
