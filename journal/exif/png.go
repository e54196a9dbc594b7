package exif

import (
	"bytes"
	"encoding/binary"
	"io"
	"strings"
)

const maxChunks = 100_000

// examinePNG walks the chunks; large ones are skipped, never read.
func examinePNG(s *source, p *picture) {
	at := int64(8)
	for range maxChunks {
		b := s.bytes(at, 8)
		if len(b) < 8 {
			break
		}
		length, name := int64(binary.BigEndian.Uint32(b)), string(b[4:])
		at += 8
		switch name {
		case "IHDR":
			if b := s.bytes(at, 8); len(b) == 8 {
				p.width = int(int32(binary.BigEndian.Uint32(b)))
				p.height = int(int32(binary.BigEndian.Uint32(b[4:])))
			}
		case "eXIf":
			p.blocks = append(p.blocks, block{data: io.NewSectionReader(s, at, length)})
		case "tEXt", "zTXt", "iTXt":
			if length <= maxPackets {
				p.takeText(name, s.bytes(at, length))
			}
		case "IEND":
			return
		}
		at += length + 4 // the checksum
	}
	p.warn("cut short: the end of the picture is missing")
}

// examineWebP walks the chunks of a RIFF file.
func examineWebP(s *source, p *picture) {
	if b := s.bytes(4, 4); len(b) < 4 || int64(binary.LittleEndian.Uint32(b))+8 > s.size {
		p.warn("cut short: the end of the picture is missing")
	}
	at := int64(12)
	for range maxChunks {
		b := s.bytes(at, 18)
		if len(b) < 8 {
			return
		}
		name, length := string(b[:4]), int64(binary.LittleEndian.Uint32(b[4:]))
		at += 8
		switch {
		case name == "EXIF":
			p.blocks = append(p.blocks, webPExif(s, at, length))
		case strings.HasPrefix(name, "XMP") && length <= maxPackets:
			p.takePacket(s.bytes(at, length))
		case p.width == 0 && len(b) == 18:
			p.width, p.height = webPSize(name, b[8:])
		}
		at += length + length&1
	}
}

// webPExif steps over the prefix that some programs copy from JPEG.
func webPExif(s *source, at, length int64) block {
	if bytes.Equal(s.bytes(at, 6), []byte("Exif\x00\x00")) {
		at, length = at+6, length-6
	}
	return block{data: io.NewSectionReader(s, at, length)}
}

// webPSize reads the size from the first ten bytes of a chunk that has one.
func webPSize(name string, b []byte) (width, height int) {
	little := binary.LittleEndian
	switch name {
	case "VP8X":
		return 1 + int(b[4]) + int(b[5])<<8 + int(b[6])<<16, 1 + int(b[7]) + int(b[8])<<8 + int(b[9])<<16
	case "VP8 ":
		return int(little.Uint16(b[6:])) & 0x3fff, int(little.Uint16(b[8:])) & 0x3fff
	case "VP8L":
		bits := little.Uint32(b[1:])
		return 1 + int(bits&0x3fff), 1 + int(bits>>14&0x3fff)
	}
	return 0, 0
}
