package rendition

import (
	"image"
	"image/jpeg"
	"io"
	"slices"
)

// preview is a JPEG inside another file, stored as the sensor lay: turned like the picture itself.
type preview struct {
	in   *io.SectionReader
	size image.Config
}

const maxPreviews = 32 // looked at in one file

// findPreviews lists the previews in a file of kind k, largest first.
func findPreviews(in *io.SectionReader, k kind) []preview {
	var ranges []span
	switch k {
	case kindJPEG:
		head := readJPEGHead(in)
		ranges = append(walkTIFF(in, head.exif), walkTIFF(in, head.previews)...)
	case kindTIFF:
		ranges = walkTIFF(in, tiffAtStart)
	case kindRAF:
		ranges = previewOfRAF(in)
	case kindCR3:
		ranges = previewsOfCR3(in)
	}
	return readable(in, ranges)
}

// readable keeps the ranges that hold a JPEG that can be decoded here.
func readable(in *io.SectionReader, ranges []span) []preview {
	var found []preview
	for _, r := range ranges[:min(len(ranges), maxPreviews)] {
		p := preview{in: io.NewSectionReader(in, r.offset, r.length)}
		size, err := header(p.in, codec{config: jpeg.DecodeConfig})
		if err != nil {
			continue
		}
		p.size = size
		found = append(found, p)
	}
	slices.SortStableFunc(found, func(a, b preview) int { return pixels(b.size) - pixels(a.size) })
	return found
}

func pixels(c image.Config) int { return c.Width * c.Height }

// span is a range of a file, within it.
type span struct{ offset, length int64 }

// within returns s cut to a file of size bytes; ok is false where nothing is left.
func (s span) within(size int64) (span, bool) {
	if s.offset <= 0 || s.length <= 0 || s.offset >= size {
		return span{}, false
	}
	s.length = min(s.length, size-s.offset)
	return s, true
}
