package picture

import (
	"context"
	"errors"
	"image"
	"math"

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

// Seen is what a tile found out.
type Seen struct {
	Part      image.Rectangle // of the upright photo, in its pixels; empty where all of it is shown
	Full      image.Point     // the size of that
	Tones     *Tones          // nil where they were not looked for
	Sharpness float64         // of a part, where it was looked for; else 0
}

// Actual is the scale of 1:1.
const Actual = 1000

// shrink is how many pixels of the photo become one of the crop, along an edge: those that the screen
// could not tell apart.
func (p Part) shrink() int { return max(1, min(16, Actual/max(1, p.Scale))) }

// cut is what of the photo fills room screen pixels.
func (p Part) cut(room image.Point) journal.Cut {
	of := func(room int) int { return (room*Actual + p.Scale - 1) / p.Scale }
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

// shape is how large a picture of b's size, of which k shows that part, is in room: as large as it goes, or at the
// scale of a part. pixel is the shape of the pixels that are counted.
func (k Key) shape(b image.Point, part image.Rectangle, room, pixel image.Point) (w, h int) {
	if k.Part.Scale > 0 && !part.Empty() {
		w, h = part.Dx()*k.Part.Scale/Actual, part.Dy()*k.Part.Scale*pixel.Y/pixel.X/Actual
		return min(room.X, max(1, w)), min(room.Y, max(1, h))
	}
	if k.isOf(b) {
		b = k.Size // which small pictures have only nearly
	}
	return fit(b.X*pixel.X, b.Y*pixel.Y, room.X, room.Y)
}

// isOf reports whether a picture of b's size has the shape of the photo.
func (k Key) isOf(b image.Point) bool {
	x, y := float64(k.Size.X)*float64(b.Y), float64(k.Size.Y)*float64(b.X)
	return x > 0 && y > 0 && math.Abs(x-y) <= 0.02*max(x, y)
}

// image is what k shows, and what was found out of it.
func (g *Gallery) image(ctx context.Context, k Key, s Screen) (img image.Image, seen Seen, err error) {
	switch {
	case k.draft:
		return g.draftOf(ctx, k, s)
	case k.Part.Scale > 0:
		img, seen, err = g.part(ctx, k, s)
	default:
		img, err = g.source.Thumb(ctx, k.Photo, k.Orientation, k.edge(s))
	}
	if err == nil && (k.Look.Tones || k.Look.Clipping) {
		seen.Tones = tonesOf(img)
	}
	return img, seen, err
}

// part is the part that k shows.
func (g *Gallery) part(ctx context.Context, k Key, s Screen) (image.Image, Seen, error) {
	source, ok := g.source.(cropper)
	if !ok {
		return nil, Seen{}, errors.New("there is nothing to enlarge here")
	}
	c, err := source.Crop(ctx, k.Photo, k.Orientation, k.Part.cut(s.Grid(k)))
	if err != nil {
		return nil, Seen{}, err
	}
	seen := Seen{Part: c.Part, Full: c.Full}
	if k.Look.Edges {
		seen.Sharpness = g.sharpnessOf(ctx, source, k)
	}
	return c.Image, seen, nil
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
