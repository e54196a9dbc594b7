package ingest

import (
	"path/filepath"
	"strings"

	"sojourn/journal"
	"sojourn/journal/disk"
)

const hashPart = 10 // characters of the hash in a name: two cameras count alike

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
	name := folder + disk.SafeName(strings.TrimSuffix(f.Name, extension), "photo") + "-"
	extension = disk.SafeExtension(extension)
	return []string{
		name + files[0].SHA256[:hashPart] + extension,
		name + f.SHA256[:hashPart] + extension,
		name + f.SHA256 + extension,
	}
}
