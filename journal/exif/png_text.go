package exif

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"sojourn/journal"
)

const maxKeyword = 80 // bytes with its zero

// takeText reads a PNG's tEXt, zTXt or iTXt: an XMP packet, words, or what ImageMagick makes of
// the segments of a JPEG.
func (p *picture) takeText(kind string, chunk []byte) {
	end := bytes.IndexByte(chunk[:min(len(chunk), maxKeyword)], 0)
	if end < 0 {
		return
	}
	keyword, rest := string(chunk[:end]), chunk[end+1:]
	switch kind {
	case "zTXt":
		rest = inflate(rest[min(1, len(rest)):])
	case "iTXt":
		rest = international(rest)
	}
	if name, ok := strings.CutPrefix(keyword, "Raw profile type "); ok {
		p.takeProfile(name, rawProfile(rest))
		return
	}
	if !utf8.Valid(rest) { // the standard says Latin-1, and nearly everybody writes UTF-8
		rest, _ = charmap.Windows1252.NewDecoder().Bytes(rest)
	}
	text := strings.TrimSpace(journal.CleanText(string(rest)))
	switch strings.ToLower(keyword) {
	case "xml:com.adobe.xmp":
		p.takePacket(rest)
	case "title":
		p.text.Title = text
	case "description":
		p.text.Description = text
	case "author":
		p.text.Creators = lines([]string{text})
	case "copyright":
		p.text.Copyright = text
	}
}

// international returns the text of an iTXt chunk behind its flags and its two names.
func international(rest []byte) []byte {
	if len(rest) < 2 {
		return nil
	}
	packed := rest[0] == 1
	parts := bytes.SplitN(rest[2:], []byte{0}, 3)
	if len(parts) < 3 {
		return nil
	}
	if packed {
		return inflate(parts[2])
	}
	return parts[2]
}

// inflate unpacks no more than a packet may have.
func inflate(data []byte) []byte {
	r, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	defer r.Close()
	content, err := io.ReadAll(io.LimitReader(r, maxPackets+1))
	if err != nil || len(content) > maxPackets {
		return nil
	}
	return content
}

// rawProfile decodes a name, a length and hexadecimal digits, each on lines of its own.
func rawProfile(text []byte) []byte {
	lines := bytes.SplitN(bytes.TrimSpace(text), []byte("\n"), 3)
	if len(lines) < 3 {
		return nil
	}
	digits := bytes.Join(bytes.Fields(lines[2]), nil)
	content := make([]byte, hex.DecodedLen(len(digits)))
	n, _ := hex.Decode(content, digits[:len(digits)&^1])
	return content[:n]
}

func (p *picture) takeProfile(name string, content []byte) {
	exif, isExif := bytes.CutPrefix(content, []byte("Exif\x00\x00"))
	switch {
	case isExif:
		if len(p.blocks) == 0 {
			p.blocks = append(p.blocks, block{data: bytes.NewReader(exif)})
		}
	case bytes.HasPrefix(content, []byte(packetHeader)):
		p.takePacket(content[len(packetHeader):])
	case name == "xmp":
		p.takePacket(content)
	case bytes.HasPrefix(content, []byte("8BIM")):
		p.takeResources(content)
	case name == "iptc":
		p.takeRecord(content, nil)
	}
}
