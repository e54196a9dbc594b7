package exif

import (
	"encoding/binary"
	"io"
)

// Marks of the boxes in which CR3 files keep their metadata, and their XMP.
const (
	canonUUID  = "\x85\xc0\xb6\x87\x82\x0f\x11\xe0\x81\x11\xf4\xce\x46\x2b\x6a\x48"
	packetUUID = "\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac"
)

// examineCR3 finds the Exif directories of a CR3 file: each is a block of its own.
func examineCR3(s *source, p *picture) {
	roots := map[string]directory{"CMT1": mainDirectory, "CMT2": cameraDirectory, "CMT4": gpsDirectory}
	cut := false
	boxes(s, func(b box) bool {
		cut = cut || b.cut
		if packet := inside(b, packetUUID); packet.Size() > 0 && packet.Size() <= maxPackets {
			data := make([]byte, packet.Size())
			n, _ := packet.ReadAt(data, 0)
			p.takePacket(data[:n])
		}
		if b.name != "moov" {
			return true
		}
		boxes(b.data, func(b box) bool {
			boxes(inside(b, canonUUID), func(b box) bool {
				if root, ok := roots[b.name]; ok {
					p.blocks = append(p.blocks, block{data: b.data, root: root})
				} else if b.name == "CMT3" {
					p.note = b.data
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

// inside returns what is in b if b has that mark, else nothing.
func inside(b box, uuid string) *io.SectionReader {
	var id [16]byte
	if b.name == "uuid" {
		_, _ = b.data.ReadAt(id[:], 0)
	}
	if string(id[:]) != uuid {
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
	if inner, ok := s.part(at, length); ok {
		examineJPEG(inner, p)
	}
}

// part returns a run of bytes in s that counts as a file of its own.
func (s *source) part(at, length int64) (*source, bool) {
	inner := *s
	inner.file, inner.head = io.NewSectionReader(s, at, length), nil
	inner.size = min(length, s.size-at)
	return &inner, at >= 0 && inner.size > 2
}

// examineTIFF reads TIFF and the raw formats that are built like it.
func examineTIFF(s *source, p *picture) {
	p.blocks = append(p.blocks, block{data: s})
	examineJpgFromRaw(s, p)
	image := mainImage(s)
	p.width, p.height = image.size()
	if image.end > s.size {
		p.warn("cut short: a part of the picture is missing")
	}
}

// tagJpgFromRaw is where an RW2 file has a JPEG with metadata of its own.
const tagJpgFromRaw = 0x002e

// examineJpgFromRaw reads the metadata of that JPEG, whose picture is not the one that is meant.
func examineJpgFromRaw(s *source, p *picture) {
	if !begins(s.head, 0, "IIU\x00") {
		return
	}
	t, err := openTree(s)
	if err != nil {
		return
	}
	list, _ := t.read(t.first)
	for _, e := range list {
		at, length := t.where(e)
		inner, ok := s.part(at, length)
		if e.id != tagJpgFromRaw || !ok {
			continue
		}
		jpeg := &picture{older: p.older}
		examineJPEG(inner, jpeg)
		p.blocks = append(p.blocks, jpeg.blocks...)
		for _, packet := range jpeg.packets {
			p.takePacket(packet)
		}
	}
}
