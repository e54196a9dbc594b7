package rendition

import (
	"image"
	"io"

	"golang.org/x/image/webp"
)

// decodeVP8 decodes a WebP picture that stands still. Its brightness goes from 16 to 235 (RFC 6386, section 9.2): x/image
// leaves it so, though image.YCbCr means 0 to 255.
func decodeVP8(in io.Reader) (image.Image, error) {
	img, err := webp.Decode(in)
	switch img := img.(type) {
	case *image.YCbCr:
		widen(img)
	case *image.NYCbCrA:
		widen(&img.YCbCr)
	}
	return img, err
}

// widen gives img the range of all bytes.
func widen(img *image.YCbCr) {
	var light, colour [256]uint8
	for i := range 256 {
		light[i] = widened(i-16, 219)
		colour[i] = widened(i-128+112, 224)
	}
	spread(img.Y, &light)
	spread(img.Cb, &colour)
	spread(img.Cr, &colour)
}

func widened(v, of int) uint8 { return uint8(min(max((v*255+of/2)/of, 0), 255)) }

func spread(plane []uint8, to *[256]uint8) {
	for i, v := range plane {
		plane[i] = to[v]
	}
}
