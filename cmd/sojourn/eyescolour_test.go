package main

import (
	"fmt"
	"image"
	"image/color"
)

// tolerance is how far a photo may be off: the channels of its pixels, of 255.
type tolerance struct {
	near int     // a pixel that is taken for one of a colour
	mean float64 // all pixels that a photo covers, but for its seams
	edge int     // pixels by which its shape may be
}

var faithful = tolerance{near: 24, mean: 6, edge: 6}

// seam is how many pixels at the edges of a quarter are left out, which are scaled.
const seam = 6

// seen is where the photo is on a screen, and by how much the channels of its pixels are off in the mean.
type seen struct {
	image.Rectangle
	mean float64
}

// findQuarters returns where the photo is, or why it is not all there, in its colours and shape.
func findQuarters(shot *image.RGBA, within tolerance) (found seen, why string) {
	var boxes [4]image.Rectangle
	for n, c := range quarters {
		box, pixels := findColour(shot, c, within.near)
		if pixels < 400 {
			return found, fmt.Sprintf("%d pixels are like %v", pixels, c)
		}
		boxes[n], found.Rectangle = box, found.Union(box)
	}
	middle := found.Min.Add(found.Size().Div(2))
	for n, want := range []image.Point{{0, 0}, {1, 0}, {0, 1}, {1, 1}} {
		centre := boxes[n].Min.Add(boxes[n].Size().Div(2))
		if (centre.X > middle.X) != (want.X == 1) || (centre.Y > middle.Y) != (want.Y == 1) {
			return found, fmt.Sprintf("%v is in the wrong quarter", quarters[n])
		}
	}
	if off := found.Dx()*2 - found.Dy()*3; off > 2*within.edge || off < -2*within.edge {
		return found, fmt.Sprintf("%v is not 3:2", found.Rectangle)
	}
	if found.mean = meanError(shot, boxes); found.mean > within.mean {
		return found, fmt.Sprintf("its pixels are off by %.1f in the mean", found.mean)
	}
	return found, ""
}

// meanError is by how much the channels of all pixels within boxes differ from their quarter's.
func meanError(shot *image.RGBA, boxes [4]image.Rectangle) float64 {
	sum, channels := 0, 0
	for n, c := range quarters {
		each(boxes[n].Inset(seam), func(x, y int) {
			for _, o := range offBy(shot, x, y, c) {
				sum, channels = sum+max(o, -o), channels+1
			}
		})
	}
	return float64(sum) / float64(max(1, channels))
}

// least is how many pixels like a colour a line must have to be part of a photo, and not of some letters.
const least = 20

// findColour returns where pixels like c are, and how many.
func findColour(shot *image.RGBA, c color.RGBA, near int) (box image.Rectangle, pixels int) {
	b := shot.Bounds()
	across, down := make([]int, b.Max.X), make([]int, b.Max.Y)
	each(b, func(x, y int) {
		if isLike(shot, x, y, c, near) {
			across[x]++
			down[y]++
		}
	})
	each(b, func(x, y int) {
		if across[x] >= least && down[y] >= least && isLike(shot, x, y, c, near) {
			pixels++
			box = box.Union(image.Rect(x, y, x+1, y+1))
		}
	})
	return box, pixels
}

func each(b image.Rectangle, do func(x, y int)) {
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			do(x, y)
		}
	}
}

// offBy is by how much each channel of a pixel differs from c.
func offBy(shot *image.RGBA, x, y int, c color.RGBA) [3]int {
	at := shot.Pix[shot.PixOffset(x, y):]
	return [3]int{int(at[0]) - int(c.R), int(at[1]) - int(c.G), int(at[2]) - int(c.B)}
}

func isLike(shot *image.RGBA, x, y int, c color.RGBA, near int) bool {
	for _, o := range offBy(shot, x, y, c) {
		if o > near || o < -near {
			return false
		}
	}
	return true
}
