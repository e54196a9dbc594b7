package exif

import (
	"strings"
	"unicode/utf8"

	"sojourn/journal"
)

// fillers are what cameras and programs write where a description belongs, in lower case.
var fillers = map[string]bool{
	"sony dsc": true, "dsc": true, "dcim": true, "dcf": true, "null": true, "none": true,
	"default": true, "untitled": true, "exif_jpeg_picture": true, "exif jpeg": true, "jpeg": true,
	"image": true, "image description": true, "user comments": true, "samsung": true,
	"maginon": true, "digital image": true, "created by dli": true, "cof": true, "btf": true,
	"rbt": true, "hdr": true, "charset=ascii": true,
}

var fillerEnds = []string{"digital camera", "digital still camera", "digital stillcamera"}

// description returns what somebody wrote of the photo, or "" where it is only filler.
func description(v values) string {
	text := strings.TrimSpace(journal.CleanText(v.text["ImageDescription"]))
	lower := strings.ToLower(strings.Join(strings.Fields(text), " "))
	if fillers[lower] {
		return ""
	}
	for _, end := range fillerEnds {
		if strings.HasSuffix(lower, end) && len(lower) < len(end)+24 {
			return ""
		}
	}
	for _, name := range []string{"Make", "Model"} {
		if strings.EqualFold(text, strings.TrimSpace(v.text[name])) {
			return ""
		}
	}
	return text
}

const maxLine = 300 // characters of a name

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
