package journal

import "image"

// Spot is a place on a picture as it is shown: from 0 to 1 across and down.
type Spot struct{ X, Y float64 }

// Cut says what of a picture is wanted, in its own pixels: Size of them around At, moved so that all lie on the
// picture, and every square of Shrink × Shrink (1 to 16) averaged into one.
type Cut struct {
	At     Spot
	Size   image.Point
	Shrink int
}

// Crop is a part of a picture.
type Crop struct {
	Image image.Image
	Part  image.Rectangle // of the upright picture
	Full  image.Point     // the size of that
}

// In is where the part of a picture of full pixels is that c wants.
func (c Cut) In(full image.Point) image.Rectangle {
	x, w := within(c.At.X, c.Size.X, full.X)
	y, h := within(c.At.Y, c.Size.Y, full.Y)
	return image.Rect(x, y, x+w, y+h)
}

// within is where size of full begins if its middle is to be at a part of it.
func within(at float64, size, full int) (from, length int) {
	length = min(max(1, size), full)
	if !(at >= 0) { // NaN neither
		at = 0
	}
	middle := min(1, at) * float64(full)
	return min(max(0, int(middle-float64(length)/2+0.5)), full-length), length
}
