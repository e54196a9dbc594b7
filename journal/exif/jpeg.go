package exif

import (
	"bytes"
	"encoding/binary"
)

// Markers of a JPEG stream.
const (
	markerSOI   = 0xd8
	markerEOI   = 0xd9
	markerSOS   = 0xda
	markerAPP0  = 0xe0
	markerAPP1  = 0xe1
	markerAPP12 = 0xec
	markerAPP13 = 0xed
)

const maxSegments = 2000

const noPicture = "cut short or damaged: no picture was found in it"

// segment is one marker of a JPEG stream and what follows its length.
type segment struct {
	marker  byte
	at      int64 // of the first byte after the length
	length  int64 // without the length's own two bytes; negative if the file says nonsense
	precise bool  // false where the length runs past the end
}

// examineJPEG walks the segments up to the first scan.
func examineJPEG(s *source, p *picture) {
	at := int64(2)
	for range maxSegments {
		g, ok := nextSegment(s, at)
		if !ok {
			p.warn(noPicture)
			return
		}
		takeSegment(s, p, g)
		if g.marker == markerSOS {
			checkEnd(s, p, g.at)
			return
		}
		if !g.precise {
			p.warn(noPicture)
			return
		}
		at = g.at + g.length
	}
	p.warn("damaged: its parts have no end")
}

// nextSegment reads the marker at or after at, past fill bytes.
func nextSegment(s *source, at int64) (segment, bool) {
	for range 64 {
		b := s.bytes(at, 4)
		if len(b) < 4 || b[0] != 0xff {
			return segment{}, false
		}
		switch {
		case b[1] == 0xff:
			at++
			continue
		case b[1] == markerEOI:
			return segment{}, false
		}
		n := int64(binary.BigEndian.Uint16(b[2:])) - 2
		return segment{marker: b[1], at: at + 4, length: n, precise: n >= 0 && at+4+n <= s.size}, true
	}
	return segment{}, false
}

func takeSegment(s *source, p *picture, g segment) {
	switch {
	case g.marker == markerAPP1:
		p.takeAPP1(s, g)
	case g.marker == markerAPP13 && g.precise:
		data, ok := bytes.CutPrefix(s.bytes(g.at, g.length), []byte("Photoshop 3.0\x00"))
		if ok && len(p.resources)+len(data) <= maxPackets {
			p.resources = append(p.resources, data...)
		}
	case g.marker == markerAPP0 && g.length > 16:
		readCIFF(s.bytes(g.at, g.length), p.older)
	case g.marker == markerAPP12 && g.length > 0:
		readPictureInfo(s.bytes(g.at, g.length), p.older)
	case isFrame(g.marker) && p.width == 0:
		if b := s.bytes(g.at, 5); len(b) == 5 {
			p.height = int(binary.BigEndian.Uint16(b[1:]))
			p.width = int(binary.BigEndian.Uint16(b[3:]))
		}
	}
}

// takeAPP1 keeps the segment of Exif or XMP.
func (p *picture) takeAPP1(s *source, g segment) {
	length := g.length
	if length < 0 {
		length = 0xffff // the length was lost; the Exif data has offsets of its own
	}
	data := s.bytes(g.at, length)
	if content, ok := bytes.CutPrefix(data, []byte("Exif\x00\x00")); ok && len(p.blocks) == 0 {
		p.blocks = append(p.blocks, block{data: bytes.NewReader(content)})
	}
	if g.precise {
		p.takeJPEGPacket(data)
	}
}

// isFrame tells the headers of a frame (SOF) from the other markers around them.
func isFrame(marker byte) bool {
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc
}

// checkEnd says so where the scan that begins at from never ends. Phones append films and further
// pictures behind the end, so the tail is looked at first and the whole scan only in doubt.
func checkEnd(s *source, p *picture, from int64) {
	const tail, step = 16 << 10, 1 << 20
	end := []byte{0xff, markerEOI}
	if bytes.Contains(s.bytes(max(from, s.size-tail), tail), end) {
		return
	}
	for at := from; at < s.size; at += step - 1 {
		b := s.bytes(at, step)
		if bytes.Contains(b, end) {
			return
		}
		if len(b) < step {
			break
		}
	}
	p.warn("cut short: the lower part of the picture is missing")
}
