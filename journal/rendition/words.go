package rendition

import (
	"bytes"
	"crypto/md5" // not for safety: readers compare the record with it
	"encoding/binary"
	"errors"
	"slices"

	"sojourn/journal"
	"sojourn/journal/iptc"
	"sojourn/journal/xmp"
)

const (
	markerXMP  = 0xe1
	markerIPTC = 0xed

	signatureXMP       = "http://ns.adobe.com/xap/1.0/\x00"
	signatureResources = "Photoshop 3.0\x00"

	resourceIPTC   = 0x0404
	resourceDigest = 0x0425

	startOfImage = 2      // bytes
	maxSegment   = 0xffff // bytes, with the two of the length
)

// segmentsOf returns m as XMP and as IPTC, for a JPEG. The error is Refused where a JPEG cannot hold it.
func segmentsOf(m journal.Message) ([]byte, error) {
	var packet bytes.Buffer
	if err := xmp.Write(&packet, nil, packetOf(m)); err != nil {
		return nil, err
	}
	record := iptc.Record(m)
	digest := md5.Sum(record)
	resources := addResource([]byte(signatureResources), resourceIPTC, record)
	resources = addResource(resources, resourceDigest, digest[:])
	out, err := addSegment(nil, markerXMP, append([]byte(signatureXMP), packet.Bytes()...))
	if err != nil {
		return nil, err
	}
	return addSegment(out, markerIPTC, resources)
}

// packetOf is m in the terms of XMP. Coordinates that are only the middle of a square are no
// position of a camera, and are left to the names.
func packetOf(m journal.Message) xmp.Packet {
	p := xmp.Packet{
		Headline: m.Headline, Description: m.Caption, Alt: m.Alt, Keywords: m.Keywords, People: m.People,
		Credit: m.Credits.Credit, Copyright: m.Credits.Copyright, Instructions: m.Credits.Instructions,
		Language: m.Language, Taken: m.Taken, DayOnly: !m.TellsSecond(),
	}
	if m.Credits.Byline != "" {
		p.Creators = []string{m.Credits.Byline}
	}
	p.Place, p.Shown = placeIn(m, m.Place), placeIn(m, m.Shown)
	return p
}

func placeIn(m journal.Message, told *journal.Place) *journal.Place {
	if told == nil {
		return nil
	}
	place := *told
	if m.Told != journal.PrecisionExact {
		place.Point, place.Alt = nil, nil
	}
	return &place
}

// addSegment appends one of a JPEG's.
func addSegment(out []byte, marker byte, data []byte) ([]byte, error) {
	if len(data)+2 > maxSegment {
		return nil, &journal.Error{
			Kind: journal.Refused, Err: errors.New("its words are longer than a JPEG can hold, 65,000 bytes"),
			Hint: "shorten the caption",
		}
	}
	out = append(out, 0xff, marker)
	out = binary.BigEndian.AppendUint16(out, uint16(len(data)+2))
	return append(out, data...), nil
}

// addResource appends one of Photoshop's image resources, without a name.
func addResource(out []byte, id uint16, data []byte) []byte {
	out = append(out, "8BIM"...)
	out = binary.BigEndian.AppendUint16(out, id)
	out = append(out, 0, 0)
	out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
	out = append(out, data...)
	return append(out, make([]byte, len(data)%2)...)
}

// worded returns a JPEG with segments right after its start.
func worded(jpeg, segments []byte) []byte {
	if len(segments) == 0 || len(jpeg) < startOfImage {
		return jpeg
	}
	return slices.Insert(jpeg, startOfImage, segments...)
}
