package rendition

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io"
)

// frame is a decoded picture. release gives its memory back to the others.
type frame struct {
	image   image.Image
	full    image.Point // the size that it has undiminished; zero where image is the whole
	upright bool        // own says how to turn it, whatever Exif says
	own     turn
	small   bool   // a larger one could be made
	partial bool   // the file breaks off: only a part of it is the picture
	profile []byte // ICC, or adobeRGB; nil if there is none
	release func()
}

// whole asks for all pixels there are.
const whole = 0

// decode decodes the picture in: whole, or, where that is faster, smaller, but with a longest edge
// of at least edge.
func (m *Maker) decode(ctx context.Context, in *io.SectionReader, edge int) (frame, error) {
	return m.watched(ctx, func(ctx context.Context) (frame, error) {
		f, err := m.decodeKind(ctx, in, edge)
		if err == nil && f.profile == nil {
			f.profile = profileOf(in, sniff(in))
		}
		return f, err
	})
}

func (m *Maker) decodeKind(ctx context.Context, in *io.SectionReader, edge int) (frame, error) {
	switch k := sniff(in); k {
	case unknown:
		return frame{}, invalid(errors.New("its content is no picture in a format known here"))
	case kindJPEG:
		return m.decodeJPEG(ctx, in, edge)
	case kindHEIC:
		return m.decodeHEIC(ctx, in)
	case kindAVIF:
		return m.decodeAVIF(ctx, in)
	case kindWebP:
		return m.decodeWebP(ctx, in)
	case kindTIFF, kindRAF, kindCR3:
		return m.decodeRaw(ctx, in, k, edge)
	default:
		return m.decodeStream(ctx, in, codecs[k])
	}
}

// decodeStream decodes with c after its header has passed the wall.
func (m *Maker) decodeStream(ctx context.Context, in *io.SectionReader, c codec) (frame, error) {
	size, err := header(in, c)
	if err != nil {
		return frame{}, err
	}
	need := int64(size.Width) * int64(size.Height) * pixelBytes(size.ColorModel)
	release, err := m.reserve(ctx, need, size)
	if err != nil {
		return frame{}, err
	}
	if isBomb(in, size) {
		release()
		return frame{}, undecodable(errBreaksOff)
	}
	img, err := run(ctx, in, c)
	if err != nil {
		release()
		return frame{}, err
	}
	return frame{image: img, release: release}, nil
}

// header reads the size that a picture claims, without its pixels.
func header(in *io.SectionReader, c codec) (size image.Config, err error) {
	_, err = guarded(func() (image.Image, error) {
		var err error
		size, err = c.config(io.NewSectionReader(in, 0, in.Size()))
		return nil, err
	})
	if err != nil {
		return image.Config{}, undecodable(err)
	}
	return size, nil
}

// run decodes in from its beginning.
func run(ctx context.Context, in *io.SectionReader, c codec) (image.Image, error) {
	img, err := guarded(func() (image.Image, error) {
		return c.decode(patient{ctx, io.NewSectionReader(in, 0, in.Size())})
	})
	if err != nil {
		return nil, undecodable(err)
	}
	return img, nil
}

var errBreaksOff = errors.New("the file breaks off before its picture does")

// undecodable says in words what a decoder reports.
func undecodable(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = errBreaksOff
	}
	return invalid(fmt.Errorf("cannot be decoded: %w", err))
}
