package rendition

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"math"
	"slices"
	"strings"

	"sojourn/journal"
)

const (
	defaultQuality = 85
	worstQuality   = 50  // below it a smaller picture looks better
	qualityStep    = 3   // fewer are not looked for
	smallestEdge   = 64  // pixels; below it nothing can be seen
	shrinkBy       = 0.8 // the smallest step of size, once quality is at its worst
	shrinkMost     = 0.3 // the largest
)

// encoder writes a picture with its pixels and what is in words: the standard encoders know no metadata.
type encoder struct {
	lossless bool   // PNG
	webp     bool   // where that takes fewer bytes than JPEG
	quality  int    // of JPEG
	words    []byte // segments that go in front of the pixels of a JPEG
}

// encoded is a picture in bytes.
type encoded struct {
	data []byte
	mime string
}

// fitted is a picture that is encoded within its bounds.
type fitted struct {
	encoded
	size image.Point
}

// encoderFor picks JPEG or what is smaller at the same quality, or PNG for a destination that takes no JPEG.
// The error is Refused.
func encoderFor(types []string, quality int) (encoder, error) {
	takes := func(mime string) bool {
		return slices.ContainsFunc(types, func(t string) bool { return strings.EqualFold(t, mime) })
	}
	if quality < 1 || quality > 100 {
		quality = defaultQuality
	}
	switch {
	case len(types) == 0 || takes("image/jpeg") || takes("image/jpg"):
		return encoder{quality: quality, webp: takes("image/webp")}, nil
	case takes("image/png"):
		return encoder{lossless: true}, nil
	}
	return encoder{}, &journal.Error{
		Kind: journal.Refused, Err: errors.New("the destination takes neither JPEG nor PNG pictures"),
		Hint: "send this entry to another destination, or without its photo",
	}
}

func (e encoder) encode(img image.Image) (encoded, error) {
	var b bytes.Buffer
	if e.lossless {
		// without alpha it is written as RGB, 8 bits a channel
		err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, img)
		return encoded{b.Bytes(), "image/png"}, err
	}
	err := jpeg.Encode(&b, img, &jpeg.Options{Quality: e.quality})
	made := encoded{worded(b.Bytes(), e.words), "image/jpeg"}
	if err != nil || !e.webp || img.Bounds().Dx()*img.Bounds().Dy() > webpPixels {
		return made, err
	}
	if data, err := asWebP(img, e.quality); err == nil && len(data) < len(made.data) {
		made = encoded{data, "image/webp"}
	}
	return made, nil
}

// within encodes img in at most limit bytes (0: any), by lower quality first and then fewer
// pixels. The error is Refused where even the smallest is too large.
func (e encoder) within(ctx context.Context, img *image.RGBA, limit int64) (fitted, error) {
	full := img.Rect.Size()
	for size, scale := full, 1.0; scale == 1 || max(size.X, size.Y) >= smallestEdge; {
		made, least, err := e.atBest(ctx, resample(img, size.X, size.Y), limit)
		if err != nil || made.data != nil {
			return fitted{made, size}, err
		}
		scale *= min(shrinkBy, max(shrinkMost, math.Sqrt(float64(limit)/float64(least))))
		size = image.Pt(shrunk(full.X, scale), shrunk(full.Y, scale))
	}
	return fitted{}, &journal.Error{
		Kind: journal.Refused, Err: fmt.Errorf("it cannot be made as small as %d bytes", limit),
		Hint: "raise the destination's byte cap",
	}
}

// atBest encodes img at the highest quality that stays in limit. Where none does, there are no data and least is
// how many bytes it takes at the worst.
func (e encoder) atBest(ctx context.Context, img image.Image, limit int64) (made encoded, least int64, err error) {
	fits := func(quality int) (bool, error) {
		if err := ctx.Err(); err != nil {
			return false, err
		}
		e.quality = quality
		next, err := e.encode(img)
		least = int64(len(next.data))
		fit := limit == 0 || least <= limit
		if err == nil && fit {
			made = next
		}
		return fit, err
	}
	best := e.quality
	if ok, err := fits(best); ok || err != nil || e.lossless || best <= worstQuality {
		return made, least, err
	}
	if ok, err := fits(worstQuality); !ok || err != nil {
		return encoded{}, least, err
	}
	for low := worstQuality; best-low > qualityStep; { // low fits, best does not
		middle := (low + best) / 2
		ok, err := fits(middle)
		switch {
		case err != nil:
			return encoded{}, least, err
		case ok:
			low = middle
		default:
			best = middle
		}
	}
	return made, least, nil
}
