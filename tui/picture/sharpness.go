package picture

import (
	"context"
	"image"
	"math"

	"sojourn/journal"
)

// measured is the edge of the square in the middle of what is seen that is measured, in pixels of the photo: the same at
// every scale, so that frames can be compared.
const measured = 512

// sharpnessOf measures what k has in its middle; 0 where it cannot be had.
func (g *Gallery) sharpnessOf(ctx context.Context, source cropper, k Key) float64 {
	cut := journal.Cut{At: k.Part.At, Size: image.Pt(measured, measured), Shrink: 1}
	c, err := source.Crop(ctx, k.Photo, k.Orientation, cut)
	if err != nil {
		return 0
	}
	return sharpness(c.Image)
}

// dark keeps what has hardly any light from being called sharp for its noise.
const dark = 4

// sharpness is how much pixels differ from those beside them (the deviation of the Laplacian), to a hundredth of their
// mean: more light on a frame does not change it, and blur does. Noise is taken for detail.
func sharpness(img image.Image) float64 {
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	if w < 3 || h < 3 {
		return 0
	}
	rows := make([][]float64, h)
	line := make([]rgb, w)
	var edges deviation
	sum := 0.0
	for y := range h {
		readCodes(img, y, line)
		rows[y] = make([]float64, w)
		for x, c := range line {
			rows[y][x] = 0.2126*float64(c.r) + 0.7152*float64(c.g) + 0.0722*float64(c.b)
			sum += rows[y][x]
		}
	}
	for y := 1; y < h-1; y++ {
		for x := 1; x < w-1; x++ {
			edges.add(4*rows[y][x] - rows[y][x-1] - rows[y][x+1] - rows[y-1][x] - rows[y+1][x])
		}
	}
	return 100 * edges.of() / (sum/float64(w*h) + dark)
}

// deviation adds up numbers.
type deviation struct{ n, sum, squares float64 }

func (d *deviation) add(v float64) { d.n, d.sum, d.squares = d.n+1, d.sum+v, d.squares+v*v }

func (d deviation) of() float64 {
	mean := d.sum / d.n
	return math.Sqrt(max(0, d.squares/d.n-mean*mean))
}
