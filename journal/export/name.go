package export

import (
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"sojourn/journal"
	"sojourn/journal/disk"
)

const (
	photosDir = "photos"
	tracksDir = "tracks"
	originals = "originals/" // below the journal's folder

	hashPart = 10 // characters of the hash in a name: two cameras count alike
)

// photoNames are what a photo's files and its new sidecar are called in an export.
type photoNames struct {
	files   []string
	sidecar string
}

// names keeps what is called how, so that no two things get one name.
type names map[string]string

// claim takes a name for a thing. It is false where another thing has it, also on a disk that
// knows no capital letters.
func (n names) claim(name, thing string) bool {
	key := strings.ToLower(name)
	if other, taken := n[key]; taken {
		return other == thing
	}
	n[key] = thing
	return true
}

// of names the files of a photo by the folder and the name of its original, all with one stem.
func (n names) of(e journal.Entry, p journal.Photo) photoNames {
	if len(p.Files) == 0 {
		return photoNames{}
	}
	var found photoNames
	stem := stemOf(e, p.Original())
	for _, f := range p.Files {
		ending := disk.SafeExtension(filepath.Ext(f.Name))
		if f.Role == journal.RoleSidecar {
			ending = ".card" + ending
		}
		found.files = append(found.files, n.free(stem, ending, f.SHA256))
	}
	found.sidecar = n.free(stem, ".xmp", string(e.ID))
	return found
}

func (n names) free(stem, ending, thing string) string {
	name := stem + ending
	for i := 2; !n.claim(name, thing); i++ {
		name = stem + "-" + strconv.Itoa(i) + ending
	}
	return name
}

// stemOf is where a photo belongs below the export: its folder among the originals, else its day.
func stemOf(e journal.Entry, f journal.File) string {
	folder := photosDir + "/undated"
	if day := e.Taken.Day(); day != "" {
		folder = photosDir + "/" + day[:4] + "/" + day
	}
	if rest, ok := strings.CutPrefix(f.Path, originals); ok {
		if kept := path.Join(photosDir, path.Dir(rest)); inside(kept + "/x") {
			folder = kept
		}
	}
	name := strings.TrimSuffix(f.Name, filepath.Ext(f.Name))
	return folder + "/" + disk.SafeName(name, "photo") + "-" + f.SHA256[:min(hashPart, len(f.SHA256))]
}
