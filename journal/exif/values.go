package exif

import (
	"math"
	"strconv"
	"strings"
)

// values are what the readers found, by the names that Exif (and exiftool) gives them.
type values struct {
	text    map[string]string
	numbers map[string][]float64 // NaN or infinite where a denominator is zero
}

func newValues() values {
	return values{text: map[string]string{}, numbers: map[string][]float64{}}
}

// setText keeps the first text of a name: the readers are asked in order of trust.
func (v values) setText(name, text string) {
	if _, ok := v.text[name]; !ok && text != "" {
		v.text[name] = text
	}
}

func (v values) setNumbers(name string, list []float64) {
	if _, ok := v.numbers[name]; !ok && len(list) > 0 {
		v.numbers[name] = list
	}
}

// number returns the first number of a name, or 0.
func (v values) number(name string) float64 {
	if list := v.numbers[name]; len(list) > 0 {
		return list[0]
	}
	if n := textRatio(v.text[name]); !math.IsNaN(n) {
		return n
	}
	return 0
}

// textRatio reads "1/180" and "5.6", as XMP has them, or returns NaN.
func textRatio(text string) float64 {
	above, below, isRatio := strings.Cut(strings.TrimSpace(text), "/")
	n, err := strconv.ParseFloat(above, 64)
	if !isRatio {
		below = "1"
	}
	d, errBelow := strconv.ParseFloat(below, 64)
	if err != nil || errBelow != nil {
		return math.NaN()
	}
	return n / d
}

// has reports whether anything is known by that name.
func (v values) has(name string) bool {
	return v.text[name] != "" || len(v.numbers[name]) > 0
}

// tagNames are the entries of the first two directories that facts and the focus are made of. Raw formats keep
// some of the second in the first.
var tagNames = map[uint16]string{
	0x010e: "ImageDescription",
	0x010f: "Make",
	0x0110: "Model",
	0x0112: "Orientation",
	0x013b: "Artist",
	0x4746: "Rating",
	0x8298: "Copyright",
	0x829a: "ExposureTime",
	0x829d: "FNumber",
	0x8827: "ISO",
	0x9003: "DateTimeOriginal",
	0x9011: "OffsetTimeOriginal",
	0x9206: "SubjectDistance",
	0x920a: "FocalLength",
	0x9214: "SubjectArea",
	0x9291: "SubSecTimeOriginal",
	0xa002: "ExifImageWidth",
	0xa003: "ExifImageHeight",
	0xa214: "SubjectLocation",
	0xa431: "SerialNumber",
	0xa432: "LensInfo",
	0xa434: "LensModel",
	0xc630: "LensInfo",
	0xc62f: "SerialNumber",
}

var gpsNames = map[uint16]string{
	0x0001: "GPSLatitudeRef",
	0x0002: "GPSLatitude",
	0x0003: "GPSLongitudeRef",
	0x0004: "GPSLongitude",
	0x0005: "GPSAltitudeRef",
	0x0006: "GPSAltitude",
	0x0007: "GPSTimeStamp",
	0x0010: "GPSImgDirectionRef",
	0x0011: "GPSImgDirection",
	0x001d: "GPSDateStamp",
	0x001f: "GPSHPositioningError",
}

// wanted returns the name of entry id in directory d, if facts are made of it.
func wanted(d directory, id uint16) (name string, ok bool) {
	if d == gpsDirectory {
		name, ok = gpsNames[id]
		return name, ok
	}
	name, ok = tagNames[id]
	return name, ok
}
