package rendition

import (
	"bytes"
	"errors"
	"image"

	"github.com/gen2brain/webp"
)

const (
	// webpPixels bounds what is encoded: it takes a second for two million pixels, and cannot be stopped.
	webpPixels = 6_000_000
	// webpBetter is what is added to a quality of JPEG for a WebP that looks the same (SSIM), at about 70 % of the bytes.
	webpBetter = 4
)

// asWebP encodes img. What it is given is bounded.
func asWebP(img image.Image, quality int) ([]byte, error) {
	var b bytes.Buffer
	_, err := guarded(func() (image.Image, error) {
		return nil, webp.Encode(&b, img, webp.Options{Quality: min(quality+webpBetter, 99)}) // 100 is without loss
	})
	if err == nil && b.Len() == 0 {
		err = errors.New("nothing was encoded")
	}
	return b.Bytes(), err
}
