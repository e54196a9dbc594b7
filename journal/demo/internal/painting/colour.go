package painting

// rgb is a colour as a screen shows it, each part from 0 to 1.
type rgb struct{ r, g, b float32 }

// hex returns the colour 0xRRGGBB.
func hex(v uint32) rgb {
	return rgb{float32(v>>16&255) / 255, float32(v>>8&255) / 255, float32(v&255) / 255}
}

// mix goes from a (t = 0) to b (t = 1).
func mix(a, b rgb, t float64) rgb {
	f := float32(clamp(t))
	return rgb{a.r + (b.r-a.r)*f, a.g + (b.g-a.g)*f, a.b + (b.b-a.b)*f}
}

// times makes c darker (t < 1) or lighter.
func (c rgb) times(t float64) rgb {
	f := float32(t)
	return rgb{c.r * f, c.g * f, c.b * f}
}

// plus adds t of the light o to c.
func (c rgb) plus(o rgb, t float64) rgb {
	f := float32(t)
	return rgb{c.r + o.r*f, c.g + o.g*f, c.b + o.b*f}
}

func clamp(t float64) float64 { return min(1, max(0, t)) }

// smooth goes from 0 at a to 1 at b without a corner.
func smooth(a, b, v float64) float64 {
	t := clamp((v - a) / (b - a))
	return t * t * (3 - 2*t)
}

// stop is a colour at a height of the picture, 0 to 1 from the top.
type stop struct {
	at     float64
	colour rgb
}

// along returns the colour of a gradient at t; stops are sorted.
func along(stops []stop, t float64) rgb {
	for i := 1; i < len(stops); i++ {
		if a, b := stops[i-1], stops[i]; t <= b.at {
			return mix(a.colour, b.colour, smooth(a.at, b.at, t))
		}
	}
	return stops[len(stops)-1].colour
}
