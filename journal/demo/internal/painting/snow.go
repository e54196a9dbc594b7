package painting

// SnowCity: the skyline through falling snow at night.
func SnowCity(c *Canvas) {
	c.gradient(stop{0, hex(0x1c2740)}, stop{0.5, hex(0x4a5470)}, stop{0.75, hex(0x8d8494)})
	for i, t := range []float64{0, 0.5, 1} {
		f := facade{
			top: mix(hex(0x5c6480), hex(0x2a3048), t), foot: mix(hex(0x767688),
				hex(0x3a3f56), t), glass: mix(hex(0x525a76), hex(0x222840), t), lit: hex(0xffca78),
			share: 0.3 + 0.2*t, gap: 0.5, seed: uint32(61 + i),
		}
		c.skyline(-0.02, 1.02, 0.72+0.08*t, 0.14+0.1*t, 0.36+0.12*t, f)
		c.haze(0.74+0.06*t, 0.2, hex(0x9a93a2), 0.4-0.25*t)
	}
	c.ground(0.78, 1, hex(0xa9a6b4), hex(0xc9cad6), hex(0xe9ecf2), 0.8, 132)
	for i := range 6 {
		x := 0.06 + 0.18*float64(i)
		c.lamp(x, 0.86, 0.24)
	}
	c.crowd(0.1, 0.9, 0.84, 0.95, 0.72, 0.13, 9, 133, hex(0x20222e), hex(0x3a2630), hex(0x26303c))
	c.flakes(1100, 0.011, hex(0xf6f7fb), 134)
}

// lamp is a street lamp whose foot is at (x, y).
func (c *Canvas) lamp(x, y, height float64) {
	c.stroke(pt{x, y}, pt{x, y - height}, height*0.03, height*0.02, hex(0x23252e))
	c.stroke(pt{x - height*0.09, y - height*0.97}, pt{x + height*0.09, y - height*0.97},
		height*0.018, height*0.018, hex(0x23252e))
	for _, side := range []float64{-0.09, 0.09} {
		c.glow(x+side*height, y-height, height*0.13, hex(0xffc46a), 0.85)
		c.disc(x+side*height, y-height, height*0.035, height*0.012, hex(0xfff4d8), 1)
	}
}

// LampInSnow: one lamp on a path in a park at the blue hour, upright format.
func LampInSnow(c *Canvas) {
	c.gradient(stop{0, hex(0x18294e)}, stop{0.4, hex(0x40598c)}, stop{0.66, hex(0x8d96b8)})
	for i := range 9 {
		c.bareTree(0.02+0.12*float64(i), 0.66, 0.26+0.12*noise(float64(i), 1, 9), hex(0x35456c),
			uint32(140+i))
	}
	c.ground(0.65, 1, hex(0x7f8fb8), hex(0xa9b8d8), hex(0xc6d2ea), 0.7, 141)
	c.wash(hex(0xd8c8b0), hex(0x8290b4), 0.7, pt{0.47, 0.655}, pt{0.53, 0.655}, pt{0.86, 1.01},
		pt{0.1, 1.01})
	c.bareTree(0.1, 0.82, 0.7, hex(0x141b30), 151)
	c.bareTree(0.95, 0.78, 0.6, hex(0x182038), 152)
	c.glow(0.62, 0.36, 0.1, hex(0xffc878), 0.75)
	c.wash(hex(0xffd9a0), hex(0xffd9a0), 0.35, arc(0.6, 0.84, 0.3, 0.06, 0, 360)...)
	c.lamp(0.62, 0.84, 0.48)
	c.person(0.45, 0.78, 0.15, hex(0x20202c), &dice{seed: 4})
	c.flakes(700, 0.009, hex(0xf2f4fb), 153)
}
