package rendition

import (
	"bytes"
	"context"
	"errors"
	"image"
	"io"

	"github.com/gen2brain/avif"
	"github.com/gen2brain/heic"
)

const (
	// bytesPerCodedPixel is what the WebAssembly decoders need, measured: 17 for a pixel of HEIC.
	bytesPerCodedPixel = 17
	// tileMemory is for the decoders of two tiles at a time.
	tileMemory = 40 << 20
)

// decodeHEIC decodes the primary picture. How to turn it is a property of its own, which stands
// above any Exif orientation in the same file.
func (m *Maker) decodeHEIC(ctx context.Context, in *io.SectionReader) (frame, error) {
	a, ok := readAlbum(in)
	if !ok {
		return frame{}, invalid(errors.New("it is a HEIC file without a main picture"))
	}
	return m.decodeItem(ctx, a, a.items[a.primary])
}

func (m *Maker) decodeItem(ctx context.Context, a *album, it *item) (f frame, err error) {
	switch it.kind {
	case "grid":
		f, err = m.decodeGrid(ctx, a, it)
	case "hvc1":
		f, err = m.decodeCoded(ctx, a.wrap(it), a.size(it))
	default:
		return frame{}, invalid(errors.New("its main picture is coded in a way that is not known here"))
	}
	f.own, f.profile = a.turn(it), a.profile(it)
	f.upright = true
	return f, err
}

// decodeCoded decodes one coded picture in one piece.
func (m *Maker) decodeCoded(ctx context.Context, file []byte, size image.Config) (frame, error) {
	release, err := m.reserve(ctx, int64(pixels(size))*bytesPerCodedPixel, size)
	if err != nil {
		return frame{}, err
	}
	img, err := decodeTile(ctx, file)
	if err != nil {
		release()
		return frame{}, err
	}
	return frame{image: img, release: release}, nil
}

// decodeTile runs libheif. It cannot be stopped, but what it is given is bounded.
func decodeTile(ctx context.Context, file []byte) (image.Image, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if file == nil {
		return nil, undecodable(errBreaksOff)
	}
	img, err := guarded(func() (image.Image, error) { return heic.Decode(bytes.NewReader(file)) })
	if err != nil {
		return nil, undecodable(err)
	}
	mend(img)
	return img, nil
}

// mend repairs what heic v0.4.5 and avif v0.4.4 do to a picture: they free its memory before
// handing it over, and the allocator's links then lie on its first bytes. The row below stands in for them.
func mend(img image.Image) {
	const links = 24
	switch img := img.(type) {
	case *image.YCbCr:
		mendRow(img.Y, img.YStride, links)
	case *image.Gray:
		mendRow(img.Pix, img.Stride, links)
	case *image.RGBA:
		mendRow(img.Pix, img.Stride, links)
	case *image.NRGBA:
		mendRow(img.Pix, img.Stride, links)
	}
}

func mendRow(pix []byte, stride, n int) {
	if len(pix) > 2*stride && stride >= n {
		copy(pix[:n], pix[stride:])
	}
}

// decodeAVIF decodes with libavif, which does not turn the picture.
func (m *Maker) decodeAVIF(ctx context.Context, in *io.SectionReader) (frame, error) {
	a, ok := readAlbum(in)
	if !ok {
		return frame{}, invalid(errors.New("it is an AVIF file without a main picture"))
	}
	it := a.items[a.primary]
	size := a.size(it)
	release, err := m.reserve(ctx, int64(pixels(size))*bytesPerCodedPixel, size)
	if err != nil {
		return frame{}, err
	}
	img, err := run(ctx, in, codec{decode: avif.Decode})
	if err != nil {
		release()
		return frame{}, err
	}
	mend(img)
	return frame{image: img, upright: true, own: a.turn(it), profile: a.profile(it), release: release}, nil
}
