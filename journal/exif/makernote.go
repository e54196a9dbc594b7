package exif

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"strings"
)

// Maker notes are read for two things that Exif had no place for before 2010: the number of the
// body and the lens. Numbers that only stand for a lens in a maker's list are not looked up.

// note is one way in which makers write their notes: a directory like Exif's.
type note struct {
	begins string // what the note begins with
	make   string // or, where it begins with nothing of its own, the maker's name in upper case
	at     int64  // where its directory is
	own    bool   // offsets count from where the note begins, not from where Exif does
	tags   map[uint16]string
}

const (
	nameSerial    = "SerialNumber"
	nameLens      = "LensModel"
	nameRange     = "LensInfo"
	nameEquipment = "Equipment" // a directory of its own
)

var (
	canonTags     = map[uint16]string{0x000c: nameSerial, 0x0095: nameLens}
	nikonTags     = map[uint16]string{0x001d: nameSerial, 0x00a0: nameSerial, 0x0084: nameRange}
	olympusTags   = map[uint16]string{0x0404: nameSerial, 0x101a: nameSerial, 0x2010: nameEquipment}
	equipmentTags = map[uint16]string{0x0101: nameSerial, 0x0203: nameLens}
	panasonicTags = map[uint16]string{0x0051: nameLens}
	leicaTags     = map[uint16]string{0x0303: nameLens, 0x0305: nameSerial}
	pentaxTags    = map[uint16]string{0x0229: nameSerial}
	sigmaTags     = map[uint16]string{0x0002: nameSerial}
)

// notes are tried in this order.
var notes = []note{
	{begins: "Nikon\x00\x02", at: 10, own: true, tags: nikonTags},
	{begins: "OLYMPUS\x00", at: 12, own: true, tags: olympusTags},
	{begins: "OM SYSTEM\x00", at: 16, own: true, tags: olympusTags},
	{begins: "OLYMP\x00", at: 8, tags: olympusTags},
	{begins: "EPSON\x00", at: 8, tags: olympusTags},
	{begins: "Panasonic\x00", at: 12, tags: panasonicTags},
	{begins: "LEICA\x00\x00\x00", make: "LEICA", at: 8, tags: panasonicTags},
	{begins: "LEICA\x00", at: 8, own: true, tags: leicaTags},
	{begins: "PENTAX \x00", at: 10, own: true, tags: pentaxTags},
	{begins: "AOC\x00", at: 6, tags: pentaxTags},
	{begins: "SIGMA\x00\x00\x00", at: 10, tags: sigmaTags},
	{begins: "FOVEON\x00\x00", at: 10, tags: sigmaTags},
	{begins: "MOT\x00", at: 8, own: true, tags: map[uint16]string{0x5501: nameSerial}},
	{begins: "SONY ", at: 12, tags: map[uint16]string{0x2031: nameSerial}},
	{make: "CANON", tags: canonTags},
	{make: "NIKON", tags: nikonTags},
	{make: "SAMSUNG", own: true, tags: map[uint16]string{0xa002: nameSerial}},
}

// readNotes adds to v what the maker notes of b know and Exif does not.
func readNotes(b block, v values) {
	if v.has(nameSerial) && v.has(nameLens) {
		return
	}
	t, err := openTree(b.data)
	if err != nil {
		return
	}
	var places [directories]int64
	places[b.root] = t.first
	if b.root == mainDirectory {
		list, _ := t.read(t.first)
		for _, e := range list {
			t.follow(e, &places)
		}
	}
	list, _ := t.read(places[cameraDirectory])
	for _, e := range list {
		if at, length := t.where(e); e.id == tagMakerNote && length > 4 {
			readNote(t, at, length, v)
		}
	}
}

// where returns where the value of e begins, and its length.
func (t tree) where(e entry) (at, length int64) {
	at, length = int64(t.order.Uint32(e.field[:])), e.length()
	return at, min(length, t.data.Size()-at)
}

func readNote(t tree, at, length int64, v values) {
	var head [16]byte
	n, _ := t.data.ReadAt(head[:min(length, 16)], at)
	maker := strings.ToUpper(v.text["Make"])
	for _, form := range notes {
		if !bytes.HasPrefix(head[:n], []byte(form.begins)) || !strings.HasPrefix(maker, form.make) {
			continue
		}
		inner := t
		if form.own {
			inner.data = io.NewSectionReader(t.data, at, t.data.Size()-at)
			at = 0
		}
		form.read(inner, at+form.at, v)
		return
	}
}

// read takes the directory at at, in whichever byte order makes sense of it. Nikon's and some of
// the others' have a header like a file's before it.
func (form note) read(t tree, at int64, v values) {
	var head [8]byte
	if _, err := t.data.ReadAt(head[:], at); err != nil {
		return
	}
	if form.begins == "Nikon\x00\x02" {
		t.data = io.NewSectionReader(t.data, at, t.data.Size()-at)
		if header, err := openTree(t.data); err == nil {
			addNote(header, header.first, form.tags, v)
		}
		return
	}
	// A directory has at least one entry, and hardly more than 255.
	if n := t.order.Uint16(head[:]); n == 0 || n > 0xff {
		t.order = other(t.order)
	}
	if form.make == "CANON" {
		t.shift = t.moved(at)
	}
	addNote(t, at, form.tags, v)
}

// moved returns by how much the values of a note are elsewhere than its directory says, because an
// editor moved it. Canon's follow the directory, after no more than a few bytes.
func (t tree) moved(at int64) int64 {
	const usual, most = 4, 32
	list, err := t.read(at)
	nearest := int64(math.MaxInt64)
	for _, e := range list {
		if e.length() > 4 {
			nearest = min(nearest, int64(t.order.Uint32(e.field[:])))
		}
	}
	end := at + 2 + 12*int64(len(list))
	if err != nil || nearest == math.MaxInt64 || nearest >= end && nearest <= end+most {
		return 0
	}
	return end + usual - nearest
}

func other(order binary.ByteOrder) binary.ByteOrder {
	if order == binary.LittleEndian {
		return binary.BigEndian
	}
	return binary.LittleEndian
}

// addNote takes the entries that have a name.
func addNote(t tree, at int64, tags map[uint16]string, v values) {
	list, _ := t.read(at)
	for _, e := range list {
		name, ok := tags[e.id]
		if !ok {
			continue
		}
		value, ok := t.value(e, maxMakerNote)
		switch {
		case name == nameEquipment && tags[0x0101] == "":
			addNote(t, int64(t.order.Uint32(e.field[:])), equipmentTags, v)
		case !ok:
		case e.kind == kindText || e.kind == kindUndefined:
			addNoteText(name, value, v)
		case name == nameSerial && e.kind == kindLong && e.count == 1:
			v.setText(name, serialOf(t.order.Uint32(value), v.text["Model"]))
		case name == nameRange && len(value) == 32:
			v.setNumbers(name, t.fractions(value))
		}
	}
}

// addNoteText takes text that is one: what an editor moved leads elsewhere.
func addNoteText(name string, value []byte, v values) {
	text, _, _ := bytes.Cut(value, []byte{0})
	clean := strings.TrimSpace(string(text))
	for i := range len(clean) {
		if clean[i] < ' ' || clean[i] > '~' {
			return
		}
	}
	clean = strings.TrimSpace(strings.TrimPrefix(clean, "NO=")) // Nikon's oldest
	if strings.Trim(clean, "0-") != "" {
		v.setText(name, clean)
	}
}

// serialOf writes the number of a Canon as it is engraved on the body.
func serialOf(n uint32, model string) string {
	switch {
	case n == 0:
		return ""
	case strings.Contains(model, "EOS D30"):
		return fmt.Sprintf("%04x%05d", n>>16, n&0xffff)
	case strings.Contains(model, "EOS-1D"):
		return fmt.Sprintf("%06d", n)
	case strings.HasPrefix(model, "Canon"), strings.HasPrefix(model, "EOS"):
		return fmt.Sprintf("%010d", n)
	}
	return fmt.Sprint(n)
}

// fractions reads pairs of numbers.
func (t tree) fractions(value []byte) []float64 {
	var list []float64
	for ; len(value) >= 8; value = value[8:] {
		list = append(list, float64(t.order.Uint32(value))/float64(t.order.Uint32(value[4:])))
	}
	return list
}
