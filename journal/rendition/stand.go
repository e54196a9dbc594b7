package rendition

import (
	"context"
	"errors"
	"image"
	"io"

	"sojourn/journal"
)

// quickPixels is how many pixels a preview has at most that is decoded where a smaller one would do as well.
const quickPixels = 4 << 20

// decodeFor decodes the smallest preview in the file that is large enough for good, else for enough, else the
// picture itself for good. Where that is damaged, the largest preview stands in for it.
func (m *Maker) decodeFor(ctx context.Context, in *io.SectionReader, good, enough int) (frame, error) {
	k := sniff(in)
	if k == kindHEIC {
		return m.decodeHEICFor(ctx, in, good, enough)
	}
	previews := findPreviews(in, k)
	if f, ok := m.standIn(ctx, in, k, previews, good, enough); ok {
		return f, nil
	}
	f, err := m.decode(ctx, in, good)
	damaged := journal.KindOf(err) == journal.Invalid && !errors.Is(err, errTooLarge)
	if damaged && len(previews) > 0 {
		if f, previewErr := m.decode(ctx, previews[0].in, good); previewErr == nil {
			return f, nil
		}
	}
	return f, err
}

// decodeQuick is decodeFor without the picture itself; ok is false where that would be needed.
func (m *Maker) decodeQuick(ctx context.Context, in *io.SectionReader, good, enough int) (f frame, ok bool) {
	k := sniff(in)
	if k == kindHEIC {
		return frame{}, false // its decoder is slow, also with a small one
	}
	return m.standIn(ctx, in, k, findPreviews(in, k), good, enough)
}

// standIn decodes the best of previews.
func (m *Maker) standIn(
	ctx context.Context, in *io.SectionReader, k kind, previews []preview, good, enough int,
) (f frame, ok bool) {
	own := ownSize(in, k, previews)
	for _, p := range candidates(previews, own, good, enough) {
		if f, ok = m.decodePreview(ctx, in, k, p, own, good); ok {
			return f, true
		}
	}
	return frame{}, false
}

// decodePreview decodes p, which is in a file of kind k whose own picture is of size own; ok is false where it is
// damaged, or shows something else.
func (m *Maker) decodePreview(
	ctx context.Context, in *io.SectionReader, k kind, p preview, own image.Config, good int,
) (f frame, ok bool) {
	part, _ := p.shown(own)
	f, err := m.decode(ctx, p.in, good)
	if err != nil {
		return frame{}, false
	}
	if f.partial || !f.cut(part, p.size) {
		f.release()
		return frame{}, false
	}
	if f.profile == nil {
		f.profile = profileOf(in, k) // which cameras write once, for both
	}
	f.small = longest(p.size) < good
	return f, true
}

func longest(c image.Config) int { return max(c.Width, c.Height) }

// candidates are the previews to try, the best first.
func candidates(previews []preview, own image.Config, good, enough int) []preview {
	var tried []preview
	large, some := smallest(previews, own, good)
	small, less := smallest(previews, own, enough)
	if some && (!less || pixels(large.size) <= quickPixels) {
		tried = append(tried, large)
	}
	if less {
		tried = append(tried, small)
	}
	return tried
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

// smallest returns the smallest preview of own's picture whose longest edge is at least edge.
// previews are sorted, largest first.
func smallest(previews []preview, own image.Config, edge int) (preview, bool) {
	for i := range previews {
		p := previews[len(previews)-1-i]
		part, ok := p.shown(own)
		if ok && max(part.Dx(), part.Dy()) >= edge && pixels(p.size) < pixels(own) {
			return p, true
		}
	}
	return preview{}, false
}

// decodeHEICFor is decodeFor of a HEIC file, whose thumbnail is an item beside its picture.
func (m *Maker) decodeHEICFor(ctx context.Context, in *io.SectionReader, good, enough int) (frame, error) {
	a, ok := readAlbum(in)
	if !ok {
		return m.decode(ctx, in, good)
	}
	small, own := a.thumbOf(a.primary), a.size(a.items[a.primary])
	if small != nil && longest(a.size(small)) >= enough && sameShape(a.size(small), own) {
		if f, err := m.watched(ctx, func(ctx context.Context) (frame, error) { return m.decodeItem(ctx, a, small) }); err == nil {
			f.small = longest(a.size(small)) < good
			return f, nil
		}
	}
	return m.decode(ctx, in, good)
}
