package painting

import "image"

// finish turns the canvas into a photo's pixels: darker corners, a soft shoulder for what is too
// bright, and the grain of a sensor, which also keeps skies from showing steps.
func (c *Canvas) finish(grain float64, seed uint32) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, c.w, c.h))
	noise := seed*2654435761 + 1
	i := 0
	c.rows(0, 1, func(x, y float64, p *rgb) {
		dx, dy := x-0.5, y-0.5
		v := 1 - 0.42*(dx*dx+dy*dy)
		noise ^= noise << 13
		noise ^= noise >> 17
		noise ^= noise << 5
		g := grain * (float64(noise&0xffff)/0xffff - 0.5)
		img.Pix[i] = shoulder(float64(p.r)*v + g)
		img.Pix[i+1] = shoulder(float64(p.g)*v + g)
		img.Pix[i+2] = shoulder(float64(p.b)*v + g)
		img.Pix[i+3] = 0xff
		i += 4
	})
	return img
}

func shoulder(v float64) uint8 {
	if v > 0.85 {
		v = 0.85 + 0.15*(1-1/(1+(v-0.85)*6.7))
	}
	return eightBits(v)
}

// pixels are the canvas as it is.
func (c *Canvas) pixels() *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, c.w, c.h))
	for i, p := range c.pix {
		img.Pix[4*i], img.Pix[4*i+1] = eightBits(float64(p.r)), eightBits(float64(p.g))
		img.Pix[4*i+2], img.Pix[4*i+3] = eightBits(float64(p.b)), 0xff
	}
	return img
}

func eightBits(v float64) uint8 { return uint8(min(255, max(0, int(255*v+0.5)))) }
