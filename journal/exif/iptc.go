package exif

import (
	"bytes"
	"crypto/md5" // not for safety: it is what Photoshop keeps of its own record
	"encoding/binary"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"sojourn/journal"
	"sojourn/journal/xmp"
)

// Resources of Photoshop.
const (
	resourceIPTC   = 0x0404
	resourceXMP    = 0x0424
	resourceDigest = 0x0425
)

const maxResources = 1000

// takeResources reads Photoshop's image resources: name, length, data, each padded to two bytes.
func (p *picture) takeResources(data []byte) {
	var record, digest []byte
	for range maxResources {
		if len(data) < 12 || string(data[:4]) != "8BIM" {
			break
		}
		id := binary.BigEndian.Uint16(data[4:])
		at := 6 + (int(data[6])+2)&^1
		if at+4 > len(data) {
			break
		}
		length := int64(binary.BigEndian.Uint32(data[at:]))
		data = data[at+4:]
		content := data[:min(length, int64(len(data)))]
		switch id {
		case resourceIPTC:
			if record == nil {
				record = content
			}
		case resourceXMP:
			p.takePacket(content)
		case resourceDigest:
			digest = content
		}
		data = data[min(length+length&1, int64(len(data))):]
	}
	if record != nil {
		p.takeRecord(record, digest)
	}
}

// takeRecord keeps an IPTC record. Where Photoshop's digest is of another, somebody changed the
// record who did not know of XMP: then it is the newer of the two.
func (p *picture) takeRecord(record, digest []byte) {
	if len(digest) == md5.Size && bytes.Trim(digest, "\x00") != nil {
		sum := md5.Sum(record)
		p.iptcIsNewer = !bytes.Equal(sum[:], digest)
	}
	p.records++
	p.iptc = fill(p.iptc, readIPTC(record))
}

// maxDatasets is how many fields one IPTC record may have.
const maxDatasets = 10_000

// dataset is one field of an IPTC record.
type dataset struct {
	record, number byte
	value          []byte
}

// datasets reads a record up to the first byte that does not belong to one.
func datasets(data []byte) []dataset {
	var list []dataset
	for len(data) >= 5 && data[0] == 0x1c && len(list) < maxDatasets {
		d := dataset{record: data[1], number: data[2]}
		length := int64(binary.BigEndian.Uint16(data[3:]))
		data = data[5:]
		if length&0x8000 != 0 { // an extended length: so many bytes tell it
			c := cursor{rest: data}
			length = int64(min(c.number(int(length&0x7fff)), 1<<32))
			data = c.rest
		}
		if length > int64(len(data)) {
			break
		}
		d.value, data = data[:length], data[length:]
		list = append(list, d)
	}
	return list
}

// readIPTC returns what an IPTC record says in words.
func readIPTC(record []byte) xmp.Packet {
	list := datasets(record)
	decode := decoder(list)
	var p xmp.Packet
	var place journal.Place
	fields := map[byte]*string{
		5: &p.Title, 40: &p.Instructions, 90: &place.City, 92: &place.Name, 95: &place.Region,
		100: &place.CountryCode, 101: &place.Country, 105: &p.Headline, 110: &p.Credit,
		116: &p.Copyright, 120: &p.Description, 135: &p.Language,
	}
	var date, clock string
	for _, d := range list {
		if d.record != 2 {
			continue
		}
		text := strings.TrimSpace(journal.CleanText(decode(d.value)))
		if d.number != 120 && d.number != 40 {
			text = journal.CleanLine(text)
		}
		switch field := fields[d.number]; {
		case text == "":
		case field != nil && *field == "":
			*field = text
		case d.number == 25:
			p.Keywords = append(p.Keywords, text)
		case d.number == 80:
			p.Creators = append(p.Creators, text)
		case d.number == 55:
			date = text
		case d.number == 60:
			clock = text
		}
	}
	place.CountryCode = xmp.CountryCode(place.CountryCode)
	if place != (journal.Place{}) {
		place.Source = journal.PlaceGazetteer
		p.Place = &place
	}
	p.Taken = iptcTime(date, clock)
	return p
}

// decoder returns how the texts of a record are read. A record that does not say UTF-8 is taken
// for it where all of it is, else for what Windows writes in the west.
func decoder(list []dataset) func([]byte) string {
	for _, d := range list {
		if d.record == 2 && !utf8.Valid(d.value) {
			return func(b []byte) string {
				text, _ := charmap.Windows1252.NewDecoder().Bytes(b)
				return string(text)
			}
		}
	}
	return func(b []byte) string { return string(b) }
}

// iptcTime makes one moment of 20130225 and 162031+0900. A day alone is none.
func iptcTime(date, clock string) journal.Moment {
	if len(date) != 8 || len(clock) < 6 {
		return journal.Moment{}
	}
	text := date[:4] + "-" + date[4:6] + "-" + date[6:] +
		"T" + clock[:2] + ":" + clock[2:4] + ":" + clock[4:6] + clock[6:]
	if m, ok := xmp.ParseDate(text); ok && m.Known() {
		return m
	}
	return journal.Moment{}
}
