package rendition

import (
	"context"
	"errors"
	"image"

	"sojourn/journal"
)

const (
	maxShrink = 16
	maxCrop   = 16_000_000 // pixels that are made of one cut
)

// Crop cuts a part out of f's picture, upright and in sRGB, pixel for pixel; of a RAW file out of its largest preview.
// The pixels of the whole are kept for the next cut, until Keep leaves f out or memory is needed. Errors are
// Invalid or NotFound.
func (m *Maker) Crop(ctx context.Context, f journal.File, orientation int, cut journal.Cut) (journal.Crop, error) {
	if cut.Shrink < 1 || cut.Shrink > maxShrink || cut.Size.X < 1 || cut.Size.Y < 1 {
		return journal.Crop{}, named("part", f, invalid(errors.New("it is to have pixels, shrunk by 1 to 16")))
	}
	d, err := m.decodedOf(ctx, f)
	if err != nil {
		return journal.Crop{}, named("part", f, err)
	}
	return d.cut(orientation, cut), nil
}

// cut turns and averages the part alone: it costs what the part costs, however large the whole is.
func (d *decoded) cut(orientation int, cut journal.Cut) journal.Crop {
	b, t := d.frame.image.Bounds(), d.frame.turn(orientation)
	full := image.Pt(t.size(b.Dx(), b.Dy()))
	part := cut.In(full)
	shrink := min(cut.Shrink, part.Dx(), part.Dy())
	for part.Dx()/shrink*(part.Dy()/shrink) > maxCrop {
		shrink++
	}
	img := upright(clip(d.frame.image, t.from(part, full).Add(b.Min)), t, shrink)
	toSRGB(img, d.frame.profile)
	return journal.Crop{Image: img, Part: part, Full: full}
}

// from is the part of the picture before t that is at r after it; full is the size after it.
func (t turn) from(r image.Rectangle, full image.Point) image.Rectangle {
	if t.mirrorX {
		r.Min.X, r.Max.X = full.X-r.Max.X, full.X-r.Min.X
	}
	if t.mirrorY {
		r.Min.Y, r.Max.Y = full.Y-r.Max.Y, full.Y-r.Min.Y
	}
	if t.swap {
		r = image.Rect(r.Min.Y, r.Min.X, r.Max.Y, r.Max.X)
	}
	return r
}

// clip is the part of img at r.
func clip(img image.Image, r image.Rectangle) image.Image {
	if whole, ok := img.(interface {
		SubImage(r image.Rectangle) image.Image
	}); ok {
		return whole.SubImage(r)
	}
	return clipped{img, r}
}

// clipped is for pictures that cannot be parted.
type clipped struct {
	image.Image
	at image.Rectangle
}

func (c clipped) Bounds() image.Rectangle { return c.at }
