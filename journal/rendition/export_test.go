package rendition

import (
	"image"
	"io"
	"testing"
	"time"
)

// Hurry gives every decode of m no more than d.
func (m *Maker) Hurry(d time.Duration) { m.decodeTime = d }

// MostBehind is how many decodes may be left behind.
const MostBehind = mostBehind

// DecodeBMP puts decode in the place of the decoder of BMP files, until the test ends.
func DecodeBMP(t *testing.T, decode func(io.Reader) (image.Image, error)) {
	before := codecs[kindBMP]
	t.Cleanup(func() { codecs[kindBMP] = before })
	codecs[kindBMP] = codec{before.config, decode}
}
