package picture

import (
	"image"
	"image/color"
	"math"
)

// rgb is a colour as screens take it: sRGB.
type rgb struct{ r, g, b uint8 }

// raster is a picture of w × h pixels.
type raster struct {
	w, h int
	pix  []rgb
}

func (p raster) at(x, y int) rgb { return p.pix[y*p.w+x] }

// fit returns the largest size of w × h's shape inside maxW × maxH, at least one pixel.
func fit(w, h, maxW, maxH int) (int, int) {
	if w*maxH > h*maxW {
		return maxW, max(1, (h*maxW+w/2)/w)
	}
	return max(1, (w*maxH+h/2)/h), maxH
}

// scale averages img into w × h pixels. Light is averaged, not the codes that stand for it: fine
// bright detail on dark ground keeps its brightness.
func scale(img image.Image, w, h int) raster {
	b := img.Bounds()
	across, down := shares(b.Dx(), w), shares(b.Dy(), h)
	out := raster{w: w, h: h, pix: make([]rgb, w*h)}
	codes, source := make([]rgb, b.Dx()), make([]float32, 3*b.Dx())
	line, sum := make([]float32, 3*w), make([]float32, 3*w)
	at := -1 // the row of img that line has
	for y, part := range down {
		clear(sum)
		for i, weight := range part.weights {
			if row := part.from + i; row != at {
				readCodes(img, row, codes)
				lighten(codes, source)
				across.average(source, line)
				at = row
			}
			for x, v := range line {
				sum[x] += v * weight
			}
		}
		for x := range w {
			out.pix[y*w+x] = rgb{encode(sum[3*x]), encode(sum[3*x+1]), encode(sum[3*x+2])}
		}
	}
	return out
}

// share is which pixels make up one, and how much of it each is.
type share struct {
	from    int
	weights []float32
}

type shareList []share

// shares divides n pixels among m.
func shares(n, m int) shareList {
	list := make(shareList, m)
	width := float64(n) / float64(m)
	for i := range list {
		begin, end := float64(i)*width, float64(i+1)*width
		from := min(int(begin), n-1)
		to := max(from+1, min(n, int(math.Ceil(end-1e-9))))
		list[i] = share{from: from, weights: make([]float32, to-from)}
		for j := range list[i].weights {
			covered := math.Min(end, float64(from+j+1)) - math.Max(begin, float64(from+j))
			list[i].weights[j] = float32(covered / width)
		}
	}
	return list
}

// average makes a line of len(list) pixels of one of more, or fewer.
func (list shareList) average(source, line []float32) {
	for x, part := range list {
		var r, g, b float32
		i := 3 * part.from
		for _, weight := range part.weights {
			r += source[i] * weight
			g += source[i+1] * weight
			b += source[i+2] * weight
			i += 3
		}
		line[3*x], line[3*x+1], line[3*x+2] = r, g, b
	}
}

// lighten makes linear light of codes.
func lighten(codes []rgb, line []float32) {
	for x, c := range codes {
		line[3*x], line[3*x+1], line[3*x+2] = light[c.r], light[c.g], light[c.b]
	}
}

// readCodes reads row y of img. The kinds that thumbnails come in go the quick way.
func readCodes(img image.Image, y int, line []rgb) {
	b := img.Bounds()
	y += b.Min.Y
	switch img := img.(type) {
	case *image.RGBA:
		pix := img.Pix[img.PixOffset(b.Min.X, y):]
		for x := range line {
			line[x] = rgb{pix[4*x], pix[4*x+1], pix[4*x+2]}
		}
	case *image.YCbCr:
		for x := range line {
			luma, chroma := img.YOffset(b.Min.X+x, y), img.COffset(b.Min.X+x, y)
			red, green, blue := color.YCbCrToRGB(img.Y[luma], img.Cb[chroma], img.Cr[chroma])
			line[x] = rgb{red, green, blue}
		}
	default:
		for x := range line {
			red, green, blue, _ := img.At(b.Min.X+x, y).RGBA()
			line[x] = rgb{uint8(red >> 8), uint8(green >> 8), uint8(blue >> 8)}
		}
	}
}

const lightSteps = 1 << 12

var (
	light [256]float32          // of an sRGB code
	code  [lightSteps + 1]uint8 // of an amount of light
)

func init() {
	for i := range light {
		light[i] = float32(toLight(float64(i) / 255))
	}
	for i := range code {
		code[i] = uint8(math.Round(toCode(float64(i)/lightSteps) * 255))
	}
}

func toLight(c float64) float64 {
	if c <= 0.04045 {
		return c / 12.92
	}
	return math.Pow((c+0.055)/1.055, 2.4)
}

func toCode(l float64) float64 {
	if l <= 0.0031308 {
		return l * 12.92
	}
	return 1.055*math.Pow(l, 1/2.4) - 0.055
}

func encode(l float32) uint8 { return code[int(min(1, max(0, l))*lightSteps+0.5)] }
