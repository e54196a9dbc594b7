package exif

import (
	"io"

	"sojourn/journal/xmp"
)

// extent is a run of bytes that can be read anywhere.
type extent interface {
	io.ReaderAt
	Size() int64
}

// directory names one of the three lists of entries that Exif has.
type directory int

const (
	mainDirectory directory = iota
	cameraDirectory
	gpsDirectory
	directories // how many there are
)

// block is Exif data in the form of a TIFF file; root is what its first directory holds.
type block struct {
	data extent
	root directory
}

// picture is what a container says: where its Exif blocks are and how large its image is.
type picture struct {
	width, height int // as stored; 0 if unknown
	quarterTurns  int // counter-clockwise, as a HEIF container asks for; Exif's wish is void there
	turnsItself   bool
	blocks        []block
	older         values     // what was written in other forms than Exif
	note          extent     // maker notes that stand by themselves; nil if there are none
	packets       [][]byte   // of XMP, the main one first
	parts         []part     // of one that is longer than a segment
	resources     []byte     // Photoshop's, from all segments
	records       int        // of IPTC that were read
	iptc          xmp.Packet // what IPTC records say
	iptcIsNewer   bool       // than the XMP beside it
	text          xmp.Packet // what a PNG says in plain words
	endless       bool       // a reader that believes its counts would not come back
	problems      []string
}

func (p *picture) warn(problem string) { p.problems = append(p.problems, problem) }

// shown returns the size once the picture stands upright.
func (p *picture) shown(orientation int) (width, height int) {
	across := orientation >= 5
	if p.turnsItself {
		across = p.quarterTurns%2 == 1
	}
	if across {
		return p.height, p.width
	}
	return p.width, p.height
}

// examine reads the container of a file of type mime.
func examine(s *source, mime string) *picture {
	p := &picture{older: newValues()}
	switch mime {
	case typeJPEG:
		examineJPEG(s, p)
	case typePNG:
		examinePNG(s, p)
	case typeWebP:
		examineWebP(s, p)
	case typeHEIC, typeHEIF, typeAVIF:
		examineHEIF(s, p)
	case typeCR3:
		examineCR3(s, p)
	case typeRAF:
		examineRAF(s, p)
	default:
		examineTIFF(s, p)
	}
	p.joinParts()
	p.takeResources(p.resources)
	return p
}
