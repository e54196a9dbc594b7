package rendition

import (
	"context"
	"image"
	"io"
)

// decodeJPEG decodes a JPEG; of one that breaks off, as much as there is.
func (m *Maker) decodeJPEG(ctx context.Context, in *io.SectionReader, edge int) (frame, error) {
	head := readJPEGHead(in)
	if f, ok := m.decodeSmall(ctx, in, edge); ok {
		f.profile = head.colours(in)
		return f, nil
	}
	c := codecs[kindJPEG]
	if head.components == 4 && !head.adobe {
		c = c.plainInks()
	}
	size, err := header(in, c)
	if err != nil {
		return frame{}, err
	}
	release, err := m.reserve(ctx, head.memory(size), size)
	if err != nil {
		return frame{}, err
	}
	if head.isBomb(in.Size()) {
		release()
		return frame{}, undecodable(errBreaksOff)
	}
	img, partial, err := decodePartial(ctx, in, c, head.samples)
	if err != nil {
		release()
		return frame{}, err
	}
	return frame{image: img, partial: partial, profile: head.colours(in), release: release}, nil
}

// decodePartial decodes in; where it breaks off, once more with an end put behind it, and then
// with the missing rest as zeros, which decode to a plain pattern.
func decodePartial(
	ctx context.Context, in *io.SectionReader, c codec, samples int64,
) (image.Image, bool, error) {
	img, err := run(ctx, in, c)
	if err == nil || ctx.Err() != nil {
		return img, false, err
	}
	if img, endErr := run(ctx, in, c.padded(endOfImage())); endErr == nil {
		return img, false, nil
	}
	if img, restErr := run(ctx, in, c.padded(zeros(samples))); restErr == nil {
		return img, true, nil
	}
	return nil, false, err
}

// padded is c reading on in rest where its stream ends.
func (c codec) padded(rest io.Reader) codec {
	decode := c.decode
	c.decode = func(in io.Reader) (image.Image, error) {
		return decode(io.MultiReader(in, rest))
	}
	return c
}

func endOfImage() io.Reader { return &repeat{bytes: []byte{0xff, 0xd9}, left: 8} }

// zeros are enough for a scan of so many samples, with an end behind them: a byte each, where
// the shortest codes take less.
func zeros(samples int64) io.Reader {
	return io.MultiReader(&repeat{bytes: []byte{0}, left: int(samples)}, endOfImage())
}

// repeat reads as its bytes over and over, left bytes in all.
type repeat struct {
	bytes []byte
	at    int
	left  int
}

func (r *repeat) Read(b []byte) (int, error) {
	if r.left == 0 {
		return 0, io.EOF
	}
	n := min(len(b), r.left)
	for i := range b[:n] {
		b[i] = r.bytes[r.at%len(r.bytes)]
		r.at++
	}
	r.left -= n
	return n, nil
}
