package painting

// FrozenLake: a pagoda over a frozen lake at sunrise, the last morning.
func FrozenLake(c *Canvas) {
	c.gradient(stop{0, hex(0x5a86b8)}, stop{0.28, hex(0xb7b9d0)}, stop{0.46, hex(0xf4b8a8)},
		stop{0.6, hex(0xffd9a0)})
	c.clouds(0.6, 0.42, 0.9, hex(0xffc7b4), hex(0xb58aa8), 77)
	c.sun(0.71, 0.5, 0.028, hex(0xffb060))
	c.ridge(0.55, 0.05, 2.2, 0.64, hex(0xa98fa8), hex(0xe8b8a4), 71)
	c.pagoda(0.33, 0.585, 0.40, hex(0x4b3b4e), hex(0x6d4a50))
	c.skyline(0.52, 1.02, 0.602, 0.02, 0.05, facade{
		top: hex(0x7a6076), foot: hex(0xa87c80),
		glass: hex(0x6a5068), lit: hex(0xffd080), share: 0.1, gap: 0.5, seed: 5,
	})
	for i, x := range []float64{0.02, 0.09, 0.17, 0.47, 0.55, 0.9, 0.97} {
		c.bareTree(x, 0.612, 0.15+0.05*noise(x*40, 1, 3), hex(0x4a3440), uint32(i+60))
	}
	c.rect(-0.01, 0.598, 1.01, 0.615, hex(0x5c4854), hex(0x6d5660))
	c.water(0.614, 1, hex(0xcfd4e4), 0.5, 0.008, 19)
	c.rows(0.64, 1, func(x, y float64, p *rgb) { // snow blown over the ice
		depth := 0.05 / (y - 0.6)
		n := cloudy((x-0.4)*depth*16, depth*30, 5, 91)
		*p = mix(*p, hex(0xf2eef4), 0.8*smooth(0.5, 0.66, n))
	})
	c.crowd(0.5, 0.86, 0.66, 0.76, 0.6, 0.12, 6, 14, hex(0x39303e), hex(0x7a2f34), hex(0x2f3f55))
}

// pagoda paints a tower of narrowing storeys that stands on y.
func (c *Canvas) pagoda(x, y, height float64, wall, roof rgb) {
	const storeys = 7
	step := height * 0.86 / storeys
	for i := range storeys {
		t := float64(i) / storeys
		w := height * (0.16 - 0.075*t) / c.aspect()
		top := y - step*float64(i+1)
		c.rect(x-w, top, x+w, top+step, wall.times(1.1), wall)
		for k := -1.0; k <= 1; k++ {
			c.rect(x+k*w*0.55-w*0.1, top+step*0.5, x+k*w*0.55+w*0.1, top+step*0.9, wall.times(0.5),
				wall.times(0.6))
		}
		c.eaves(x-w*1.55, x+w*1.55, top-step*0.08, top+step*0.42, roof, roof.times(0.6))
	}
	c.stroke(pt{x, y - height*0.85}, pt{x, y - height}, height*0.03, height*0.006, roof.times(0.7))
}
