package painting

// Trails: the lights of the few cars on a wide street, exposed long.
func Trails(c *Canvas) {
	c.gradient(stop{0, hex(0x0a1230)}, stop{0.3, hex(0x1c2a58)}, stop{0.5, hex(0x6a4a6c)},
		stop{0.56, hex(0xff9a5a)})
	c.stars(0.3, 90, 161)
	c.pyramid(0.5, 0.558, 0.32, hex(0x141a34), hex(0x241f3c))
	night := facade{
		rows: 10, cols: 8, top: hex(0x131730), foot: hex(0x22203a),
		glass: hex(0x10142a), lit: hex(0xffbe62), share: 0.55, gap: 0.36,
	}
	for i := 4; i >= 0; i-- {
		near, far := 0.5+0.66/(1+0.9*float64(i)), 0.5+0.66/(1.7+0.9*float64(i))
		night.seed = uint32(70 + i)
		c.build(quad{
			{far, 0.55 - (far-0.5)*0.86},
			{near, 0.55 - (near-0.5)*0.86},
			{near, 0.555 + (near-0.5)*0.25},
			{far, 0.555 + (far-0.5)*0.25},
		}, night)
		night.seed = uint32(80 + i)
		c.build(quad{
			{1 - near, 0.55 - (near-0.5)*0.7},
			{1 - far, 0.55 - (far-0.5)*0.7},
			{1 - far, 0.555 + (far-0.5)*0.25},
			{1 - near, 0.555 + (near-0.5)*0.25},
		}, night)
	}
	c.ground(0.555, 1, hex(0x4a3a4c), hex(0x14162a), hex(0x262640), 0.7, 163)
	for i := range 8 {
		t := 0.35 + 0.12*float64(i)
		c.trail(pt{0.5 + 0.004*float64(i), 0.557}, pt{0.5 + t*0.62, 1.02}, hex(0xff3a28))
		c.trail(pt{0.5 - 0.004*float64(i), 0.557}, pt{0.5 - t*0.62, 1.02}, hex(0xffc96a))
	}
	c.glow(0.5, 0.555, 0.035, hex(0xffa060), 0.7)
}

// trail is the trace of one lamp, with its light around it.
func (c *Canvas) trail(far, near pt, light rgb) {
	const layers = 7
	for i := range layers { // from the wide faint glow to the lamp itself
		t := float64(i) / (layers - 1)
		w := 0.012 + 0.06*(1-t)*(1-t)
		c.wash(light, mix(light, rgb{1, 1, 1}, 0.5*t), 0.1+0.85*t*t*t, pt{far.x - 0.0006, far.y},
			pt{far.x + 0.0006, far.y}, pt{near.x + w/2, near.y}, pt{near.x - w/2, near.y})
	}
}
