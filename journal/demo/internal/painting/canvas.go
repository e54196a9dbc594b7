package painting

import (
	"image"
	"math"

	"golang.org/x/image/vector"
)

// Canvas is a picture being painted. Places on it are fractions of its width and height.
type Canvas struct {
	w, h int
	pix  []rgb
	edge *vector.Rasterizer
	mask *image.Alpha
}

func newCanvas(w, h int) *Canvas {
	return &Canvas{w: w, h: h, pix: make([]rgb, w*h), edge: vector.NewRasterizer(w, h)}
}

// aspect is how much wider than high the canvas is.
func (c *Canvas) aspect() float64 { return float64(c.w) / float64(c.h) }

// rows calls paint for each pixel from the height y0 to y1, with its place.
func (c *Canvas) rows(y0, y1 float64, paint func(x, y float64, p *rgb)) {
	c.part(0, 1, y0, y1, paint)
}

// part is rows from x0 to x1 only.
func (c *Canvas) part(x0, x1, y0, y1 float64, paint func(x, y float64, p *rgb)) {
	left, right := c.column(x0), c.column(x1)
	for j := c.row(y0); j < c.row(y1); j++ {
		y := (float64(j) + 0.5) / float64(c.h)
		row := c.pix[j*c.w : (j+1)*c.w]
		for i := left; i < right; i++ {
			paint((float64(i)+0.5)/float64(c.w), y, &row[i])
		}
	}
}

func (c *Canvas) column(x float64) int { return min(c.w, max(0, int(math.Round(x*float64(c.w))))) }

func (c *Canvas) row(y float64) int { return min(c.h, max(0, int(math.Round(y*float64(c.h))))) }

// at is the pixel at a place, or the nearest there is.
func (c *Canvas) at(x, y float64) rgb {
	i := min(c.w-1, max(0, int(x*float64(c.w))))
	j := min(c.h-1, max(0, int(y*float64(c.h))))
	return c.pix[j*c.w+i]
}

// gradient paints everything from the first to the last of stops.
func (c *Canvas) gradient(stops ...stop) {
	from, to := c.row(stops[0].at), c.row(stops[len(stops)-1].at)
	for j := from; j < to; j++ {
		colour := along(stops, (float64(j)+0.5)/float64(c.h))
		for i := range c.w {
			c.pix[j*c.w+i] = colour
		}
	}
}

// glow adds light around a place; half of it is left at the distance reach (of the height).
func (c *Canvas) glow(x, y, reach float64, light rgb, strength float64) {
	far := reach * 7
	wide := far / c.aspect()
	c.part(x-wide, x+wide, y-far, y+far, func(px, py float64, p *rgb) {
		dx, dy := (px-x)*c.aspect(), py-y
		if d := (dx*dx + dy*dy) / (reach * reach); d < 49 {
			*p = p.plus(light, strength*(1/(1+d)-0.02))
		}
	})
}

// disc paints a round spot of radius r (of the height) whose edge is soft by blur.
func (c *Canvas) disc(x, y, r, blur float64, colour rgb, cover float64) {
	rx := (r + blur) / c.aspect()
	i0, i1 := int((x-rx)*float64(c.w)), int((x+rx)*float64(c.w))+1
	for j := c.row(y - r - blur); j < min(c.h, c.row(y+r+blur)+1); j++ {
		for i := max(0, i0); i < min(c.w, i1); i++ {
			dx := ((float64(i)+0.5)/float64(c.w) - x) * c.aspect()
			dy := (float64(j)+0.5)/float64(c.h) - y
			inside := 1 - smooth(r-blur, r+blur, math.Hypot(dx, dy))
			c.pix[j*c.w+i] = mix(c.pix[j*c.w+i], colour, inside*cover)
		}
	}
}
