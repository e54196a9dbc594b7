package rendition

import (
	"context"
	"encoding/binary"
	"errors"
	"image"

	"golang.org/x/sync/errgroup"
)

// tilesAtOnce are decoded in parallel: decoding HEVC takes 0.2 s a megapixel.
const tilesAtOnce = 2

// grid is a picture put together from tiles of one size, row by row.
type grid struct {
	columns int
	tiles   []uint32
	canvas  *image.YCbCr
}

// decodeGrid decodes a picture tile by tile, as telephones store it.
func (m *Maker) decodeGrid(ctx context.Context, a *album, it *item) (frame, error) {
	columns, size := gridShape(a.data(it))
	if columns == 0 || len(it.from) == 0 || len(it.from) > maxItems {
		return frame{}, invalid(errors.New("the list of its tiles is damaged"))
	}
	release, err := m.reserve(ctx, int64(pixels(size))*3/2+tileMemory, size)
	if err != nil {
		return frame{}, err
	}
	canvas := image.NewYCbCr(image.Rect(0, 0, size.Width, size.Height), image.YCbCrSubsampleRatio420)
	g := &grid{columns: columns, tiles: it.from, canvas: canvas}
	if err := g.decode(ctx, a); err != nil {
		release()
		return frame{}, err
	}
	return frame{image: g.canvas, release: release}, nil
}

// gridShape reads an item of kind grid; columns is 0 where it is damaged.
func gridShape(b []byte) (columns int, size image.Config) {
	switch {
	case len(b) >= 12 && b[1]&1 == 1:
		size = image.Config{Width: pixelCount(b[4:]), Height: pixelCount(b[8:])}
	case len(b) >= 8:
		size.Width, size.Height = int(binary.BigEndian.Uint16(b[4:])), int(binary.BigEndian.Uint16(b[6:]))
	default:
		return 0, size
	}
	return int(b[3]) + 1, size
}

func (g *grid) decode(ctx context.Context, a *album) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(tilesAtOnce)
	for i, id := range g.tiles {
		it := a.items[id]
		if it == nil || it.kind != "hvc1" || pixels(a.size(it))*bytesPerCodedPixel > tileMemory/tilesAtOnce {
			return errors.Join(invalid(errors.New("its tiles are not of a kind known here")), group.Wait())
		}
		group.Go(func() error {
			tile, err := decodeTile(ctx, a.wrap(it))
			if err != nil {
				return err
			}
			_, err = guarded(func() (image.Image, error) { return nil, g.place(i, tile) })
			return err
		})
	}
	return group.Wait()
}

// place copies tile i to where it belongs. Tiles do not overlap, so many may be placed at once.
func (g *grid) place(i int, tile image.Image) error {
	t, ok := tile.(*image.YCbCr)
	if !ok || t.SubsampleRatio != g.canvas.SubsampleRatio || t.Rect.Dx()%2+t.Rect.Dy()%2 != 0 {
		return invalid(errors.New("its tiles are coded in a way that is not known here"))
	}
	at := image.Pt(i%g.columns*t.Rect.Dx(), i/g.columns*t.Rect.Dy())
	r := t.Rect.Add(at).Intersect(g.canvas.Rect)
	c := g.canvas
	for y := r.Min.Y; y < r.Max.Y; y++ {
		from := t.YOffset(0, y-at.Y)
		copy(c.Y[c.YOffset(r.Min.X, y):][:r.Dx()], t.Y[from:from+t.Rect.Dx()])
	}
	half := (r.Dx() + 1) / 2
	for y := r.Min.Y; y < r.Max.Y; y += 2 {
		to, from := c.COffset(r.Min.X, y), t.COffset(0, y-at.Y)
		copy(c.Cb[to:][:half], t.Cb[from:])
		copy(c.Cr[to:][:half], t.Cr[from:])
	}
	return nil
}
