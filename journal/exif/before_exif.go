package exif

import (
	"bytes"
	"encoding/binary"
	"regexp"
	"strconv"
	"time"
	"unicode/utf16"
)

// What cameras wrote before Exif, or instead of it. Only time, maker and model are taken.

const exifTime = "2006:01:02 15:04:05"

var pictureInfoTime = regexp.MustCompile(`(?m)^TimeDate=(\d{1,10})\s*$`)

// readPictureInfo reads the APP12 segment of Olympus, Agfa and others: lines of name=value.
func readPictureInfo(data []byte, v values) {
	if !bytes.Contains(data, []byte("[picture info]")) {
		return
	}
	if found := pictureInfoTime.FindSubmatch(data); found != nil {
		seconds, _ := strconv.ParseInt(string(found[1]), 10, 64)
		v.setText("DateTimeOriginal", time.Unix(seconds, 0).UTC().Format(exifTime))
	}
}

// Entries of Canon's CIFF.
const (
	ciffMakeModel = 0x080a
	ciffTime      = 0x180e
	ciffKind      = 0x3800 // the bits that tell what an entry holds: two values are directories
	ciffHeap1     = 0x2800
	ciffHeap2     = 0x3000
)

// readCIFF reads the APP0 segment of early Canon cameras: values first, and the directory of
// them, ten bytes an entry, where the last four bytes say.
func readCIFF(data []byte, v values) {
	if len(data) < 16 || string(data[:2]) != "II" || string(data[6:14]) != "HEAPJPGM" {
		return
	}
	if start := int64(binary.LittleEndian.Uint32(data[2:])); start < int64(len(data)) {
		readHeap(data[start:], 0, v)
	}
}

// readHeap reads one directory and those below it.
func readHeap(heap []byte, depth int, v values) {
	order := binary.LittleEndian
	if len(heap) < 6 || depth > 2 {
		return
	}
	at := int64(order.Uint32(heap[len(heap)-4:]))
	if at > int64(len(heap))-6 {
		return
	}
	list := heap[at+2:]
	for n := min(order.Uint16(heap[at:]), maxEntries/10); n > 0 && len(list) >= 10; n-- {
		length, offset := int64(order.Uint32(list[2:])), int64(order.Uint32(list[6:]))
		if offset+length < int64(len(heap)) {
			addCIFF(order.Uint16(list), heap[offset:offset+length], depth, v)
		}
		list = list[10:]
	}
}

func addCIFF(tag uint16, value []byte, depth int, v values) {
	switch {
	case tag&ciffKind == ciffHeap1 || tag&ciffKind == ciffHeap2:
		readHeap(value, depth+1, v)
	case tag == ciffTime && len(value) >= 4:
		seconds := int64(binary.LittleEndian.Uint32(value))
		v.setText("DateTimeOriginal", time.Unix(seconds, 0).UTC().Format(exifTime))
	case tag == ciffMakeModel:
		if names := bytes.SplitN(value, []byte{0}, 3); len(names) > 1 {
			v.setText("Make", string(names[0]))
			v.setText("Model", string(names[1]))
		}
	}
}

const (
	tagMakerNote = 0x927c
	maxMakerNote = 4096
)

// readReconyx reads the clock of a HyperFire trail camera, which is in its maker note only:
// second, minute, hour, month, day and year, two bytes each. The number of the body follows.
func readReconyx(b block, v values) {
	t, err := openTree(b.data)
	if err != nil {
		return
	}
	places := [directories]int64{}
	list, _ := t.read(t.first)
	for _, e := range list {
		t.follow(e, &places)
	}
	list, _ = t.read(places[cameraDirectory])
	for _, e := range list {
		note, ok := t.value(e, maxMakerNote)
		if e.id != tagMakerNote || !ok || len(note) < 42 || note[0] != 0x01 || note[1] != 0xf1 {
			continue
		}
		var n [6]int
		for i := range n {
			n[i] = int(binary.LittleEndian.Uint16(note[22+2*i:]))
		}
		taken := time.Date(n[5], time.Month(n[3]), n[4], n[2], n[1], n[0], 0, time.UTC)
		v.setText("DateTimeOriginal", taken.Format(exifTime))
		v.setText(nameSerial, utf16Text(note[42:min(len(note), 72)]))
	}
}

// utf16Text reads two little-endian bytes a character, up to a zero.
func utf16Text(b []byte) string {
	var units []uint16
	for ; len(b) >= 2 && b[0]|b[1] != 0; b = b[2:] {
		units = append(units, binary.LittleEndian.Uint16(b))
	}
	return string(utf16.Decode(units))
}
