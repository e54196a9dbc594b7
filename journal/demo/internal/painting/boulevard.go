package painting

// Boulevard: pastel blocks, a trolleybus, people who walk to work.
func Boulevard(c *Canvas) {
	c.gradient(stop{0, hex(0x8fb2cf)}, stop{0.35, hex(0xc9d8e0)}, stop{0.5, hex(0xf2e8d8)})
	c.clouds(0.5, 0.34, 1.2, hex(0xffffff), hex(0xc0ccd6), 92)
	c.ground(0.5, 1, hex(0xb8b4ae), hex(0x6f6e70), hex(0x8b898a), 0.6, 93)
	walls := []rgb{hex(0xe8b9a0), hex(0xb9d2c0), hex(0xe9d9a4), hex(0xaec4dc), hex(0xdcb4bc)}
	for i := len(walls) - 1; i >= 0; i-- { // from far to near
		near, far := 0.5+0.62/(1+0.9*float64(i)), 0.5+0.62/(1.72+0.9*float64(i))
		f := facade{
			rows: 9, cols: 7, top: walls[i], foot: walls[i].times(0.86),
			glass: hex(0x6d8496), lit: hex(0xffe6a8), share: 0.04, gap: 0.42, seed: uint32(i + 1),
		}
		c.build(quad{
			{far, 0.5 - (far-0.5)*0.9},
			{near, 0.5 - (near-0.5)*0.9},
			{near, 0.51 + (near-0.5)*0.3},
			{far, 0.51 + (far-0.5)*0.3},
		}, f)
		near, far = 1-near, 1-far
		f.top, f.foot, f.seed = walls[(i+2)%5].times(0.82), walls[(i+2)%5].times(0.68), uint32(i+20)
		c.build(quad{
			{near, 0.5 - (0.5-near)*0.76},
			{far, 0.5 - (0.5-far)*0.76},
			{far, 0.51 + (0.5-far)*0.3},
			{near, 0.51 + (0.5-near)*0.3},
		}, f)
	}
	c.fill(hex(0xc8c4bc), hex(0xa9a59e), pt{0.505, 0.508}, pt{0.52, 0.508}, pt{1.02, 0.66},
		pt{1.02, 0.86})
	c.fill(hex(0xb4b0a8), hex(0x97938c), pt{0.48, 0.508}, pt{0.495, 0.508}, pt{-0.02, 0.86},
		pt{-0.02, 0.66})
	for i := range 9 {
		t := float64(i) / 9
		y := 0.515 + 0.5*t*t
		c.stroke(pt{0.5 + 0.02*t, y}, pt{0.5 + 0.022*t, y + 0.01 + 0.05*t*t}, 0.002+0.006*t,
			0.003+0.008*t, hex(0xf4f0e6))
	}
	c.bareTree(0.93, 0.7, 0.44, hex(0x4a423e), 97)
	c.trolley(0.41, 0.655, 0.17)
	c.crowd(0.66, 0.96, 0.6, 0.84, 0.5, 0.34, 8, 95, hex(0x3c4450), hex(0x5a3036), hex(0x2f3f3a),
		hex(0x8c3a34))
	c.crowd(0.03, 0.2, 0.66, 0.82, 0.5, 0.3, 4, 96, hex(0x2f3644), hex(0x55463a))
}

// trolley is a trolleybus seen from the front.
func (c *Canvas) trolley(x, y, size float64) {
	w := size * 0.46 / c.aspect()
	c.shadow(x, y, w*1.25, size*0.07, 0.5, rgb{})
	for _, side := range []float64{-0.3, 0.3} {
		c.stroke(pt{x + side*w, y - size}, pt{0.5 + side*0.01, 0.3}, 0.0022, 0.0012, hex(0x55585c))
	}
	c.rect(x-w, y-size, x+w, y-size*0.08, hex(0xf0e8d4), hex(0xd8ccb4))
	c.rect(x-w, y-size*0.46, x+w, y-size*0.1, hex(0xc83a32), hex(0x96241f))
	c.rect(x-w*0.88, y-size*0.88, x-w*0.04, y-size*0.5, hex(0x5a7486), hex(0x8aa2ae))
	c.rect(x+w*0.04, y-size*0.88, x+w*0.88, y-size*0.5, hex(0x5a7486), hex(0x8aa2ae))
	c.rect(x-w*0.5, y-size*0.98, x+w*0.5, y-size*0.91, hex(0x24282c), hex(0x24282c))
	for _, side := range []float64{-0.68, 0.68} {
		c.disc(x+side*w, y-size*0.24, size*0.045, size*0.012, hex(0xfff4d0), 1)
		c.rect(x+side*w-w*0.16, y-size*0.1, x+side*w+w*0.16, y, hex(0x18181a), hex(0x101012))
	}
}
