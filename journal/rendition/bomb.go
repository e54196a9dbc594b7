package rendition

import (
	"image"
	"image/color"
	"io"
)

const (
	// densest is how many bytes deflate makes of one at the most.
	densest = 1032
	// leastPart is the part of a JPEG that must be there, at the least bits that its pixels can take: less would show nothing.
	leastPart = 1. / 16
)

// isBomb reports whether the pixels that a PNG claims cannot be in so few bytes. Then no memory is taken for them.
func isBomb(in *io.SectionReader, size image.Config) bool {
	if sniff(in) != kindPNG {
		return false
	}
	bits := int64(24)
	if _, ok := size.ColorModel.(color.Palette); ok || size.ColorModel == color.GrayModel {
		bits = 1
	}
	return int64(size.Width)*int64(size.Height)*bits/8 > densest*in.Size()
}

// isBomb reports whether of the pixels that a JPEG of size bytes claims next to none can be there: each block of 64 takes
// at least a bit.
func (h jpegHead) isBomb(size int64) bool {
	return float64(h.samples)/64*leastPart > float64(8*size)
}
