package rendition

import (
	"bytes"
	"errors"
	"image"
	"sync"

	"github.com/kovidgoyal/imaging/prism/meta/icc"
)

// nodes is how many colours of each channel a cube has. Between them lies a plane: profiles of cameras and
// screens bend so little there that no channel is off by more than one.
const nodes = 33

// cube maps colours of a profile to sRGB.
type cube [nodes * nodes * nodes][3]float32

// cubes are those that were made last; a journey has few cameras. It is safe for concurrent use.
var cubes struct {
	sync.Mutex
	made map[string]*cube // nil for a profile that is sRGB, or that is not understood
}

// mostCubes bounds them: each takes 430 kB.
const mostCubes = 8

// toSRGB gives img, whose colours are those of an ICC profile, the colours of screens. Where there is no profile,
// or none that is understood, they are taken to be that already.
func toSRGB(img *image.RGBA, profile []byte) {
	if len(profile) == 0 {
		return
	}
	c := cubeOf(profile)
	if c == nil {
		return
	}
	last, to := [3]uint8{}, c.at([3]uint8{})
	for i := 0; i+3 < len(img.Pix); i += 4 {
		if from := [3]uint8(img.Pix[i : i+3]); from != last {
			last, to = from, c.at(from)
		}
		copy(img.Pix[i:], to[:])
	}
}

func cubeOf(profile []byte) *cube {
	cubes.Lock()
	defer cubes.Unlock()
	if c, known := cubes.made[string(profile)]; known {
		return c
	}
	if len(cubes.made) >= mostCubes || cubes.made == nil {
		cubes.made = map[string]*cube{}
	}
	c, err := newCube(profile)
	if err != nil {
		c = nil
	}
	cubes.made[string(profile)] = c
	return c
}

var errNotRGB = errors.New("the profile is not one of colours of light")

// newCube samples a profile; it is nil for one that is sRGB.
func newCube(profile []byte) (c *cube, err error) {
	if bytes.Equal(profile, adobeRGB) {
		return sampled(fromAdobeRGB), nil
	}
	_, err = guarded(func() (image.Image, error) { // foreign bytes, and a reader that others wrote
		p, err := icc.DecodeProfile(bytes.NewReader(profile))
		if err != nil || p.IsSRGB() {
			return nil, err
		}
		if p.Header.DataColorSpace != icc.ColorSpaceRGB {
			return nil, errNotRGB
		}
		t, err := p.CreateTransformerToSRGB(icc.RelativeColorimetricRenderingIntent, true, 3, true, false, true)
		if err != nil {
			return nil, err
		}
		c = sampled(t.Transform)
		return nil, nil
	})
	return c, err
}

func sampled(transform func(r, g, b float64) (float64, float64, float64)) *cube {
	c := new(cube)
	const most = nodes - 1
	for i := range c {
		r, g, b := transform(float64(i/nodes/nodes)/most, float64(i/nodes%nodes)/most, float64(i%nodes)/most)
		c[i] = [3]float32{float32(255 * r), float32(255 * g), float32(255 * b)}
	}
	return c
}

// at returns the sRGB of a colour, between the eight nodes that it lies among.
func (c *cube) at(from [3]uint8) [3]uint8 {
	var low [3]int
	var part [3]float32
	for i, v := range from {
		scaled := float32(v) * (nodes - 1) / 255
		low[i] = min(int(scaled), nodes-2)
		part[i] = scaled - float32(low[i])
	}
	var sum [3]float32
	for corner := range 8 {
		weight, at := float32(1), 0
		for i := range 3 {
			bit := corner >> (2 - i) & 1
			at = at*nodes + low[i] + bit
			if bit == 1 {
				weight *= part[i]
			} else {
				weight *= 1 - part[i]
			}
		}
		for i, v := range c[at] {
			sum[i] += weight * v
		}
	}
	var to [3]uint8
	for i, v := range sum {
		to[i] = uint8(min(255, max(0, v+0.5)))
	}
	return to
}
