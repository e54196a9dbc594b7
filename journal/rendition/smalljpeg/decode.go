// Package smalljpeg decodes JPEGs at a half, a quarter or an eighth of their size, for
// thumbnails. It knows what cameras write: one sequential scan of Huffman codes, grey or YCbCr.
// Whatever else a JPEG may be is ErrUnsupported, and image/jpeg decodes it.
package smalljpeg

import (
	"context"
	"errors"
	"image"
	"io"
)

var (
	// ErrUnsupported says that the picture may be a good one, but is of a kind not known here.
	ErrUnsupported = errors.New("a JPEG of a kind that cannot be scaled while decoding")
	// ErrDamaged says that its data break off or make no sense.
	ErrDamaged = errors.New("a damaged JPEG")
)

// Picture is a JPEG whose header was read.
type Picture struct {
	header
	in     *io.SectionReader
	Bounds image.Rectangle // of its full size
}

// Open reads in up to the pixels. Errors are ErrUnsupported, ErrDamaged or in's own.
func Open(in *io.SectionReader) (*Picture, error) {
	h, err := readHeader(in)
	if err != nil {
		return nil, err
	}
	return &Picture{header: h, in: in, Bounds: image.Rect(0, 0, h.width, h.height)}, nil
}

// Memory is how many bytes the picture takes when it is shrunk by 2, 4 or 8.
func (p *Picture) Memory(shrink int) int64 {
	return newScan(p, side/shrink).bytes() + window
}

// Decode returns the picture shrunk by 2, 4 or 8, as an *image.Gray or an *image.YCbCr. It ends
// early with ctx. It gives no part of a damaged picture.
func (p *Picture) Decode(ctx context.Context, shrink int) (image.Image, error) {
	if shrink != 2 && shrink != 4 && shrink != 8 {
		return nil, ErrUnsupported
	}
	if 8*(p.in.Size()-p.scan) < p.blocks()*leastBits {
		return nil, ErrDamaged // before it takes the memory that it claims to need
	}
	s := newScan(p, side/shrink)
	img := s.canvas(image.Rect(0, 0, shrunk(p.width, shrink), shrunk(p.height, shrink)))
	if err := s.run(ctx); err != nil {
		return nil, err
	}
	return img, nil
}

// leastBits is what one block takes at least: a code for its mean, and one for its end.
const leastBits = 2

func shrunk(n, by int) int { return (n + by - 1) / by }
