package exif

import (
	"encoding/binary"
	"io"
)

// canonUUID marks the box in which CR3 files keep their metadata.
const canonUUID = "\x85\xc0\xb6\x87\x82\x0f\x11\xe0\x81\x11\xf4\xce\x46\x2b\x6a\x48"

// examineCR3 finds the Exif directories of a CR3 file: each is a block of its own.
func examineCR3(s *source, p *picture) {
	roots := map[string]directory{"CMT1": mainDirectory, "CMT2": cameraDirectory, "CMT4": gpsDirectory}
	cut := false
	boxes(s, func(b box) bool {
		cut = cut || b.cut
		if b.name != "moov" {
			return true
		}
		boxes(b.data, func(b box) bool {
			boxes(canonBoxes(b), func(b box) bool {
				if root, ok := roots[b.name]; ok {
					p.blocks = append(p.blocks, block{data: b.data, root: root})
				}
				return true
			})
			return true
		})
		return true
	})
	for _, b := range p.blocks {
		if b.root == mainDirectory {
			p.width, p.height = mainImage(b.data).size()
		}
	}
	if cut {
		p.warn("cut short: a part of the picture is missing")
	}
}

// canonBoxes returns what is in b if b is Canon's own box, else nothing.
func canonBoxes(b box) *io.SectionReader {
	var id [16]byte
	_, err := b.data.ReadAt(id[:], 0)
	if err != nil || b.name != "uuid" || string(id[:]) != canonUUID {
		return io.NewSectionReader(b.data, 0, 0)
	}
	return io.NewSectionReader(b.data, 16, b.data.Size()-16)
}

// examineRAF reads the JPEG that a RAF file carries; its Exif data is the raw picture's too.
func examineRAF(s *source, p *picture) {
	b := s.bytes(84, 8)
	if len(b) < 8 {
		p.warn(noPicture)
		return
	}
	at, length := int64(binary.BigEndian.Uint32(b)), int64(binary.BigEndian.Uint32(b[4:]))
	if at+length > s.size {
		p.warn("cut short: a part of the picture is missing")
	}
	inner := *s
	inner.file, inner.head = io.NewSectionReader(s, at, length), nil
	inner.size = min(length, s.size-at)
	if inner.size > 2 {
		examineJPEG(&inner, p)
	}
}

// examineTIFF reads TIFF and the raw formats that are built like it.
func examineTIFF(s *source, p *picture) {
	p.blocks = append(p.blocks, block{data: s})
	image := mainImage(s)
	p.width, p.height = image.size()
	if image.end > s.size {
		p.warn("cut short: a part of the picture is missing")
	}
}
