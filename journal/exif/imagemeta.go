package exif

import (
	"fmt"
	"io"
	"math"

	"github.com/bep/imagemeta"
)

// maxSecond is how many bytes imagemeta may read of one file: an XMP packet is parsed as a whole,
// and takes some fifty times its size.
const maxSecond = 1 << 20

var secondFormats = map[string]imagemeta.ImageFormat{
	typeJPEG: imagemeta.JPEG, typePNG: imagemeta.PNG,
	typeWebP: imagemeta.WebP, typeTIFF: imagemeta.TIFF,
	typeHEIC: imagemeta.HEIF, typeHEIF: imagemeta.HEIF, typeAVIF: imagemeta.AVIF,
	typeCR2: imagemeta.CR2, typeNEF: imagemeta.NEF, typeARW: imagemeta.ARW, typeDNG: imagemeta.DNG,
}

// readImagemeta adds to v what imagemeta reads of one source. What it does not know stays unknown.
func readImagemeta(s *source, mime string, from imagemeta.Source, v values) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("imagemeta: %v", r)
		}
	}()
	format, ok := secondFormats[mime]
	if !ok {
		return nil
	}
	limited := *s
	limited.left = min(s.left, maxSecond)
	_, err = imagemeta.Decode(imagemeta.Options{
		R:            io.NewSectionReader(&limited, 0, s.size),
		ImageFormat:  format,
		Sources:      from,
		LimitNumTags: 2000,
		LimitTagSize: maxText,
		HandleTag: func(tag imagemeta.TagInfo) error {
			addInfo(v, tag)
			return nil
		},
	})
	return err
}

// readSecond asks imagemeta for Exif where the first reader failed, and for what XMP has of Exif
// where that has no time; each by itself, because imagemeta gives up on all at the first fault.
func readSecond(s *source, mime string, failed bool, v values) {
	if failed {
		found := newValues()
		_ = readImagemeta(s, mime, imagemeta.EXIF, found) // what was read before a fault counts
		v.adopt(found)
	}
	found := newValues()
	_ = readImagemeta(s, mime, imagemeta.XMP, found)
	delete(found.text, "DateTimeOriginal") // journal/xmp reads it
	v.adopt(signedPosition(found))
}

// adopt takes over what v does not have yet. A time comes with its offset and fraction, or not.
func (v values) adopt(other values) {
	hadTime := v.has("DateTimeOriginal")
	for name, text := range other.text {
		partOfTime := name == "OffsetTimeOriginal" || name == "SubSecTimeOriginal"
		if !hadTime || !partOfTime {
			v.setText(name, text)
		}
	}
	for name, list := range other.numbers {
		v.setNumbers(name, list)
	}
}

// addInfo keeps the tags that facts are made of. Fractions of a second are not among them:
// imagemeta reads 054 as the number 54.
func addInfo(v values, tag imagemeta.TagInfo) {
	if !secondNames[tag.Tag] {
		return
	}
	switch value := tag.Value.(type) {
	case string:
		v.setText(tag.Tag, value)
	case []any:
		var list []float64
		for _, n := range value {
			list = append(list, asNumber(n))
		}
		v.setNumbers(tag.Tag, list)
	default:
		if n := asNumber(value); !math.IsNaN(n) {
			v.setNumbers(tag.Tag, []float64{n})
		}
	}
}

func asNumber(value any) float64 {
	switch n := value.(type) {
	case interface{ Float64() float64 }:
		return n.Float64()
	case float64:
		return n
	case float32:
		return float64(n)
	case uint8:
		return float64(n)
	case uint16:
		return float64(n)
	case uint32:
		return float64(n)
	case int32:
		return float64(n)
	case int:
		return float64(n)
	}
	return math.NaN()
}

// secondNames are the names under which imagemeta gives what is wanted.
var secondNames = func() map[string]bool {
	names := map[string]bool{}
	for _, list := range []map[uint16]string{tagNames, gpsNames} {
		for _, name := range list {
			names[name] = name != "SubSecTimeOriginal"
		}
	}
	return names
}()

// signedPosition gives the position of an XMP packet, which has signs, the form that Exif has.
func signedPosition(v values) values {
	for name, letters := range map[string]string{"GPSLatitude": "NS", "GPSLongitude": "EW"} {
		if list := v.numbers[name]; len(list) == 1 {
			ref := letters[:1]
			if list[0] < 0 {
				ref = letters[1:]
			}
			v.text[name+"Ref"] = ref
			v.numbers[name] = []float64{math.Abs(list[0])}
		}
	}
	return v
}
