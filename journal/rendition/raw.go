package rendition

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"image"
	"io"
)

// decodeRaw decodes the largest preview in a RAW file: sensor data is not developed. A TIFF whose
// own picture is larger than its previews is an ordinary picture.
func (m *Maker) decodeRaw(ctx context.Context, in *io.SectionReader, k kind, edge int) (frame, error) {
	previews := findPreviews(in, k)
	if k == kindTIFF {
		own, err := header(in, codecs[kindTIFF])
		if err == nil && (len(previews) == 0 || pixels(own) >= pixels(previews[0].size)) {
			return m.decodeTIFF(ctx, in, own, len(previews) > 0)
		}
	}
	for _, p := range previews {
		if f, err := m.decodeJPEG(ctx, p.in, edge); err == nil {
			return f, nil
		}
	}
	return frame{}, noPreview()
}

// decodeTIFF decodes a picture that may still be the raw mosaic of a sensor.
func (m *Maker) decodeTIFF(ctx context.Context, in *io.SectionReader, own image.Config, raw bool) (frame, error) {
	f, err := m.decodeStream(ctx, in, codecs[kindTIFF])
	if err != nil && raw {
		return frame{}, noPreview()
	}
	return f, err
}

func noPreview() error {
	return invalid(errors.New("it is a RAW file with no preview that can be shown"))
}

// previewOfRAF reads where a Fujifilm RAW says its JPEG is.
func previewOfRAF(in *io.SectionReader) []span {
	b := segment(in, 84, 8)
	if b == nil {
		return nil
	}
	s, ok := span{int64(binary.BigEndian.Uint32(b)), int64(binary.BigEndian.Uint32(b[4:]))}.within(in.Size())
	if !ok {
		return nil
	}
	return []span{s}
}

// previewsOfCR3 finds the JPEG near the beginning of each of a Canon RAW's outer boxes: the
// preview in a box of Canon's own, and the full size in the media data.
func previewsOfCR3(in *io.SectionReader) []span {
	var found []span
	for b := range boxes(in, span{0, in.Size()}) {
		if b.name != "uuid" && b.name != "mdat" {
			continue
		}
		head := segment(in, b.offset, min(b.length, 128))
		if i := bytes.Index(head, []byte{0xff, 0xd8, 0xff}); i >= 0 {
			found = append(found, span{b.offset + int64(i), b.length - int64(i)})
		}
	}
	return found
}
