package rendition

import (
	"image"
	"image/draw"
)

// turn is what an Exif orientation asks for: mirrors, applied after the axes are swapped.
type turn struct{ swap, mirrorX, mirrorY bool }

var turns = [9]turn{
	2: {mirrorX: true},
	3: {mirrorX: true, mirrorY: true},
	4: {mirrorY: true},
	5: {swap: true},
	6: {swap: true, mirrorX: true},
	7: {swap: true, mirrorX: true, mirrorY: true},
	8: {swap: true, mirrorY: true},
}

// turnFor returns how to turn a picture of an Exif orientation; a value that means nothing turns nothing.
func turnFor(orientation int) turn {
	if orientation < 0 || orientation >= len(turns) {
		return turn{}
	}
	return turns[orientation]
}

// quarterLeft is t and then a quarter turn against the clock.
func (t turn) quarterLeft() turn {
	return turn{swap: !t.swap, mirrorX: t.mirrorY, mirrorY: !t.mirrorX}
}

// size is the size of a w × h picture after t.
func (t turn) size(w, h int) (int, int) {
	if t.swap {
		return h, w
	}
	return w, h
}

// place returns where the pixel (x, y) of a w × h picture is after t.
func (t turn) place(x, y, w, h int) (int, int) {
	if t.swap {
		x, y, w, h = y, x, h, w
	}
	if t.mirrorX {
		x = w - 1 - x
	}
	if t.mirrorY {
		y = h - 1 - y
	}
	return x, y
}

// upright returns src turned by t, flattened on white, with each square of factor × factor pixels
// averaged into one. It goes through src in strips, so that it needs little more memory than its result.
func upright(src image.Image, t turn, factor int) *image.RGBA {
	b := src.Bounds()
	w, h := max(1, b.Dx()/factor), max(1, b.Dy()/factor)
	dw, dh := t.size(w, h)
	dst := image.NewRGBA(image.Rect(0, 0, dw, dh))
	strip := image.NewRGBA(image.Rect(0, 0, b.Dx(), min(factor, b.Dy())))
	sums := make([]uint32, 4*w)
	for y := range h {
		flatten(strip, src, image.Pt(b.Min.X, b.Min.Y+y*factor))
		average(sums, strip, factor)
		scatter(dst, sums, t, y, w, h)
	}
	return dst
}

// flatten draws what of src begins at from onto strip, over white.
func flatten(strip *image.RGBA, src image.Image, from image.Point) {
	if o, ok := src.(interface{ Opaque() bool }); !ok || !o.Opaque() {
		draw.Draw(strip, strip.Rect, image.White, image.Point{}, draw.Src)
	}
	draw.Draw(strip, strip.Rect, src, from, draw.Over)
}

// average puts the mean of each square of strip into means.
func average(means []uint32, strip *image.RGBA, factor int) {
	clear(means)
	rows := strip.Rect.Dy()
	columns := min(factor, strip.Rect.Dx())
	for y := range rows {
		row := strip.Pix[y*strip.Stride:]
		for x := 0; x < len(means); x += 4 {
			for range columns {
				means[x] += uint32(row[0])
				means[x+1] += uint32(row[1])
				means[x+2] += uint32(row[2])
				row = row[4:]
			}
		}
	}
	n := uint32(rows * columns)
	for i := range means {
		means[i] = (means[i] + n/2) / n
	}
}

// scatter writes row y of a w × h picture to its turned place in dst.
func scatter(dst *image.RGBA, row []uint32, t turn, y, w, h int) {
	x0, y0 := t.place(0, y, w, h)
	at := dst.PixOffset(x0, y0)
	step := 0
	if w > 1 {
		x1, y1 := t.place(1, y, w, h)
		step = dst.PixOffset(x1, y1) - at
	}
	for x := range w {
		p := dst.Pix[at : at+4 : at+4]
		p[0], p[1], p[2], p[3] = uint8(row[4*x]), uint8(row[4*x+1]), uint8(row[4*x+2]), 0xff
		at += step
	}
}
