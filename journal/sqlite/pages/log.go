package pages

import (
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
)

// overlay is what a log says of pages: the newest state of each that was committed.
type overlay struct {
	pages map[int][]byte
	size  int // of a page; 0 where there is no log
	count int // pages of the file after the last commit
}

const (
	logHeader   = 32
	frameHeader = 24
	logMagic    = 0x377f0682 // its last bit tells the order of bytes in sums
)

// readLog reads a log up to the first frame that is not whole, as SQLite does.
func readLog(name string) (overlay, error) {
	content, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return overlay{}, nil
	}
	if err != nil {
		return overlay{}, err
	}
	if len(content) < logHeader || binary.BigEndian.Uint32(content)&^1 != logMagic {
		return overlay{}, nil
	}
	var order binary.ByteOrder = binary.LittleEndian
	if binary.BigEndian.Uint32(content)&1 != 0 {
		order = binary.BigEndian
	}
	s := sum{order: order}
	s.add(content[:24])
	if !s.is(content[24:]) {
		return overlay{}, nil
	}
	log := overlay{pages: map[int][]byte{}, size: pageSize(binary.BigEndian.Uint32(content[8:]))}
	log.apply(content, s)
	if log.count == 0 {
		return overlay{}, nil // nothing was committed
	}
	return log, nil
}

// apply takes over the pages of every commit.
func (o *overlay) apply(content []byte, s sum) {
	pending := map[int][]byte{}
	for at := logHeader; at+frameHeader+o.size <= len(content); at += frameHeader + o.size {
		frame, page := content[at:at+frameHeader], content[at+frameHeader:at+frameHeader+o.size]
		s.add(frame[:8])
		s.add(page)
		if string(frame[8:16]) != string(content[16:24]) || !s.is(frame[16:]) {
			return
		}
		pending[int(binary.BigEndian.Uint32(frame))] = page
		if after := int(binary.BigEndian.Uint32(frame[4:])); after > 0 {
			for n, p := range pending {
				o.pages[n] = p
			}
			clear(pending)
			o.count = after
		}
	}
}

// sum is the running checksum of a log.
type sum struct {
	order  binary.ByteOrder
	s1, s2 uint32
}

func (s *sum) add(b []byte) {
	for ; len(b) >= 8; b = b[8:] {
		s.s1 += s.order.Uint32(b) + s.s2
		s.s2 += s.order.Uint32(b[4:]) + s.s1
	}
}

func (s *sum) is(b []byte) bool {
	return s.s1 == binary.BigEndian.Uint32(b) && s.s2 == binary.BigEndian.Uint32(b[4:])
}
