package picture

import (
	"image"
	"image/color"
)

// Card is a picture to try a terminal with: the colours and a grey scale in bars, slopes of each channel, a circle
// that is round where cells have their true shape, and lines of one pixel.
func Card() *image.RGBA {
	const width, height = 480, 320
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			img.SetRGBA(x, y, cardAt(x, y))
		}
	}
	return img
}

var bars = []color.RGBA{
	{255, 255, 255, 255},
	{255, 255, 0, 255},
	{0, 255, 255, 255},
	{0, 255, 0, 255},
	{255, 0, 255, 255},
	{255, 0, 0, 255},
	{0, 0, 255, 255},
	{0, 0, 0, 255},
}

func cardAt(x, y int) color.RGBA {
	slope := uint8(x * 255 / 479)
	switch dx, dy := x-400, y-240; {
	case y < 80:
		return bars[x/60]
	case y < 100:
		return color.RGBA{slope, slope, slope, 255}
	case y < 120:
		return color.RGBA{slope, 0, 0, 255}
	case y < 140:
		return color.RGBA{0, slope, 0, 255}
	case y < 160:
		return color.RGBA{0, 0, slope, 255}
	case dx*dx+dy*dy < 70*70 && dx*dx+dy*dy > 62*62:
		return color.RGBA{255, 255, 255, 255}
	case x < 320:
		return skyAt(x, y-160)
	}
	return color.RGBA{40, 44, 52, 255}
}

// skyAt is an evening in soft colours, half of it behind lines of one pixel.
func skyAt(x, y int) color.RGBA {
	if x >= 160 && (x+y)%4 == 0 {
		return color.RGBA{20, 20, 20, 255}
	}
	return color.RGBA{uint8(70 + y), uint8(90 + y/2), uint8(160 - y/2 + x/8), 255}
}
