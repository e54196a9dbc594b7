package painting

import "math"

// Crater: the frozen lake in the top of Mount Paektu, from its rim.
func Crater(c *Canvas) {
	c.gradient(stop{0, hex(0x0f3f8a)}, stop{0.2, hex(0x2f78c4)}, stop{0.42, hex(0xb4dcf2)})
	c.clouds(0.4, 0.3, 1.3, hex(0xffffff), hex(0xb8cce0), 261)
	c.rim(0.29, 0.19, 0.9, 0.56, hex(0x6d7f9c), 262)
	c.haze(0.55, 0.05, hex(0xe8f2fa), 0.7)
	c.ground(0.55, 1, hex(0xb4d4ee), hex(0x6fa6d8), hex(0xfafdff), 0.85, 263)
	c.cracks(0.57, 264)
	c.nearRim()
	c.person(0.245, 0.785, 0.16, hex(0xd8342c), &dice{seed: 6})
	c.person(0.3, 0.8, 0.15, hex(0x2c5aa8), &dice{seed: 9})
}

// rim is a ridge of rock that the wind has left some snow on.
func (c *Canvas) rim(base, height, detail, bottom float64, rock rgb, seed uint32) {
	lines := make([]float64, c.w)
	for i := range lines {
		lines[i] = c.crest(base, height, detail, float64(i)/float64(c.w), seed)
	}
	c.rocky(lines, bottom, rock, seed+1)
}

// rocky fills from lines down to bottom: rock at the crest and in ribs that run down, else snow,
// in the shade where the crest falls away from the sun on the right.
func (c *Canvas) rocky(lines []float64, bottom float64, rock rgb, seed uint32) {
	snow, shade := hex(0xf8fbff), hex(0x9ab4d8)
	for i, top := range lines {
		slope := lines[min(i+14, c.w-1)] - lines[max(i-14, 0)]
		lit := mix(snow, shade, smooth(0.012, -0.03, slope))
		x := float64(i) / float64(c.w) * c.aspect()
		for j := max(0, int(top*float64(c.h))); j < c.row(bottom); j++ {
			y := float64(j)/float64(c.h) - top
			ribs := cloudy(x*26+y*9, y*5, 4, seed) + 0.16*smooth(0.06, 0, y)
			p := &c.pix[j*c.w+i]
			*p = mix(*p, mix(lit, rock, smooth(0.5, 0.64, ribs)), float64(j+1)-top*float64(c.h))
		}
	}
}

// cracks run over the ice, nearer ones wider.
func (c *Canvas) cracks(horizon float64, seed uint32) {
	d := &dice{seed: seed}
	for range 26 {
		at := pt{d.roll(-0.1, 1.1), horizon + (1-horizon)*math.Pow(d.roll(0.1, 1), 1.5)}
		for range 7 {
			depth := (at.y - horizon) / (1 - horizon)
			next := pt{at.x + d.roll(-0.02, 0.09)*(0.3+depth), at.y + d.roll(-0.012, 0.018)*(0.2+depth)}
			c.stroke(at, next, 0.0008+0.003*depth, 0.0008+0.003*depth, hex(0xe6f3fc))
			at = next
		}
	}
}

// nearRim is the edge where the photographer stands: high at the sides, open in the middle.
func (c *Canvas) nearRim() {
	lines := make([]float64, c.w)
	for i := range lines {
		x := float64(i)/float64(c.w) - 0.56
		rough := 0.07*cloudy(x*9, 2, 5, 266) + 0.03*noise(x*40, 7, 267)
		lines[i] = 0.97 - rough - 0.75*math.Pow(math.Abs(x), 1.7)
	}
	c.rocky(lines, 1, hex(0x43506a), 268)
}
