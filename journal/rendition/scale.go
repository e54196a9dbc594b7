package rendition

import (
	"image"
	"math"

	"golang.org/x/image/draw"
)

// bound is how large a picture may be; zero fields set no bound.
type bound struct {
	edge   int   // longest, in pixels
	pixels int64 // width × height
}

// fit returns the largest size of w × h's shape within b, never larger than w × h.
func (b bound) fit(w, h int) (int, int) {
	scale := 1.0
	if b.edge > 0 {
		scale = min(scale, float64(b.edge)/float64(max(w, h)))
	}
	if b.pixels > 0 {
		scale = min(scale, math.Sqrt(float64(b.pixels)/(float64(w)*float64(h))))
	}
	if scale == 1 {
		return w, h
	}
	fw, fh := shrunk(w, scale), shrunk(h, scale)
	for b.pixels > 0 && int64(fw)*int64(fh) > b.pixels && max(fw, fh) > 1 {
		if fw >= fh { // rounding took it over
			fw--
		} else {
			fh--
		}
	}
	return fw, fh
}

func shrunk(n int, scale float64) int { return max(1, int(math.Round(float64(n)*scale))) }

// band is how many rows or columns are scaled at once: the kernel keeps 32 bytes for each pixel.
const band = 64

// resample scales src to w × h with the Catmull-Rom kernel, first along rows, then along columns.
// Along the other axis the kernel is the identity, so the bands leave no seams.
func resample(src *image.RGBA, w, h int) *image.RGBA {
	size := src.Rect.Size()
	if size.X == w && size.Y == h {
		return src
	}
	wide := image.NewRGBA(image.Rect(0, 0, w, size.Y))
	for y := 0; y < size.Y; y += band {
		end := min(y+band, size.Y)
		draw.CatmullRom.Scale(wide, image.Rect(0, y, w, end), src, image.Rect(0, y, size.X, end), draw.Src, nil)
	}
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	for x := 0; x < w; x += band {
		end := min(x+band, w)
		draw.CatmullRom.Scale(dst, image.Rect(x, 0, end, h), wide, image.Rect(x, 0, end, size.Y), draw.Src, nil)
	}
	return dst
}

// fill scales src to w × h fast, for screens.
func fill(src *image.RGBA, w, h int) *image.RGBA {
	if size := src.Rect.Size(); size.X == w && size.Y == h {
		return src
	}
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.ApproxBiLinear.Scale(dst, dst.Rect, src, src.Rect, draw.Src, nil)
	return dst
}
