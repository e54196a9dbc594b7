package rendition

import (
	"image"
	"math"
)

// sameShape reports whether a preview shows all of the picture and no black bars. Small previews
// have sides rounded to whole pixels or blocks.
func sameShape(a, b image.Config) bool {
	x := float64(a.Width) * float64(b.Height)
	y := float64(a.Height) * float64(b.Width)
	return math.Abs(x-y) <= 0.015*math.Max(x, y)
}

// mostBarred is the longest edge of previews that cameras put between black bars: DCF wants 160 × 120.
const mostBarred = 320

// shown is the part of p that shows a picture of size own: all, or what is between bars.
func (p preview) shown(own image.Config) (part image.Rectangle, ok bool) {
	whole := image.Rect(0, 0, p.size.Width, p.size.Height)
	if sameShape(p.size, own) {
		return whole, true
	}
	if longest(p.size) > mostBarred || own.Width <= 0 || own.Height <= 0 {
		return whole, false
	}
	high := (p.size.Width*own.Height + own.Width - 1) / own.Width // of the picture, where it is as wide
	wide := (p.size.Height*own.Width + own.Height - 1) / own.Height
	across, down := max(0, p.size.Width-wide+1)/2, max(0, p.size.Height-high+1)/2
	part = image.Rect(across, down, p.size.Width-across, p.size.Height-down)
	return part, 2*part.Dx()*part.Dy() > whole.Dx()*whole.Dy()
}

// darkest is how bright a bar may be, of 255.
const darkest = 24

// cut leaves part of f, which was decoded in size; ok is false where the rest is no bars.
func (f *frame) cut(part image.Rectangle, size image.Config) (ok bool) {
	b := f.image.Bounds()
	if part.Dx() == size.Width && part.Dy() == size.Height {
		return true
	}
	cutter, ok := f.image.(interface {
		SubImage(r image.Rectangle) image.Image
	})
	if !ok || b.Dx() != size.Width || b.Dy() != size.Height {
		return false
	}
	part = part.Add(b.Min)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if beside := !image.Pt(x, y).In(part.Inset(-1)); beside && !isDark(f.image, x, y) {
				return false
			}
		}
	}
	f.image = cutter.SubImage(part)
	return true
}

func isDark(img image.Image, x, y int) bool {
	r, g, b, _ := img.At(x, y).RGBA()
	return max(r, g, b)>>8 <= darkest
}
