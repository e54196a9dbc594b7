package painting

// Pines: steps in a park, firs with snow, a red umbrella.
func Pines(c *Canvas) {
	c.gradient(stop{0, hex(0xaebccc)}, stop{0.4, hex(0xd8dee4)}, stop{0.6, hex(0xeceef0)})
	c.ridge(0.42, 0.14, 1, 0.62, hex(0xa4b2c0), hex(0xdfe4e8), 251)
	for layer := range 4 {
		t := float64(layer) / 3
		needle := mix(hex(0x8aa0a4), hex(0x27463e), t)
		for i := range 15 - 3*layer {
			x := (float64(i) + 0.6*noise(float64(i), t*9, 3)) / float64(14-3*layer)
			if layer == 3 && x > 0.33 && x < 0.68 {
				continue
			}
			y := 0.6 + 0.2*t + 0.03*noise(float64(i), t*5, 8)
			c.conifer(x, y, 0.26+0.42*t+0.1*noise(float64(i)*2, t*3, 4), needle, hex(0xf4f8fb),
				uint32(700+20*layer+i))
		}
		if layer == 2 {
			c.ground(0.68, 1, hex(0xdfe6ec), hex(0xeef3f7), hex(0xffffff), 0.8, 252)
			c.steps()
		}
	}
	c.person(0.505, 0.84, 0.22, hex(0x3c3a44), &dice{seed: 5})
	c.umbrella(0.515, 0.64, 0.075)
	c.flakes(500, 0.009, hex(0xffffff), 253)
}

func (c *Canvas) steps() {
	for i := range 9 {
		t := float64(i) / 8
		y, half := 0.69+0.33*t*t, 0.07+0.16*t*t
		c.fill(hex(0xb8bfc6), hex(0x98a0a8), pt{0.5 - half, y + 0.012 + 0.02*t},
			pt{0.5 + half, y + 0.012 + 0.02*t},
			pt{0.5 + half, y + 0.02 + 0.04*t}, pt{0.5 - half, y + 0.02 + 0.04*t})
		c.rect(0.5-half, y, 0.5+half, y+0.014+0.02*t, hex(0xf6f8fa), hex(0xe2e8ec))
	}
}

func (c *Canvas) umbrella(x, y, size float64) {
	w := size * 1.5 / c.aspect()
	c.stroke(pt{x, y}, pt{x - w*0.1, y + size*1.4}, size*0.05, size*0.05, hex(0x2a2424))
	c.fill(hex(0xf04a40), hex(0xb8221e), append(arc(x, y+size*0.35, w, size*0.85, 180, 360),
		pt{x + w*0.66, y + size*0.27}, pt{x + w*0.33, y + size*0.37}, pt{x, y + size*0.28},
		pt{x - w*0.33, y + size*0.37}, pt{x - w*0.66, y + size*0.27})...)
	c.stroke(pt{x, y - size*0.5}, pt{x, y - size*0.62}, size*0.05, size*0.03, hex(0x2a2424))
}
