package rendition

import (
	"context"
	"errors"
	"image"

	"sojourn/journal"
)

// quickDraft is how many pixels a preview has at most that is decoded for a draft.
const quickDraft = 2 << 20

// Draft returns what can be had of f's picture at once: what is kept, the smallest that is large enough for edge, or a
// small preview that is in the file. It is upright, in sRGB, and may be far smaller than edge. The error is Invalid
// where there is nothing such.
func (m *Maker) Draft(ctx context.Context, f journal.File, orientation, edge int) (image.Image, error) {
	sizes := []size{screen, thumb}
	if edge <= thumb.edge {
		sizes = sizes[1:]
	}
	if img := m.first(f, orientation, edge, sizes...); img != nil {
		return img, nil
	}
	img, err := m.previewOf(ctx, f, orientation, edge)
	return img, named("draft", f, err)
}

// previewOf decodes the largest preview of f that takes little time.
func (m *Maker) previewOf(ctx context.Context, f journal.File, orientation, edge int) (image.Image, error) {
	in, err := m.open(f)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	k := sniff(in)
	previews := findPreviews(in.SectionReader, k)
	own := ownSize(in.SectionReader, k, previews)
	for _, p := range previews { // the largest first
		if pixels(p.size) > quickDraft || !sameShape(p.size, own) {
			continue
		}
		if d, ok := m.decodePreview(ctx, in.SectionReader, k, p, own, edge); ok {
			defer d.release()
			img := d.thumb(orientation, edge)
			toSRGB(img, d.profile)
			return img, nil
		}
	}
	return nil, invalid(errors.New("there is no small preview in it"))
}
