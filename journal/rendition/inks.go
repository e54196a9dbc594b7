package rendition

import (
	"bytes"
	"image"
	"io"
)

// adobeInks begins a JPEG of four inks as Adobe's programs do, which the decoder asks for.
const adobeInks = "\xff\xd8\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00\x00"

// plainInks is c for a JPEG of four inks that no program of Adobe's wrote: ink is ink in it, and not what is missing.
func (c codec) plainInks() codec {
	return codec{
		config: func(in io.Reader) (image.Config, error) { return c.config(adobe(in)) },
		decode: func(in io.Reader) (image.Image, error) {
			img, err := c.decode(adobe(in))
			if inks, ok := img.(*image.CMYK); ok {
				for i := range inks.Pix {
					inks.Pix[i] = 255 - inks.Pix[i]
				}
			}
			return img, err
		},
	}
}

// adobe is in with adobeInks for its first two bytes.
func adobe(in io.Reader) io.Reader {
	var start [2]byte
	if _, err := io.ReadFull(in, start[:]); err != nil {
		return in
	}
	return io.MultiReader(bytes.NewReader([]byte(adobeInks)), in)
}
