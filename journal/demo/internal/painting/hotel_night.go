package painting

// HotelNight: the city from the hotel: few lamps, a lit torch, the river.
func HotelNight(c *Canvas) {
	c.gradient(stop{0, hex(0x060a1a)}, stop{0.35, hex(0x142448)}, stop{0.55, hex(0x54609a)})
	c.stars(0.4, 260, 121)
	c.moon(0.8, 0.17, 0.038, 0.68)
	c.ridge(0.53, 0.05, 1.2, 0.58, hex(0x141d36), hex(0x1c2640), 122)
	dark := facade{
		top: hex(0x10162a), foot: hex(0x161c30), glass: hex(0x0c1222),
		lit: hex(0xffc060), share: 0.62, gap: 0.34, seed: 51,
	}
	c.skyline(-0.01, 1.02, 0.57, 0.03, 0.13, dark)
	dark.top, dark.foot, dark.share, dark.seed = hex(0x0a0f1e), hex(0x0e1424), 0.6, 52
	c.skyline(-0.02, 0.26, 0.585, 0.1, 0.2, dark)
	c.obelisk(0.58, 0.585, 0.43, hex(0xb8aca0), hex(0x6a6470))
	c.glow(0.58, 0.17, 0.06, hex(0xff5a3a), 0.8)
	c.glow(0.58, 0.5, 0.1, hex(0xffc890), 0.3)
	for i := range 14 {
		c.glow(0.03+0.072*float64(i), 0.586, 0.018, hex(0xffc070), 0.9)
		c.disc(0.03+0.072*float64(i), 0.586, 0.005, 0.003, hex(0xffe8b0), 1)
	}
	c.rect(-0.01, 0.585, 1.01, 0.6, hex(0x0a0e1a), hex(0x070a14))
	c.water(0.598, 1, hex(0x060a18), 0.25, 0.075, 123)
}
