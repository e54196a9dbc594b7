package exif

import (
	"bytes"
	"strings"
)

const (
	tagMake       = 0x010f
	tagDNGVersion = 0xc612
)

// sniffMaker tells the raw formats that differ from TIFF only in what their first directory
// says: DNG by its version, NEF and ARW by their maker and by images below the first.
func sniffMaker(head []byte) string {
	t, err := openTree(bytes.NewReader(head))
	if err != nil {
		return typeTIFF
	}
	list, _ := t.read(t.first)
	maker, below := "", false
	for _, e := range list {
		switch e.id {
		case tagDNGVersion:
			return typeDNG
		case tagMake:
			text, _ := t.value(e, 64)
			maker = strings.ToUpper(string(text))
		case tagSubImages:
			below = true
		}
	}
	switch {
	case below && strings.HasPrefix(maker, "NIKON"):
		return typeNEF
	case below && strings.HasPrefix(maker, "SONY"):
		return typeARW
	}
	return typeTIFF
}
