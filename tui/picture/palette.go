package picture

import (
	"math"
	"sync"
	"sync/atomic"
)

// mixed is how many pixels beside each other stand together for a colour that is not there.
const mixed = 8

// mixture is the inks for one colour, the darkest first.
type mixture [mixed]uint8

// colours are few enough that most others have to be mixed of them (ordered dither, after
// Joel Yliluoma: an error is made good by the inks that follow). Mixtures are found when first wanted.
type colours struct {
	labs     []lab
	first    int     // number of the first of them
	mend     float32 // how much of an error is made good: all of it is true, and noisy
	mixtures [1 << 15]atomic.Pointer[mixture]
}

func newColours(list []rgb, first int, mend float32) *colours {
	p := &colours{labs: make([]lab, len(list)), first: first, mend: mend}
	for i, c := range list {
		p.labs[i] = labOf(c)
	}
	return p
}

func (p *colours) match(c rgb, x, y int) ink {
	place := &p.mixtures[int(c.r>>3)<<10|int(c.g>>3)<<5|int(c.b>>3)]
	m := place.Load()
	if m == nil {
		m = p.mix(labOf(rgb{middle(c.r), middle(c.g), middle(c.b)}))
		place.Store(m)
	}
	return ink(m[bayer[y&3][x&3]*mixed/16])
}

// middle is the middle of the 8 colours that share a mixture.
func middle(channel uint8) uint8 { return channel>>3<<3 | channel>>5 }

func (p *colours) mix(want lab) *mixture {
	var picked [mixed]int
	var missing lab
	for i := range picked {
		picked[i] = p.nearest(want.plus(missing, p.mend))
		missing = missing.plus(want, 1).plus(p.labs[picked[i]], -1)
	}
	for i := range picked { // a handful: sorted by insertion
		for j := i; j > 0 && p.labs[picked[j]].l < p.labs[picked[j-1]].l; j-- {
			picked[j], picked[j-1] = picked[j-1], picked[j]
		}
	}
	m := new(mixture)
	for i, at := range picked {
		m[i] = uint8(p.first + at)
	}
	return m
}

func (p *colours) nearest(want lab) int {
	best, least := 0, float32(math.MaxFloat32)
	for i, l := range p.labs {
		if d := want.distance(l); d < least {
			best, least = i, d
		}
	}
	return best
}

func (*colours) same(a, b ink) bool { return a == b }

// bayer spreads 16 steps evenly over 4 × 4 pixels.
var bayer = [4][4]int{{0, 8, 2, 10}, {12, 4, 14, 6}, {3, 11, 1, 9}, {15, 7, 13, 5}}

type colours256 struct{ *colours }

// palette is xterm's colours from 16 on: a cube, then greys. The first 16 are the traveller's own.
var palette = sync.OnceValue(func() colours256 {
	var list []rgb
	levels := []uint8{0, 95, 135, 175, 215, 255}
	for _, r := range levels {
		for _, g := range levels {
			for _, b := range levels {
				list = append(list, rgb{r, g, b})
			}
		}
	}
	for i := range 24 {
		grey := uint8(8 + 10*i)
		list = append(list, rgb{grey, grey, grey})
	}
	return colours256{newColours(list, 16, 0.18)}
})

func (colours256) write(b []byte, i ink, behind bool) []byte {
	if behind {
		return number(append(b, "48;5;"...), int(i))
	}
	return number(append(b, "38;5;"...), int(i))
}

type colours16 struct{ *colours }

// plain is the 16 colours as xterm has them; where a theme has changed them, pictures change too.
var plain = sync.OnceValue(func() colours16 {
	return colours16{newColours([]rgb{
		{0, 0, 0},
		{205, 0, 0},
		{0, 205, 0},
		{205, 205, 0},
		{0, 0, 238},
		{205, 0, 205},
		{0, 205, 205},
		{229, 229, 229},
		{127, 127, 127},
		{255, 0, 0},
		{0, 255, 0},
		{255, 255, 0},
		{92, 92, 255},
		{255, 0, 255},
		{0, 255, 255},
		{255, 255, 255},
	}, 0, 0.6)}
})

func (colours16) write(b []byte, i ink, behind bool) []byte {
	n := 30 + int(i)
	if i >= 8 {
		n = 90 + int(i) - 8
	}
	if behind {
		n += 10
	}
	return number(b, n)
}
