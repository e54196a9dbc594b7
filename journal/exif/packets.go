package exif

import (
	"bytes"
	"cmp"
	"slices"

	"sojourn/journal"
	"sojourn/journal/xmp"
)

const (
	maxPackets = 4 << 20 // bytes of XMP that are read of one file
	maxParts   = 100     // pieces that they may come in
)

// takePacket keeps an XMP packet for when everything else was seen.
func (p *picture) takePacket(data []byte) {
	size := len(data)
	for _, other := range p.packets {
		size += len(other)
	}
	if len(data) > 0 && size <= maxPackets && len(p.packets) < maxParts {
		p.packets = append(p.packets, data)
	}
}

// sources returns what XMP and IPTC in the file say, the more trusted first.
func (p *picture) sources() []xmp.Packet {
	var list []xmp.Packet
	damaged := false
	for _, data := range p.packets {
		packet, err := xmp.Read(bytes.NewReader(data))
		damaged = damaged || err != nil
		list = append(list, packet)
	}
	if damaged {
		p.warn("its XMP data is damaged")
	}
	if p.iptcIsNewer {
		return append([]xmp.Packet{p.iptc}, list...)
	}
	return append(list, p.iptc)
}

// fill returns p with what p does not say taken from q.
func fill(p, q xmp.Packet) xmp.Packet {
	p.Headline = cmp.Or(p.Headline, q.Headline)
	p.Title = cmp.Or(p.Title, q.Title)
	p.Description = cmp.Or(p.Description, q.Description)
	p.Alt = cmp.Or(p.Alt, q.Alt)
	p.Keywords = either(p.Keywords, q.Keywords)
	p.Creators = either(p.Creators, q.Creators)
	p.Credit = cmp.Or(p.Credit, q.Credit)
	p.Copyright = cmp.Or(p.Copyright, q.Copyright)
	p.Instructions = cmp.Or(p.Instructions, q.Instructions)
	p.People = either(p.People, q.People)
	p.Language = cmp.Or(p.Language, q.Language)
	p.Rating = cmp.Or(p.Rating, q.Rating)
	p.Place, p.Shown = fillPlace(p.Place, q.Place), cmp.Or(p.Shown, q.Shown)
	p.Direction = cmp.Or(p.Direction, q.Direction)
	p.Camera.Make = cmp.Or(p.Camera.Make, q.Camera.Make)
	p.Camera.Model = cmp.Or(p.Camera.Model, q.Camera.Model)
	p.Camera.Lens = cmp.Or(p.Camera.Lens, q.Camera.Lens)
	p.Camera.Serial = cmp.Or(p.Camera.Serial, q.Camera.Serial)
	if !p.Taken.Known() {
		p.Taken = q.Taken
	}
	if !p.Created.Known() {
		p.Created = q.Created
	}
	return p
}

func either(a, b []string) []string {
	if len(a) > 0 {
		return a
	}
	return slices.Clip(b)
}

// fillPlace returns p with the position and the names of q where p has none.
func fillPlace(p, q *journal.Place) *journal.Place {
	if p == nil || q == nil {
		return cmp.Or(p, q)
	}
	both := *p
	if p.Point == nil && q.Point != nil {
		both.Point, both.Alt, both.Accuracy, both.Source = q.Point, q.Alt, q.Accuracy, q.Source
	}
	both.Name, both.City = cmp.Or(p.Name, q.Name), cmp.Or(p.City, q.City)
	both.Region, both.Country = cmp.Or(p.Region, q.Region), cmp.Or(p.Country, q.Country)
	both.CountryCode = cmp.Or(p.CountryCode, q.CountryCode)
	return &both
}

func hasNames(p *journal.Place) bool {
	return cmp.Or(p.Name, p.City, p.Region, p.Country, p.CountryCode) != ""
}
