package export

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"sojourn/journal"
	"sojourn/journal/jsonline"
)

// photoLine is a photo with all that is kept of it.
type photoLine struct {
	jsonline.Photo

	Lens     string       `json:"lens"`
	Exposure exposureLine `json:"exposure"`
	Files    []fileLine   `json:"files"`
	Sidecar  string       `json:"sidecar"` // the XMP that the export wrote beside it; not read back
}

// exposureLine is how a photo was exposed; 0 is unknown.
type exposureLine struct {
	Seconds     float64 `json:"seconds"`
	FNumber     float64 `json:"fNumber"`
	ISO         int     `json:"iso"`
	FocalLength float64 `json:"focalLength"`
}

// fileLine is one file of a photo. File is its path in the export, "" where it is not in it.
type fileLine struct {
	Role   journal.Role `json:"role"`
	Name   string       `json:"name"`
	File   string       `json:"file"`
	SHA256 string       `json:"sha256"`
	Bytes  int64        `json:"bytes"`
}

func newPhotoLine(p journal.Photo, names photoNames) photoLine {
	l := photoLine{
		Photo: jsonline.NewPhoto(p), Lens: p.Lens, Exposure: exposureLine(p.Exposure), Files: []fileLine{},
		Sidecar: names.sidecar,
	}
	for i, f := range p.Files {
		name := ""
		if i < len(names.files) {
			name = names.files[i]
		}
		l.Files = append(l.Files, fileLine{f.Role, f.Name, name, f.SHA256, f.Bytes})
	}
	return l
}

// photo returns what the line says; the paths of its files are those in the export.
func (l photoLine) photo() (journal.Photo, error) {
	p := journal.Photo{
		MIME: l.MIME, Width: l.Width, Height: l.Height, Orientation: l.Orientation, Make: l.Make, Model: l.Model,
		Lens: l.Lens, Serial: l.Serial, Exposure: journal.Exposure(l.Exposure), Direction: l.Direction,
		Problem: l.Problem,
	}
	var all error
	for _, f := range l.Files {
		p.Files = append(p.Files, journal.File{
			Role: f.Role, Name: f.Name, Path: f.File, SHA256: f.SHA256, Bytes: f.Bytes,
		})
		all = errors.Join(all, f.check())
	}
	if l.Orientation < 0 || l.Orientation > 8 || min(l.Width, l.Height) < 0 {
		all = errors.Join(all, errors.New("a photo has a size or an orientation that cannot be"))
	}
	first := p.Original()
	return p, errors.Join(all, agrees("a photo's name", l.Name, "that of its first file", first.Name),
		agrees("a photo's sha256", l.SHA256, "that of its first file", first.SHA256),
		agrees("a photo's bytes", fmt.Sprint(l.Bytes), "that of its first file", fmt.Sprint(first.Bytes)))
}

var roles = []journal.Role{journal.RoleOriginal, journal.RoleRaw, journal.RoleSidecar}

func (f fileLine) check() error {
	if f.Bytes < 0 {
		return errors.New("a file has less than 0 bytes")
	}
	if f.File != "" && !inside(f.File) {
		return fmt.Errorf("the file %q is not below %s of the export", journal.Visible(f.File), photosDir)
	}
	return errors.Join(oneOf("role of a file", f.Role, roles), formed("SHA-256", f.SHA256, hashForm))
}

// inside tells a path of an export that leads below photos, and nowhere else on any system.
func inside(path string) bool {
	parts := strings.Split(path, "/")
	hidden := func(part string) bool { return part == "" || strings.HasPrefix(part, ".") }
	return len(parts) > 1 && parts[0] == photosDir && !slices.ContainsFunc(parts, hidden) &&
		!strings.ContainsAny(path, "\\:\x00") && filepath.IsLocal(filepath.FromSlash(path))
}
