package demo

import (
	"bytes"
	"image"
	"image/jpeg"

	"golang.org/x/image/draw"
)

const (
	quality          = 85
	thumbnailQuality = 75
	thumbnailEdge    = 160
)

// photo paints f and returns its file.
func (f frame) photo() ([]byte, error) {
	w, h := f.size()
	img := f.format.store(f.scene.Paint(w, h, uint32(f.time().Unix())))
	picture, err := encode(img, quality)
	if err != nil {
		return nil, err
	}
	var small []byte
	if !f.broken { // so that what is missing is seen
		if small, err = encode(thumbnail(img), thumbnailQuality); err != nil {
			return nil, err
		}
	}
	file := withExif(picture, f.exif(img.Rect.Dx(), img.Rect.Dy(), small))
	if f.broken {
		file = file[:len(file)*3/5]
	}
	return file, nil
}

func encode(img *image.RGBA, quality int) ([]byte, error) {
	var b bytes.Buffer
	err := jpeg.Encode(&b, img, &jpeg.Options{Quality: quality})
	return b.Bytes(), err
}

// withExif puts data behind the first marker of a JPEG.
func withExif(picture, data []byte) []byte {
	const start = 2
	data = append([]byte("Exif\x00\x00"), data...)
	out := append([]byte(nil), picture[:start]...)
	out = append(out, 0xff, 0xe1)
	out = big.AppendUint16(out, uint16(len(data)+2))
	return append(append(out, data...), picture[start:]...)
}

// thumbnail is what cameras put into Exif for their own screens.
func thumbnail(img *image.RGBA) *image.RGBA {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	size := image.Rect(0, 0, thumbnailEdge, thumbnailEdge*h/w)
	if h > w {
		size = image.Rect(0, 0, thumbnailEdge*w/h, thumbnailEdge)
	}
	small := image.NewRGBA(size)
	draw.BiLinear.Scale(small, size, img, img.Rect, draw.Src, nil)
	return small
}

// store turns a picture that is seen upright to how it lies in the file.
func (f format) store(seen *image.RGBA) *image.RGBA {
	w, h := seen.Rect.Dx(), seen.Rect.Dy()
	stored := image.NewRGBA(image.Rect(0, 0, h, w))
	switch f {
	case sidewaysLeft:
		turn(stored, func(x, y int) []byte { return seen.Pix[seen.PixOffset(w-1-y, x):] })
	case sidewaysRight:
		turn(stored, func(x, y int) []byte { return seen.Pix[seen.PixOffset(y, h-1-x):] })
	default:
		return seen
	}
	return stored
}

func turn(img *image.RGBA, from func(x, y int) []byte) {
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			copy(img.Pix[img.PixOffset(x, y):][:4], from(x, y))
		}
	}
}
