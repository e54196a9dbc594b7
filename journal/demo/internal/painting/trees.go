package painting

import "math"

// bareTree paints a tree in winter that stands at a place.
func (c *Canvas) bareTree(x, y, height float64, colour rgb, seed uint32) {
	d := &dice{seed: seed}
	c.branch(pt{x, y}, -math.Pi/2+d.roll(-0.06, 0.06), height*0.33, height*0.045, 7, colour, d)
}

// branch paints one branch and what grows from it.
func (c *Canvas) branch(from pt, angle, length, width float64, left int, colour rgb, d *dice) {
	to := pt{from.x + math.Cos(angle)*length/c.aspect(), from.y + math.Sin(angle)*length}
	c.stroke(from, to, width, width*0.68, colour)
	if left == 0 || length < 0.004 {
		return
	}
	for _, side := range []float64{-1, 1} {
		c.branch(to, angle+side*d.roll(0.12, 0.62), length*d.roll(0.62, 0.86), width*0.66, left-1,
			colour, d)
	}
}

// conifer paints a fir with snow on it.
func (c *Canvas) conifer(x, y, height float64, needle, snow rgb, seed uint32) {
	d := &dice{seed: seed}
	w := height * 0.24 / c.aspect()
	c.stroke(pt{x, y}, pt{x, y - height*0.2}, height*0.045, height*0.035, needle.times(0.5))
	const tiers = 9
	for i := range tiers {
		t := float64(i) / tiers // from below
		half, foot := w*(1-t)*d.roll(0.9, 1.1)+w*0.06, y-height*(0.1+0.86*t)
		tip := foot - height*0.2
		c.fill(needle.times(0.8+0.4*t), needle.times(0.55),
			pt{x, tip}, pt{x + half, foot + height*0.02}, pt{x + half*0.4, foot - height*0.012},
			pt{x, foot + height*0.012}, pt{x - half*0.45, foot - height*0.01},
			pt{x - half, foot + height*0.02})
		c.wash(snow, snow.times(0.93), 0.92,
			pt{x - half*0.12, tip + height*0.05}, pt{x + half*0.96, foot + height*0.012},
			pt{x + half*0.3, foot - height*0.035}, pt{x, foot - height*0.05},
			pt{x - half*0.5, foot - height*0.028},
			pt{x - half*0.96, foot + height*0.012})
	}
}
