package ingest

import (
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"sojourn/journal"
)

const (
	maxStem  = 100 // bytes; file systems take 255 for the whole name
	hashPart = 10  // characters of the hash in a name: two cameras count alike
)

// originalPath returns where a photo belongs below the journal's folder, with slashes: by day,
// under its own name with a part of its hash.
func originalPath(e journal.Entry, hashLength int) string {
	file := e.Photos[0].Files[0]
	folder := "undated"
	if day := e.Taken.Day(); day != "" {
		folder = day[:4] + "/" + day
	}
	extension := filepath.Ext(file.Name)
	name := safe(strings.TrimSuffix(file.Name, extension)) + "-" + file.SHA256[:hashLength]
	return "originals/" + folder + "/" + name + safeExtension(extension)
}

// safe returns a name that every file system takes and no shell or terminal obeys.
func safe(name string) string {
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
		return "photo"
	}
	return name
}

// safeExtension keeps an extension of a few letters and digits, and no other.
func safeExtension(extension string) string {
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
