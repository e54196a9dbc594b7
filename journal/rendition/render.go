package rendition

import (
	"context"
	"errors"
	"image"

	"sojourn/journal"
)

// maxRendered bounds a rendition that nothing else bounds: at 4 bytes each, 104 MB while it is made.
const maxRendered = 26_000_000 // pixels

// Render makes the copy of p that is sent: turned upright, scaled down to spec and limits, encoded anew
// from its pixels alone, so that nothing else of the file can be in it; w is in it where spec is
// captioned. The same photo, bounds and words give the same bytes, which are on disk when it returns.
// Errors are Refused where the destination's limits cannot be met, else Invalid or NotFound.
func (m *Maker) Render(
	ctx context.Context, p journal.Photo, spec journal.RenditionSpec, limits journal.Limits, w journal.Message,
) (journal.Picture, error) {
	pic, err := m.render(ctx, p, spec, limits, w)
	return pic, named("picture to send", p.Original(), err)
}

func (m *Maker) render(
	ctx context.Context, p journal.Photo, spec journal.RenditionSpec, limits journal.Limits, w journal.Message,
) (journal.Picture, error) {
	encoder, err := encoderFor(limits.MIMETypes, spec.Quality)
	if err != nil {
		return journal.Picture{}, err
	}
	if spec.Captioned && !encoder.lossless {
		encoder.webp = false // words are looked for in JPEG
		if encoder.words, err = segmentsOf(w); err != nil {
			return journal.Picture{}, err
		}
	}
	b, limit := bound{edge: spec.LongEdge, pixels: limits.PicturePixel}, byteCap(spec.MaxBytes, limits.PictureBytes)
	recipe, known := m.recipeOf(p, b, limit, encoder)
	if made, ok := m.madeBefore(recipe); ok && known {
		return made, nil
	}
	made, err := m.make(ctx, p, b, limit, encoder)
	if err == nil && known {
		m.noteMade(recipe, made)
	}
	return made, err
}

// make renders p, one at a time.
func (m *Maker) make(
	ctx context.Context, p journal.Photo, b bound, limit int64, encoder encoder,
) (journal.Picture, error) {
	if err := m.renders.Acquire(ctx, 1); err != nil {
		return journal.Picture{}, err
	}
	defer m.renders.Release(1)
	img, err := m.pixels(ctx, p, b)
	if err != nil {
		return journal.Picture{}, err
	}
	fitted, err := encoder.within(ctx, img, limit)
	if err != nil {
		return journal.Picture{}, err
	}
	name, err := m.store(fitted.data)
	return journal.Picture{
		SHA256: name, MIME: fitted.mime, Bytes: int64(len(fitted.data)),
		Width: fitted.size.X, Height: fitted.size.Y,
	}, err
}

// pixels returns p upright, in sRGB, within b.
func (m *Maker) pixels(ctx context.Context, p journal.Photo, b bound) (*image.RGBA, error) {
	in, err := m.open(p.Original())
	if err != nil {
		return nil, err
	}
	defer in.Close()
	f, err := m.decode(ctx, in.SectionReader, whole)
	if err != nil {
		return nil, err
	}
	defer f.release()
	if f.partial {
		return nil, &journal.Error{
			Kind: journal.Invalid, Err: errors.New("the file breaks off, and part of its picture is missing"),
			Hint: "copy it from the card again; what is there can be looked at, but is not sent",
		}
	}
	img := f.sharp(p.Orientation, b)
	toSRGB(img, f.profile)
	return img, nil
}

// keepForKernel is how many times its final size a picture keeps when the fast box has shrunk it.
const keepForKernel = 1.4

// sharp turns and scales the frame for sending: by a box as far as the kernel still has enough to
// work on, or further where memory asks for it.
func (f frame) sharp(orientation int, b bound) *image.RGBA {
	if b.pixels == 0 || b.pixels > maxRendered {
		b.pixels = maxRendered
	}
	size := f.image.Bounds().Size()
	w, h := b.fit(f.turn(orientation).size(size.X, size.Y))
	factor := max(1, int(float64(max(size.X, size.Y))/(keepForKernel*float64(max(w, h)))))
	for size.X/factor*(size.Y/factor) > maxRendered {
		factor++
	}
	img := upright(f.image, f.turn(orientation), factor)
	w, h = min(w, img.Rect.Dx()), min(h, img.Rect.Dy())
	return resample(img, w, h)
}

// byteCap is the smaller of two caps, where 0 is none.
func byteCap(a, b int64) int64 {
	if a == 0 || b > 0 && b < a {
		return b
	}
	return a
}
