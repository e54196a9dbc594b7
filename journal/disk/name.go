// Package disk is what is asked of disks and file systems alike by whoever keeps files for good:
// names that they take, and bytes that are on them for certain.
package disk

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const maxStem = 100 // bytes; file systems take 255 for the whole name

// SafeName returns name, without its extension, as every file system takes it and no shell or
// terminal obeys it; other where nothing is left.
func SafeName(name, other string) string {
	name = strings.Map(func(r rune) rune {
		if r == utf8.RuneError || !unicode.IsPrint(r) || strings.ContainsRune(`/\:*?"<>|$'`+"`", r) {
			return '_'
		}
		return r
	}, name)
	name = strings.Trim(name, " .-_")
	for len(name) > maxStem {
		_, n := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-n]
	}
	if name == "" {
		return other
	}
	return name
}

// SafeExtension keeps an extension of a few letters and digits, and no other.
func SafeExtension(extension string) string {
	if len(extension) < 2 || len(extension) > 6 {
		return ""
	}
	for _, r := range extension[1:] {
		if r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return ""
		}
	}
	return extension
}
