package painting

import "math"

// ridge paints hills whose crest wanders by height around base, down to the place bottom.
// detail is how many hills there are side by side; mist lightens their feet.
func (c *Canvas) ridge(base, height, detail, bottom float64, crest, foot rgb, seed uint32) {
	lines := make([]float64, c.w)
	for i := range lines {
		lines[i] = c.crest(base, height, detail, float64(i)/float64(c.w), seed)
	}
	c.below(lines, bottom, crest, foot)
}

// crest is how high the hills of ridge reach at x.
func (c *Canvas) crest(base, height, detail, x float64, seed uint32) float64 {
	x *= c.aspect()
	round := 2*cloudy(x*detail, 0.5, 7, seed) - 1
	sharp := 1 - 3*math.Abs(cloudy(x*detail*0.8+9, 3.5, 6, seed+40)-0.5)
	return base - height*(0.9*round+0.7*sharp-0.2)
}

// below fills from lines, one height for each column, down to bottom.
func (c *Canvas) below(lines []float64, bottom float64, crest, foot rgb) {
	end := c.row(bottom)
	for i, y := range lines {
		top := y * float64(c.h)
		for j := max(0, int(top)); j < end; j++ {
			p := &c.pix[j*c.w+i]
			t := (float64(j) - top) / (float64(end) - top)
			*p = mix(*p, mix(crest, foot, t), float64(j+1)-top)
		}
	}
}

// ground paints a plain that runs to the horizon; patches (0 to 1) speckles it with other.
func (c *Canvas) ground(horizon, bottom float64, far, near, other rgb, patches float64,
	seed uint32,
) {
	c.rows(horizon, bottom, func(x, y float64, p *rgb) {
		depth := 0.06 / (y - horizon + 0.004)
		u, v := (x-0.5)*c.aspect()*depth*9, depth*14
		n := cloudy(u, v, 4, seed)
		base := mix(far, near, smooth(horizon, bottom, y))
		*p = mix(base, other, patches*smooth(0.42, 0.62, n)).plus(rgb{1, 1, 1}, (n-0.5)*0.06)
	})
}

// water paints a surface below the shore that mirrors what is above it. ripple is how rough it
// is, tint its own colour and clear how much it takes of it.
func (c *Canvas) water(shore, bottom float64, tint rgb, own, ripple float64, seed uint32) {
	c.rows(shore, bottom, func(x, y float64, p *rgb) {
		depth := (y - shore) / (bottom - shore)
		wave := noise(x*c.aspect()*22/(0.25+depth), (y-shore)*240/(0.3+1.6*depth), seed) - 0.5
		fine := noise(x*c.aspect()*90/(0.25+depth), (y-shore)*700/(0.3+1.6*depth), seed+3) - 0.5
		shift := ripple * (wave + 0.4*fine) * (0.25 + depth)
		mirrored := shore - (y-shore)*0.92 + shift*1.3
		seen := c.at(x+shift*0.25, min(mirrored, shore-0.002))
		seen = seen.times(0.94-0.18*depth).plus(rgb{1, 1, 1}, shift*0.35)
		*p = mix(seen, tint, own*(0.45+0.55*depth))
	})
}

// haze lays mist of a colour over a strip, thickest at y.
func (c *Canvas) haze(y, reach float64, colour rgb, cover float64) {
	c.rows(y-reach, y+reach, func(x, py float64, p *rgb) {
		d := (py - y) / reach
		*p = mix(*p, colour, cover*(1-d*d)*(1-d*d))
	})
}

// shadow darkens what a soft flat ellipse covers.
func (c *Canvas) shadow(x, y, rx, ry, cover float64, colour rgb) {
	c.wash(colour, colour, cover, arc(x, y, rx, ry, 0, 360)...)
}
