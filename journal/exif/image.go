package exif

import "math"

// Entries that describe an image of a TIFF file.
const (
	tagSubfile     = 0x00fe
	tagWidth       = 0x0100
	tagHeight      = 0x0101
	tagStrips      = 0x0111
	tagStripBytes  = 0x0117
	tagTiles       = 0x0144
	tagTileBytes   = 0x0145
	tagSubImages   = 0x014a
	maxSubImages   = 16
	maxImageStrips = 100_000
)

// Borders of the sensor in an RW2 file, which states no other size.
const (
	tagSensorTop    = 0x0004
	tagSensorLeft   = 0x0005
	tagSensorBottom = 0x0006
	tagSensorRight  = 0x0007
)

// image is what one directory of a TIFF file says of an image.
type image struct {
	width, height int64
	reduced       bool  // a thumbnail or preview of another
	end           int64 // of its last byte
	subImages     []int64
}

// size returns the size, or zeros where it is nonsense.
func (m image) size() (width, height int) {
	const most = 1 << 24
	if m.width <= 0 || m.height <= 0 || m.width > most || m.height > most {
		return 0, 0
	}
	return int(m.width), int(m.height)
}

// mainImage returns the first image that is not a reduced copy of another; of those below the
// first directory, the largest.
func mainImage(data extent) image {
	t, err := openTree(data)
	if err != nil {
		return image{}
	}
	first := t.image(t.first)
	if !first.reduced && first.width > 0 {
		return first
	}
	best := first
	for _, at := range first.subImages {
		sub := t.image(at)
		if best.reduced || !sub.reduced && sub.width*sub.height > best.width*best.height {
			best = sub
		}
	}
	return best
}

func (t tree) image(at int64) image {
	list, err := t.read(at)
	if err != nil {
		return image{}
	}
	var m image
	values := map[uint16][]int64{}
	for _, e := range list {
		switch e.id {
		case tagSubImages:
			m.subImages = t.numbers(e, maxSubImages)
		case tagStrips, tagTiles, tagStripBytes, tagTileBytes:
			values[e.id] = t.numbers(e, maxImageStrips)
		case tagSubfile, tagWidth, tagHeight,
			tagSensorTop, tagSensorLeft, tagSensorBottom, tagSensorRight:
			values[e.id] = t.numbers(e, 1)
		}
	}
	one := func(id uint16) int64 { return first(values[id]) }
	m.reduced = one(tagSubfile)&1 != 0
	m.width, m.height = one(tagWidth), one(tagHeight)
	if m.width == 0 {
		m.width = one(tagSensorRight) - one(tagSensorLeft)
		m.height = one(tagSensorBottom) - one(tagSensorTop)
	}
	m.end = max(
		lastByte(values[tagStrips], values[tagStripBytes]),
		lastByte(values[tagTiles], values[tagTileBytes]),
	)
	return m
}

func first(list []int64) int64 {
	if len(list) == 0 {
		return 0
	}
	return list[0]
}

// lastByte returns where the last of some runs of bytes ends.
func lastByte(starts, lengths []int64) int64 {
	var end int64
	for i := range min(len(starts), len(lengths)) {
		if starts[i] != math.MaxUint32 { // what RW2 writes for "see elsewhere"
			end = max(end, starts[i]+lengths[i])
		}
	}
	return end
}
