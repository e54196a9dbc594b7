package picture

import "image"

// Look is what is looked for in a picture, beside the picture.
type Look struct {
	Tones    bool // how many of its pixels are how bright
	Clipping bool // mark where it is blown, or blocked
	Edges    bool // mark what is sharp, and measure it where a part is shown
}

// sign is what is said of a pixel by drawing it otherwise.
type sign uint8

const (
	plainPixel sign = iota
	blownPixel
	blockedPixel
	sharpPixel
)

// What is drawn instead of a pixel that is marked, in colours and without.
var (
	signColours = [...]rgb{blownPixel: {255, 0, 60}, blockedPixel: {0, 90, 255}, sharpPixel: {0, 255, 80}}
	signLetters = [...]rune{blownPixel: '^', blockedPixel: 'v', sharpPixel: 'X'}
)

// The codes from which on a channel is at its end; JPEG and scaling blur it by one.
const (
	blown   = 254
	blocked = 1
)

// signs are those of p's pixels; nil where nothing is looked for.
func (p raster) signs(l Look) []sign {
	if !l.Clipping && !l.Edges {
		return nil
	}
	all := make([]sign, len(p.pix))
	for i, c := range p.pix {
		switch {
		case l.Edges && p.isSharp(i):
			all[i] = sharpPixel
		case l.Clipping && max(c.r, c.g, c.b) >= blown:
			all[i] = blownPixel
		case l.Clipping && max(c.r, c.g, c.b) <= blocked:
			all[i] = blockedPixel
		}
	}
	return all
}

// sharpEdge is how much a pixel differs from those beside it where a picture is sharp: four times the difference from
// their mean, of 255.
const sharpEdge = 96

func (p raster) isSharp(i int) bool {
	x, y := i%p.w, i/p.w
	if x == 0 || y == 0 || x == p.w-1 || y == p.h-1 {
		return false
	}
	around := int(luma(p.pix[i-1])) + int(luma(p.pix[i+1])) + int(luma(p.pix[i-p.w])) + int(luma(p.pix[i+p.w]))
	d := 4*int(luma(p.pix[i])) - around
	return d >= sharpEdge || d <= -sharpEdge
}

// sign draws what is looked for over p.
func (p raster) sign(all []sign) {
	for i, s := range all {
		if s != plainPixel {
			p.pix[i] = signColours[s]
		}
	}
}

// Tones are how many pixels of a picture have which code, and what is lost at either end.
type Tones struct {
	Luma, Red, Green, Blue [256]int
	Blown, White           float64 // parts of the pixels of which one channel, or all, are at their end
	Blocked                float64 // of which all channels are black
}

// tonesOf counts img.
func tonesOf(img image.Image) *Tones {
	var t Tones
	b := img.Bounds()
	ends, white, black := 0, 0, 0
	line := make([]rgb, b.Dx())
	for y := range b.Dy() {
		readCodes(img, y, line)
		for _, c := range line {
			t.Luma[luma(c)]++
			t.Red[c.r]++
			t.Green[c.g]++
			t.Blue[c.b]++
			switch {
			case min(c.r, c.g, c.b) >= blown:
				ends, white = ends+1, white+1
			case max(c.r, c.g, c.b) >= blown:
				ends++
			case max(c.r, c.g, c.b) <= blocked:
				black++
			}
		}
	}
	all := float64(max(1, b.Dx()*b.Dy()))
	t.Blown, t.White, t.Blocked = float64(ends)/all, float64(white)/all, float64(black)/all
	return &t
}
