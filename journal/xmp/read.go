package xmp

import (
	"cmp"
	"errors"
	"io"
	"strconv"
	"strings"

	"sojourn/journal"
)

// Read returns what a packet says. With an error, which is Invalid where the packet is at fault,
// the Packet holds what could be read all the same.
func Read(r io.Reader) (Packet, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxBytes+1))
	if err != nil {
		return Packet{}, err
	}
	if len(data) > maxBytes {
		return Packet{}, damaged(errors.New("it is larger than 8 MiB"))
	}
	document, err := parse(data, false)
	rdf := document.find(rdfRoot)
	if rdf == nil && err == nil {
		err = damaged(errors.New("there is no XMP in it"))
	}
	if rdf == nil {
		return Packet{}, err
	}
	return packetOf(properties(rdf)), err
}

func packetOf(all map[name]value) Packet {
	p := Packet{
		Headline:     all[photoshopHeadline].line(),
		Title:        all[dcTitle].line(),
		Description:  all[dcDescription].words(),
		Alt:          all[coreAlt].words(),
		Keywords:     all[dcSubject].texts(),
		Creators:     all[dcCreator].texts(),
		Credit:       all[photoshopCredit].line(),
		Copyright:    all[dcRights].line(),
		Instructions: all[photoshopInstructions].words(),
		People:       all[extPeople].texts(),
		Rating:       rating(all[xmpRating].line()),
		Place:        place(all),
		Shown:        shown(all),
		Direction:    direction(all),
		Created:      moment(all[xmpCreated]),
		Camera: Camera{
			Make: all[tiffMake].line(), Model: all[tiffModel].line(),
			Lens:   cmp.Or(all[exifLens].line(), all[auxLens].line()),
			Serial: cmp.Or(all[exifSerial].line(), all[auxSerial].line()),
		},
	}
	if len(p.Keywords) == 0 {
		p.Keywords = leaves(all[lightroomTree])
	}
	if languages := all[dcLanguage].texts(); len(languages) > 0 && languages[0] != "x-default" {
		p.Language = languages[0]
	}
	if p.Taken = moment(all[exifTaken]); !p.Taken.Known() {
		p.Taken = moment(all[photoshopDate])
	}
	return p
}

// rating reads -1 to 5; anything else is none.
func rating(s string) int {
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || !(n >= -1 && n <= 5) {
		return 0
	}
	return int(n)
}

// leaves returns the last names of keywords that are written as paths: "Places|Korea|Pyongyang".
func leaves(v value) []string {
	var list []string
	for _, path := range v.texts() {
		list = append(list, leaf(path))
	}
	return list
}

func leaf(path string) string {
	return strings.TrimSpace(path[strings.LastIndexByte(path, '|')+1:])
}

func moment(v value) journal.Moment {
	if m, _ := ParseDate(v.line()); m.Known() {
		return m
	}
	return journal.Moment{}
}
