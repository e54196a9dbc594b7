package rendition

import (
	"encoding/binary"
	"io"
)

// The tags of a TIFF directory that lead to a JPEG.
const (
	tagJpgFromRaw    = 0x002e // Panasonic
	tagCompression   = 0x0103
	tagStripOffset   = 0x0111
	tagStripLength   = 0x0117
	tagSubDirectory  = 0x014a
	tagJPEGOffset    = 0x0201
	tagJPEGLength    = 0x0202
	tagPictureIndex  = 0xb002 // of a multi-picture file
	compressionJPEG  = 7
	compressionJPEG6 = 6
)

const (
	tiffAtStart    = -1 // the file is itself a TIFF
	maxDirectories = 32
	maxEntries     = 512 // of one directory
	maxValues      = 16  // of one entry
	entryBytes     = 12
)

// walkTIFF lists the JPEGs that the TIFF directories beginning at base point to; base 0 means none.
// It follows no more than maxDirectories, and none twice.
func walkTIFF(in *io.SectionReader, base int64) []span {
	w, first := newWalk(in, base)
	if w == nil {
		return nil
	}
	w.directories(first)
	return w.found
}

// newWalk begins a walk, and returns where the first directory is; w is nil where there is none.
func newWalk(in *io.SectionReader, base int64) (w *tiffWalk, first int64) {
	if base == 0 {
		return nil, 0
	}
	w = &tiffWalk{in: in, base: max(base, 0), seen: map[int64]bool{}, order: binary.LittleEndian}
	head := segment(in, w.base, 8)
	if head == nil {
		return nil, 0
	}
	if head[0] == 'M' {
		w.order = binary.BigEndian
	}
	return w, w.offset(head[4:])
}

type tiffWalk struct {
	in    *io.SectionReader
	base  int64
	order binary.ByteOrder
	seen  map[int64]bool
	found []span
}

func (w *tiffWalk) offset(b []byte) int64 { return w.base + int64(w.order.Uint32(b)) }

// directories follows a chain of directories and those below them.
func (w *tiffWalk) directories(at int64) {
	for at > w.base && !w.seen[at] && len(w.seen) < maxDirectories {
		w.seen[at] = true
		count := segment(w.in, at, 2)
		if count == nil {
			return
		}
		n := int64(w.order.Uint16(count))
		entries := segment(w.in, at+2, min(n, maxEntries)*entryBytes)
		w.directory(entries)
		next := segment(w.in, at+2+n*entryBytes, 4)
		if next == nil {
			return
		}
		at = w.offset(next)
	}
}

// entries are those of the directory at at.
func (w *tiffWalk) entries(at int64) []byte {
	count := segment(w.in, at, 2)
	if count == nil || at <= w.base {
		return nil
	}
	return segment(w.in, at+2, min(int64(w.order.Uint16(count)), maxEntries)*entryBytes)
}

// entry is the one with tag among entries; nil if there is none.
func (w *tiffWalk) entry(entries []byte, tag uint16) []byte {
	for ; len(entries) >= entryBytes; entries = entries[entryBytes:] {
		if w.order.Uint16(entries) == tag {
			return entries[:entryBytes]
		}
	}
	return nil
}

// pointer is where the directory is that an entry points to; 0 if there is none.
func (w *tiffWalk) pointer(entries []byte, tag uint16) int64 {
	e := w.entry(entries, tag)
	if e == nil {
		return 0
	}
	return w.offset(e[8:])
}

// directory takes what one directory points to.
func (w *tiffWalk) directory(entries []byte) {
	var strip, jpeg span
	var compression int64
	for ; len(entries) >= entryBytes; entries = entries[entryBytes:] {
		e := entries[:entryBytes]
		switch w.order.Uint16(e) {
		case tagCompression:
			compression = w.number(e)
		case tagStripOffset:
			strip.offset = w.base + w.number(e)
		case tagStripLength:
			strip.length = w.number(e)
		case tagJPEGOffset:
			jpeg.offset = w.base + w.number(e)
		case tagJPEGLength:
			jpeg.length = w.number(e)
		case tagJpgFromRaw:
			w.add(span{w.offset(e[8:]), int64(w.order.Uint32(e[4:]))})
		case tagPictureIndex:
			w.pictures(e)
		case tagSubDirectory:
			w.below(e)
		}
	}
	w.add(jpeg)
	if compression == compressionJPEG || compression == compressionJPEG6 {
		w.add(strip)
	}
}

func (w *tiffWalk) add(s span) {
	if s, ok := s.within(w.in.Size()); ok && len(w.found) < maxPreviews {
		w.found = append(w.found, s)
	}
}

// number is the one value of entry e; 0 where it has several: a picture in strips is no preview.
func (w *tiffWalk) number(e []byte) int64 {
	switch {
	case w.order.Uint32(e[4:]) != 1:
		return 0
	case w.order.Uint16(e[2:]) == 3:
		return int64(w.order.Uint16(e[8:]))
	}
	return int64(w.order.Uint32(e[8:]))
}

// below follows the directories that entry e lists.
func (w *tiffWalk) below(e []byte) {
	n := min(int64(w.order.Uint32(e[4:])), maxValues)
	list := e[8:12]
	if n > 1 {
		list = segment(w.in, w.offset(e[8:]), 4*n)
	}
	for ; len(list) >= 4; list = list[4:] {
		w.directories(w.offset(list))
	}
}

// pictures takes the entries of a multi-picture index: attribute, length, offset, two links.
func (w *tiffWalk) pictures(e []byte) {
	const pictureBytes = 16
	n := min(int64(w.order.Uint32(e[4:])), maxValues*pictureBytes)
	list := segment(w.in, w.offset(e[8:]), n)
	for ; len(list) >= pictureBytes; list = list[pictureBytes:] {
		if w.order.Uint32(list[8:]) != 0 { // 0 is the picture itself
			w.add(span{w.offset(list[8:]), int64(w.order.Uint32(list[4:]))})
		}
	}
}
