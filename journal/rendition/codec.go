package rendition

import (
	"bytes"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
	"golang.org/x/image/webp"
)

// kind is what a file is by its content; its name is never trusted.
type kind int

const (
	unknown kind = iota
	kindJPEG
	kindPNG
	kindGIF
	kindWebP
	kindBMP
	kindTIFF // also most RAW files
	kindRAF
	kindHEIC
	kindAVIF
	kindCR3
)

var signatures = []struct {
	at   int
	text string
	kind kind
}{
	{0, "\xff\xd8\xff", kindJPEG},
	{0, "\x89PNG\r\n\x1a\n", kindPNG},
	{0, "GIF8", kindGIF},
	{8, "WEBP", kindWebP},
	{0, "BM", kindBMP},
	{0, "II*\x00", kindTIFF},
	{0, "MM\x00*", kindTIFF},
	{0, "IIU\x00", kindTIFF}, // Panasonic RW2
	{0, "IIRO", kindTIFF},    // Olympus ORF
	{0, "IIRS", kindTIFF},
	{0, "MMOR", kindTIFF},
	{0, "FUJIFILMCCD-RAW", kindRAF},
	{4, "ftypcrx ", kindCR3},
	{4, "ftypavif", kindAVIF},
	{4, "ftypavis", kindAVIF},
	{4, "ftyphei", kindHEIC},
	{4, "ftyphev", kindHEIC},
}

// sniff tells what in is by its first bytes.
func sniff(in io.ReaderAt) kind {
	head := make([]byte, 64)
	n, _ := in.ReadAt(head, 0)
	head = head[:n]
	for _, s := range signatures {
		if len(head) >= s.at && bytes.HasPrefix(head[s.at:], []byte(s.text)) {
			return s.kind
		}
	}
	return sniffBrands(head)
}

// sniffBrands looks for a codec among the compatible brands of a file whose own brand is mif1.
func sniffBrands(head []byte) kind {
	if len(head) < 12 || string(head[4:8]) != "ftyp" {
		return unknown
	}
	end := min(len(head), int(head[3]))
	brands := head[8:max(8, end)] // the box may say that it is shorter than its own head
	switch {
	case bytes.Contains(brands, []byte("avif")):
		return kindAVIF
	case bytes.Contains(brands, []byte("mif1")), bytes.Contains(brands, []byte("heic")):
		return kindHEIC
	}
	return unknown
}

// codec is a decoder that reads a whole stream.
type codec struct {
	config func(io.Reader) (image.Config, error)
	decode func(io.Reader) (image.Image, error)
}

var codecs = map[kind]codec{
	kindJPEG: {jpeg.DecodeConfig, jpeg.Decode},
	kindPNG:  {png.DecodeConfig, png.Decode},
	kindGIF:  {gif.DecodeConfig, gif.Decode},
	kindWebP: {webp.DecodeConfig, decodeVP8},
	kindBMP:  {bmp.DecodeConfig, bmp.Decode},
	kindTIFF: {tiff.DecodeConfig, tiff.Decode},
}
