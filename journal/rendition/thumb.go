package rendition

import (
	"context"
	"errors"
	"image"

	"sojourn/journal"
)

// MaxEdge is the longest edge of a thumbnail, in pixels.
const MaxEdge = 4096

// Thumb returns f's picture for a screen: turned by its Exif orientation, its longest edge at most
// edge pixels. It comes from what is kept, from a preview inside the file, or from the file's own
// pixels. Of a file that breaks off it shows what there is. Errors are Invalid or NotFound. Where the
// original cannot be read any more, the error comes with the picture that is kept, which may be a smaller one.
func (m *Maker) Thumb(ctx context.Context, f journal.File, orientation, edge int) (image.Image, error) {
	img, err := m.thumb(ctx, f, orientation, edge)
	return img, named("thumbnail", f, err)
}

func (m *Maker) thumb(ctx context.Context, f journal.File, orientation, edge int) (image.Image, error) {
	if edge < 1 || edge > MaxEdge {
		return nil, invalid(errors.New("its size must be 1 to 4096 pixels"))
	}
	if img, ok := m.served(f, orientation, edge); ok {
		return img, m.present(f)
	}
	in, err := m.open(f)
	if err != nil {
		return m.first(f, orientation, edge, screen, thumb), err
	}
	defer in.Close()
	return m.makeThumb(ctx, in, f, orientation, edge)
}

// Prepare makes the picture for edge where none of f is kept yet. Without effort it does so only where a preview in the file
// makes it cheap.
func (m *Maker) Prepare(ctx context.Context, f journal.File, orientation, edge int, effort bool) error {
	s := sizeFor(edge)
	if name := s.entry(f, orientation); name == "" || m.cache.Has(name) {
		return nil
	}
	in, err := m.open(f)
	if err != nil {
		return named("thumbnail", f, err)
	}
	defer in.Close()
	if effort {
		_, err = m.makeThumb(ctx, in, f, orientation, edge)
		return named("thumbnail", f, err)
	}
	if picture, ok := m.decodeQuick(ctx, in.SectionReader, s.edge, edge); ok {
		m.finish(picture, f, orientation, s)
	}
	return nil
}

// makeThumb makes the picture, keeps what may be asked for again, and returns it at edge.
func (m *Maker) makeThumb(ctx context.Context, in original, f journal.File, orientation, edge int) (image.Image, error) {
	s := sizeFor(edge)
	picture, err := m.decodeFor(ctx, in.SectionReader, s.edge, edge)
	if err != nil {
		return nil, err
	}
	return within(m.finish(picture, f, orientation, s), edge), nil
}

// finish turns and scales a picture of f to s, and keeps it.
func (m *Maker) finish(picture frame, f journal.File, orientation int, s size) image.Image {
	defer picture.release()
	img := picture.thumb(orientation, s.edge)
	toSRGB(img, picture.profile)
	m.keep(f, orientation, s, img, !picture.small)
	if s == screen {
		m.keep(f, orientation, thumb, within(img, thumb.edge), true)
	}
	return img
}

// within returns img with a longest edge of at most edge pixels.
func within(img image.Image, edge int) image.Image {
	if b := img.Bounds(); max(b.Dx(), b.Dy()) > edge {
		return frame{image: img}.thumb(1, edge)
	}
	return img
}

// thumb turns and scales the frame: a box to at most twice the size, then linear.
func (f frame) thumb(orientation, edge int) *image.RGBA {
	size := f.image.Bounds().Size()
	factor := max(1, max(size.X, size.Y)/edge)
	img := upright(f.image, f.turn(orientation), factor)
	if f.full != (image.Point{}) {
		size = f.full // the smaller one is rounded up
	}
	w, h := bound{edge: edge}.fit(f.turn(orientation).size(size.X, size.Y))
	return fill(img, min(w, img.Rect.Dx()), min(h, img.Rect.Dy()))
}

func (f frame) turn(orientation int) turn {
	if f.upright {
		return f.own
	}
	return turnFor(orientation)
}
