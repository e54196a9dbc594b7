package painting

import (
	"image"
	"image/draw"
	"math"
)

// pt is a place on a canvas.
type pt struct{ x, y float64 }

// between is the place t of the way from a to b.
func between(a, b pt, t float64) pt { return pt{a.x + (b.x-a.x)*t, a.y + (b.y-a.y)*t} }

// fill paints a polygon, from the colour top at its highest point to bottom at its lowest.
func (c *Canvas) fill(top, bottom rgb, outline ...pt) { c.wash(top, bottom, 1, outline...) }

// wash is fill that covers only a part of what is below.
func (c *Canvas) wash(top, bottom rgb, cover float64, outline ...pt) {
	box := c.bounds(outline)
	if box.Empty() {
		return
	}
	c.trace(box, outline)
	for j := box.Min.Y; j < box.Max.Y; j++ {
		colour := mix(top, bottom, float64(j-box.Min.Y)/float64(box.Dy()))
		mask := c.mask.Pix[(j-box.Min.Y)*c.mask.Stride:]
		row := c.pix[j*c.w+box.Min.X : j*c.w+box.Max.X]
		for i := range row {
			if a := mask[i]; a > 0 {
				row[i] = mix(row[i], colour, float64(a)/255*cover)
			}
		}
	}
}

// bounds is the pixels that an outline may touch.
func (c *Canvas) bounds(outline []pt) image.Rectangle {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range outline {
		x0, x1 = min(x0, p.x), max(x1, p.x)
		y0, y1 = min(y0, p.y), max(y1, p.y)
	}
	w, h := float64(c.w), float64(c.h)
	box := image.Rect(int(math.Floor(x0*w)), int(math.Floor(y0*h)), int(math.Ceil(x1*w)),
		int(math.Ceil(y1*h)))
	return box.Intersect(image.Rect(0, 0, c.w, c.h))
}

// trace puts how much of each pixel of box lies inside outline into the mask.
func (c *Canvas) trace(box image.Rectangle, outline []pt) {
	c.edge.Reset(box.Dx(), box.Dy())
	for i, p := range outline {
		x := float32(p.x*float64(c.w) - float64(box.Min.X))
		y := float32(p.y*float64(c.h) - float64(box.Min.Y))
		if i == 0 {
			c.edge.MoveTo(x, y)
		} else {
			c.edge.LineTo(x, y)
		}
	}
	c.edge.ClosePath()
	if c.mask == nil || len(c.mask.Pix) < box.Dx()*box.Dy() {
		c.mask = image.NewAlpha(image.Rect(0, 0, c.w, c.h))
	}
	c.mask.Stride, c.mask.Rect = box.Dx(), image.Rect(0, 0, box.Dx(), box.Dy())
	c.edge.DrawOp = draw.Src
	c.edge.Draw(c.mask, c.mask.Rect, image.Opaque, image.Point{})
}

// rect paints an upright rectangle.
func (c *Canvas) rect(x0, y0, x1, y1 float64, top, bottom rgb) {
	c.fill(top, bottom, pt{x0, y0}, pt{x1, y0}, pt{x1, y1}, pt{x0, y1})
}

// stroke paints a line that is w0 wide (of the height) at a and w1 at b.
func (c *Canvas) stroke(a, b pt, w0, w1 float64, colour rgb) {
	dx, dy := (b.x-a.x)*c.aspect(), b.y-a.y
	length := math.Hypot(dx, dy)
	if length == 0 {
		return
	}
	nx, ny := -dy/length/2/c.aspect(), dx/length/2
	c.fill(colour, colour,
		pt{a.x + nx*w0, a.y + ny*w0}, pt{b.x + nx*w1, b.y + ny*w1},
		pt{b.x - nx*w1, b.y - ny*w1}, pt{a.x - nx*w0, a.y - ny*w0})
}

// arc returns points of an ellipse from one angle to another, in degrees, clockwise from the right.
func arc(x, y, rx, ry, from, to float64) []pt {
	const steps = 24
	points := make([]pt, steps+1)
	for i := range points {
		a := (from + (to-from)*float64(i)/steps) * math.Pi / 180
		points[i] = pt{x + rx*math.Cos(a), y + ry*math.Sin(a)}
	}
	return points
}
