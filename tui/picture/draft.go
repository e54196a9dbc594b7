package picture

import (
	"context"
	"errors"
	"image"

	xdraw "golang.org/x/image/draw"

	"sojourn/journal"
)

// drafter is a source that has small pictures at once.
type drafter interface {
	Draft(ctx context.Context, f journal.File, orientation, edge int) (image.Image, error)
}

// Drafted is k as it can be drawn at once, in the same place and as large: from what is small, or of a part, from the
// picture of the whole. It is false where the photo's size is not known.
func (k Key) Drafted() (Key, bool) {
	k.draft, k.Look = true, Look{}
	return k, k.Size.X > 0 && k.Size.Y > 0
}

// The longest edges of what drafts are drawn from: sizes that are kept.
const (
	wholeDraft = 320
	partDraft  = 1600
)

// draftOf is k's draft.
func (g *Gallery) draftOf(ctx context.Context, k Key, s Screen) (image.Image, Seen, error) {
	if k.Part.Scale > 0 {
		return g.partDraft(ctx, k, s)
	}
	img, err := g.small(ctx, k, wholeDraft)
	if err != nil {
		return nil, Seen{}, err
	}
	grid := s.Grid(k)
	w, h := fit(k.Size.X, k.Size.Y, grid.X, grid.Y)
	return smooth(img, img.Bounds(), s.fineness()*w, s.fineness()*h), Seen{}, nil
}

// small is what can be had of k's photo at once.
func (g *Gallery) small(ctx context.Context, k Key, edge int) (image.Image, error) {
	source, ok := g.source.(drafter)
	if !ok {
		return nil, &journal.Error{Kind: journal.Invalid, Err: errors.New("there are no drafts here")}
	}
	return source.Draft(ctx, k.Photo, k.Orientation, edge)
}

// partDraft enlarges a part of the picture of the whole.
func (g *Gallery) partDraft(ctx context.Context, k Key, s Screen) (image.Image, Seen, error) {
	img, err := g.small(ctx, k, partDraft)
	if err != nil {
		return nil, Seen{}, err
	}
	part := k.Part.cut(s.Grid(k)).In(k.Size)
	b := img.Bounds()
	from := image.Rect(
		part.Min.X*b.Dx()/k.Size.X, part.Min.Y*b.Dy()/k.Size.Y,
		max(1, part.Max.X*b.Dx()/k.Size.X), max(1, part.Max.Y*b.Dy()/k.Size.Y)).Add(b.Min)
	w, h := part.Dx()*k.Part.Scale/Actual, part.Dy()*k.Part.Scale/Actual
	return smooth(img, from, s.fineness()*w, s.fineness()*h), Seen{Part: part, Full: k.Size}, nil
}

// fineness is how many pixels are drawn in the width of one of Grid.
func (s Screen) fineness() int {
	if s.Protocol == Cells {
		return s.across()
	}
	return 1
}

// smooth enlarges a part of img to w × h without steps. All of it is left as it is where that is larger.
func smooth(img image.Image, from image.Rectangle, w, h int) image.Image {
	if from == img.Bounds() && from.Dx() >= w {
		return img
	}
	out := image.NewRGBA(image.Rect(0, 0, max(1, w), max(1, h)))
	xdraw.ApproxBiLinear.Scale(out, out.Rect, img, from, xdraw.Src, nil)
	return out
}
