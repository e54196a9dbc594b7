package picture

import (
	"context"
	"errors"
	"image"

	"sojourn/journal"
)

// Part is what of a photo a tile shows. The zero Part is all of it.
type Part struct {
	Scale int // screen pixels to 1,000 of the photo: 1000 is 1:1; 0 is all of it
	At    journal.Spot
}

// cropper is a source that also gives the photo's own pixels.
type cropper interface {
	Crop(ctx context.Context, f journal.File, orientation int, cut journal.Cut) (journal.Crop, error)
	// Keep says of which photos more is to be cut; nothing of others needs to be kept for that.
	Keep(files ...journal.File)
}

// Seen is what a tile of a part found out.
type Seen struct {
	Part image.Rectangle // of the upright photo, in its pixels
	Full image.Point     // the size of that
}

// actual is the scale of 1:1.
const actual = 1000

// shrink is how many pixels of the photo become one of the crop, along an edge: those that the screen
// could not tell apart.
func (p Part) shrink() int { return max(1, min(16, actual/max(1, p.Scale))) }

// cut is what of the photo fills room screen pixels.
func (p Part) cut(room image.Point) journal.Cut {
	of := func(room int) int { return (room*actual + p.Scale - 1) / p.Scale }
	return journal.Cut{At: p.At, Shrink: p.shrink(), Size: image.Pt(of(room.X), of(room.Y))}
}

// Grid is how many square pixels a tile of k has on s. One of cells has a pixel in the width of a cell, which is about
// half of its height.
func (s Screen) Grid(k Key) image.Point {
	if s.Protocol == Cells {
		return image.Pt(k.Columns, max(1, k.Rows*s.cell().Y/s.cell().X))
	}
	return s.room(k)
}

// shape is how large b, of which k shows that much, is in room pixels: as large as it goes, or at the scale of a part.
func (k Key) shape(b image.Rectangle, part image.Rectangle, room image.Point) (w, h int) {
	if k.Part.Scale <= 0 || part.Empty() {
		return fit(b.Dx(), b.Dy(), room.X, room.Y)
	}
	return min(room.X, max(1, part.Dx()*k.Part.Scale/actual)), min(room.Y, max(1, part.Dy()*k.Part.Scale/actual))
}

// image is what k shows, and what of the photo it is.
func (g *Gallery) image(ctx context.Context, k Key, s Screen) (image.Image, Seen, error) {
	if k.Part.Scale <= 0 {
		img, err := g.source.Thumb(ctx, k.Photo, k.Orientation, k.edge(s))
		return img, Seen{}, err
	}
	source, ok := g.source.(cropper)
	if !ok {
		return nil, Seen{}, errors.New("there is nothing to enlarge here")
	}
	c, err := source.Crop(ctx, k.Photo, k.Orientation, k.Part.cut(s.Grid(k)))
	if err != nil {
		return nil, Seen{}, err
	}
	return c.Image, Seen{Part: c.Part, Full: c.Full}, nil
}

// keep tells the source of which photos parts are looked at.
func (g *Gallery) keep() {
	source, ok := g.source.(cropper)
	if !ok {
		return
	}
	var files []journal.File
	g.mu.Lock()
	for _, w := range g.windows {
		files = append(files, w.asked.parts...)
	}
	g.mu.Unlock()
	source.Keep(files...)
}
