package rendition

import (
	"context"
	"errors"
	"image"
	"io"
	"math"

	"sojourn/journal"
)

// decodeFor decodes the smallest preview in the file that is large enough for edge, else the
// picture itself. Where that is damaged, the largest preview stands in for it.
func (m *Maker) decodeFor(ctx context.Context, in *io.SectionReader, edge int) (frame, error) {
	k := sniff(in)
	if k == kindHEIC {
		return m.decodeHEICFor(ctx, in, edge)
	}
	previews := findPreviews(in, k)
	if p, ok := smallest(previews, ownSize(in, k, previews), edge); ok {
		if f, err := m.decode(ctx, p.in, edge); err == nil && !f.partial {
			if f.profile == nil && k == kindJPEG {
				f.profile = readJPEGHead(in).profile // which cameras write once, for both
			}
			return f, nil
		} else if err == nil {
			f.release()
		}
	}
	f, err := m.decode(ctx, in, edge)
	damaged := journal.KindOf(err) == journal.Invalid && !errors.Is(err, errTooLarge)
	if damaged && len(previews) > 0 {
		if f, previewErr := m.decode(ctx, previews[0].in, edge); previewErr == nil {
			return f, nil
		}
	}
	return f, err
}

// ownSize is the size of what decode would decode; the zero size where that cannot be told.
func ownSize(in *io.SectionReader, k kind, previews []preview) image.Config {
	if k == kindJPEG {
		own, err := header(in, codecs[kindJPEG])
		if err == nil {
			return own
		}
	}
	if len(previews) > 0 {
		return previews[0].size
	}
	return image.Config{}
}

// smallest returns the smallest preview of own's shape whose longest edge is at least edge.
// previews are sorted, largest first.
func smallest(previews []preview, own image.Config, edge int) (preview, bool) {
	for i := range previews {
		p := previews[len(previews)-1-i]
		if largeEnough(p.size, own, edge) {
			return p, true
		}
	}
	return preview{}, false
}

func largeEnough(size, own image.Config, edge int) bool {
	return max(size.Width, size.Height) >= edge && sameShape(size, own) && pixels(size) < pixels(own)
}

// sameShape reports whether a preview shows all of the picture and no black bars. Small previews
// have sides rounded to whole pixels or blocks.
func sameShape(a, b image.Config) bool {
	x := float64(a.Width) * float64(b.Height)
	y := float64(a.Height) * float64(b.Width)
	return math.Abs(x-y) <= 0.015*math.Max(x, y)
}

// decodeHEICFor is decodeFor of a HEIC file, whose thumbnail is an item beside its picture.
func (m *Maker) decodeHEICFor(ctx context.Context, in *io.SectionReader, edge int) (frame, error) {
	a, ok := readAlbum(in)
	if !ok {
		return m.decode(ctx, in, edge)
	}
	small := a.thumbOf(a.primary)
	if small != nil && largeEnough(a.size(small), a.size(a.items[a.primary]), edge) {
		if f, err := m.decodeItem(ctx, a, small); err == nil {
			return f, nil
		}
	}
	return m.decode(ctx, in, edge)
}
