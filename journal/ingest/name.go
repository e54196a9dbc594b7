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

// originalPaths returns where a file of a photo belongs below the journal's folder, with slashes,
// the best first: by day, under its own name with a part of a hash. The files of a photo share the
// hash of its original, so that other programs see what belongs together.
func originalPaths(e journal.Entry, photo, file int) []string {
	files := e.Photos[photo].Files
	f := files[file]
	folder := "originals/undated/"
	if day := e.Taken.Day(); day != "" {
		folder = "originals/" + day[:4] + "/" + day + "/"
	}
	extension := filepath.Ext(f.Name)
	name := folder + safe(strings.TrimSuffix(f.Name, extension)) + "-"
	extension = safeExtension(extension)
	return []string{
		name + files[0].SHA256[:hashPart] + extension,
		name + f.SHA256[:hashPart] + extension,
		name + f.SHA256 + extension,
	}
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
