package exif

import (
	"slices"
	"strings"
	"unicode/utf8"

	"sojourn/journal"
	"sojourn/journal/xmp"
)

// fillers are what cameras and programs write where a description belongs, in lower case.
var fillers = map[string]bool{
	"sony dsc": true, "minolta dsc": true, "dsc": true, "dcim": true, "dcf": true, "null": true, "none": true,
	"default": true, "untitled": true, "exif_jpeg_picture": true, "exif jpeg": true, "jpeg": true,
	"image": true, "image description": true, "user comments": true, "samsung": true,
	"maginon": true, "digital image": true, "created by dli": true, "cof": true, "btf": true,
	"rbt": true, "hdr": true, "charset=ascii": true,
}

var fillerEnds = []string{"digital camera", "digital still camera", "digital stillcamera"}

// folderName is the beginning of the path on the card, which some cameras write.
const folderName = "dcim\\"

// isFiller tells what a camera wrote where somebody's words belong.
func isFiller(text string, v values) bool {
	lower := strings.ToLower(strings.Join(strings.Fields(text), " "))
	if fillers[lower] || strings.HasPrefix(lower, folderName) {
		return true
	}
	for _, end := range fillerEnds {
		if strings.HasSuffix(lower, end) && len(lower) < len(end)+24 {
			return true
		}
	}
	for _, name := range []string{"Make", "Model"} {
		if text != "" && strings.EqualFold(text, strings.TrimSpace(v.text[name])) {
			return true
		}
	}
	return false
}

// withoutFiller returns p without what no person wrote.
func withoutFiller(p xmp.Packet, v values) xmp.Packet {
	for _, field := range []*string{&p.Headline, &p.Title, &p.Description, &p.Alt, &p.Copyright} {
		if isFiller(*field, v) {
			*field = ""
		}
	}
	empty := func(s string) bool { return strings.EqualFold(s, "null") || strings.EqualFold(s, "none") }
	p.Keywords = slices.DeleteFunc(slices.Clone(p.Keywords), empty)
	p.Creators = slices.DeleteFunc(slices.Clone(p.Creators), empty)
	return p
}

// words returns all that the file says in words: XMP and IPTC before Exif, and the plain words
// of a PNG last.
func words(p *picture, v values) xmp.Packet {
	var all xmp.Packet
	for _, source := range append(p.sources(), exifWords(v), p.text) {
		all = fill(all, withoutFiller(source, v))
	}
	return all
}

// exifWords returns the words that Exif has a place for.
func exifWords(v values) xmp.Packet {
	p := xmp.Packet{
		Description: strings.TrimSpace(journal.CleanText(v.text["ImageDescription"])),
		Copyright:   journal.CleanLine(strings.ReplaceAll(v.text["Copyright"], "\x00", " ")),
		Creators:    lines([]string{v.text["Artist"]}),
	}
	if n := v.number("Rating"); n >= 1 && n <= 5 {
		p.Rating = int(n)
	}
	return p
}

const (
	maxLine  = 300  // characters of a name
	maxWords = 2000 // characters of a headline, a notice, and the like
)

// lines returns texts of one line each, cleaned, without empty ones.
func lines(texts []string) []string {
	var list []string
	for _, text := range texts {
		if text = clip(journal.CleanLine(text), maxLine); text != "" {
			list = append(list, text)
		}
	}
	return list
}

// line returns a text of one line, cleaned, or "".
func line(v values, name string) string {
	return clip(journal.CleanLine(v.text[name]), maxLine)
}

// clip returns at most n characters of s.
func clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:n]))
}
