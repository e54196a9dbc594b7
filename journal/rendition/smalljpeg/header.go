package smalljpeg

import (
	"encoding/binary"
	"errors"
	"io"
)

const (
	side        = 8 // of a block
	area        = side * side
	maxSegments = 1000    // before the pixels
	maxHead     = 8 << 20 // bytes of them
)

// component is one of the planes: brightness, or one of two colours.
type component struct {
	id, h, v             int // h × v blocks in each unit
	quant                int // which tables it uses
	meanCodes, waveCodes int
}

// header is what stands before the pixels.
type header struct {
	width, height int
	components    []component
	quant         [4]*[area]int32 // in the order of the file
	means, waves  [4]*codes
	restart       int // units between two restart markers; 0 for none
	jfif, rgb     bool
	scan          int64 // where its bits begin
}

// units is how many units the picture has across and down.
func (h *header) units() (across, down int) {
	most := h.components[0]
	return shrunk(h.width, side*most.h), shrunk(h.height, side*most.v)
}

func (h *header) blocks() int64 {
	across, down := h.units()
	each := 0
	for _, c := range h.components {
		each += c.h * c.v
	}
	return int64(across) * int64(down) * int64(each)
}

// readHeader walks the segments of in up to its first scan.
func readHeader(in *io.SectionReader) (h header, err error) {
	at := int64(2)
	for range maxSegments {
		b, err := read(in, at, 4)
		switch {
		case err != nil:
			return h, err
		case b[0] != 0xff || at > maxHead:
			return h, ErrDamaged
		case b[1] == 0xff: // a fill byte
			at++
			continue
		}
		marker, n := b[1], int64(binary.BigEndian.Uint16(b[2:]))-2
		if n < 0 {
			return h, ErrDamaged
		}
		if err := h.take(in, marker, at+4, n); err != nil {
			return h, err
		}
		at += 4 + n
		if marker == markerScan {
			h.scan = at
			return h, nil
		}
	}
	return h, ErrDamaged
}

// The segments that matter.
const (
	markerBaseline = 0xc0
	markerExtended = 0xc1
	markerCodes    = 0xc4
	markerQuant    = 0xdb
	markerScan     = 0xda
	markerRestarts = 0xdd
	markerJFIF     = 0xe0
	markerAdobe    = 0xee
)

// take reads one segment of n bytes at at.
func (h *header) take(in *io.SectionReader, marker byte, at, n int64) error {
	reader := map[byte]func([]byte) error{
		markerBaseline: h.takeFrame, markerExtended: h.takeFrame,
		markerCodes: h.takeCodes, markerQuant: h.takeQuant, markerScan: h.takeScan,
		markerRestarts: h.takeRestarts, markerJFIF: h.takeJFIF, markerAdobe: h.takeAdobe,
	}[marker]
	switch {
	case reader != nil:
		b, err := read(in, at, n)
		if err != nil {
			return err
		}
		return reader(b)
	case marker > markerExtended && marker <= 0xcf, marker < markerBaseline, marker >= 0xd0 && marker <= 0xd9:
		return ErrUnsupported // another way of coding, or out of place
	}
	return nil
}

func read(in *io.SectionReader, at, n int64) ([]byte, error) {
	b := make([]byte, n)
	if _, err := in.ReadAt(b, at); errors.Is(err, io.EOF) {
		return nil, ErrDamaged
	} else if err != nil {
		return nil, err
	}
	return b, nil
}
