package picture

import "math"

// lab is a colour in Oklab (Björn Ottosson, 2020), where distances are as eyes see them.
type lab struct{ l, a, b float32 }

func labOf(c rgb) lab {
	r, g, b := float64(light[c.r]), float64(light[c.g]), float64(light[c.b])
	long := math.Cbrt(0.4122214708*r + 0.5363325363*g + 0.0514459929*b)
	medium := math.Cbrt(0.2119034982*r + 0.6806995451*g + 0.1073969566*b)
	short := math.Cbrt(0.0883024619*r + 0.2817188376*g + 0.6299787005*b)
	return lab{
		float32(0.2104542553*long + 0.7936177850*medium - 0.0040720468*short),
		float32(1.9779984951*long - 2.4285922050*medium + 0.4505937099*short),
		float32(0.0259040371*long + 0.7827717662*medium - 0.8086757660*short),
	}
}

// plus returns p with part of q.
func (p lab) plus(q lab, part float32) lab {
	return lab{p.l + q.l*part, p.a + q.a*part, p.b + q.b*part}
}

// hue is how much more a difference in hue counts than one in brightness: a grey that is near in
// brightness is no stand-in for a colour.
const hue = 2

// distance is squared.
func (p lab) distance(q lab) float32 {
	l, a, b := p.l-q.l, p.a-q.a, p.b-q.b
	return l*l + hue*(a*a+b*b)
}
