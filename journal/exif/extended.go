package exif

import (
	"bytes"
	"encoding/binary"
	"slices"
)

const (
	packetHeader   = "http://ns.adobe.com/xap/1.0/\x00"
	extendedHeader = "http://ns.adobe.com/xmp/extension/\x00"
	extendedNote   = "HasExtendedXMP"
	guidLength     = 32
)

// part is a piece of a packet that is too long for one segment.
type part struct {
	guid     string
	at, full uint32
	data     []byte
}

// takeJPEGPacket keeps an XMP segment: a packet, or a part of one.
func (p *picture) takeJPEGPacket(data []byte) {
	if packet, ok := bytes.CutPrefix(data, []byte(packetHeader)); ok {
		p.takePacket(packet)
		return
	}
	rest, ok := bytes.CutPrefix(data, []byte(extendedHeader))
	if !ok || len(rest) < guidLength+8 || len(p.parts) >= maxParts {
		return
	}
	p.parts = append(p.parts, part{
		guid: string(rest[:guidLength]),
		full: binary.BigEndian.Uint32(rest[guidLength:]),
		at:   binary.BigEndian.Uint32(rest[guidLength+4:]),
		data: rest[guidLength+8:],
	})
}

// joinParts makes one packet of the parts that the first packet names, wherever they stand.
func (p *picture) joinParts() {
	if len(p.parts) == 0 || len(p.packets) == 0 {
		return
	}
	guid := extendedGUID(p.packets[0])
	mine := slices.DeleteFunc(slices.Clone(p.parts), func(o part) bool { return o.guid != guid })
	slices.SortStableFunc(mine, func(a, b part) int { return int(int64(a.at) - int64(b.at)) })
	var whole []byte
	for _, o := range mine {
		if int64(o.at) == int64(len(whole)) && len(whole)+len(o.data) <= maxPackets {
			whole = append(whole, o.data...)
		}
	}
	if len(mine) > 0 && len(whole) == int(mine[0].full) {
		p.takePacket(whole)
	} else if len(mine) > 0 && mine[0].full <= maxPackets {
		p.warn("some of its XMP data is missing")
	}
}

// extendedGUID returns by which name a packet refers to its extension, or "".
func extendedGUID(packet []byte) string {
	at := bytes.Index(packet, []byte(extendedNote))
	if at < 0 {
		return ""
	}
	rest := packet[at+len(extendedNote):]
	for i := range min(len(rest), 16) {
		if isHex(rest[i]) && len(rest) >= i+guidLength {
			return string(rest[i : i+guidLength])
		}
	}
	return ""
}

func isHex(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'A' && b <= 'F' || b >= 'a' && b <= 'f'
}
