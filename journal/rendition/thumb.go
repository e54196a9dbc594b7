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
// edge pixels. It comes from the cache, from a preview inside the file, or from the file's own
// pixels. Of a file that breaks off it shows what there is. Errors are Invalid or NotFound.
func (m *Maker) Thumb(ctx context.Context, f journal.File, orientation, edge int) (image.Image, error) {
	if edge < 1 || edge > MaxEdge {
		return nil, named("thumbnail", f, invalid(errors.New("its size must be 1 to 4096 pixels")))
	}
	key := cacheKey(f.SHA256, orientation, edge)
	if img, ok := m.cached(key, edge); ok {
		return img, nil
	}
	img, err := m.makeThumb(ctx, f, orientation, edge)
	if err != nil {
		return nil, named("thumbnail", f, err)
	}
	m.remember(key, img)
	return img, nil
}

func (m *Maker) makeThumb(ctx context.Context, f journal.File, orientation, edge int) (image.Image, error) {
	in, err := m.open(f)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	picture, err := m.decodeFor(ctx, in.SectionReader, edge)
	if err != nil {
		return nil, err
	}
	defer picture.release()
	img := picture.thumb(orientation, edge)
	toSRGB(img, picture.profile)
	return img, nil
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
