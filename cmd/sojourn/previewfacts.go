package main

import (
	"context"
	"slices"

	"sojourn/journal"
	"sojourn/journal/exif"
	"sojourn/journal/iptc"
)

// metadata is what a picture that would leave says beside its pixels, read from its bytes, and what
// the original says that it does not.
type metadata struct {
	carries []string
	leftOut []string
}

func (j *opened) metadata(ctx context.Context, p journal.Picture, of journal.Photo) (metadata, error) {
	copied, err := exif.Read(ctx, j.renderer.PathOfPicture(p))
	if err != nil {
		return metadata{}, err
	}
	m := metadata{carries: said(copied)}
	path, err := j.renderer.PathOf(of.Original())
	if err != nil {
		return m, err
	}
	original, err := exif.Read(ctx, path)
	if err != nil {
		return m, nil // of a damaged original, what can be read is what leaves
	}
	for _, name := range said(original) {
		if !slices.Contains(m.carries, name) {
			m.leftOut = append(m.leftOut, name)
		}
	}
	return m, nil
}

// said names what a file says of itself, beside its pixels.
func said(f journal.Facts) []string {
	var names []string
	p, c := f.Photo, f.Credits
	for _, fact := range []struct {
		name string
		is   bool
	}{
		{"headline", f.Headline != ""},
		{"caption", f.Description != ""},
		{"alt text", f.Alt != ""},
		{"keywords", len(f.Keywords) > 0},
		{"people", len(f.People) > 0},
		{"byline", c.Byline != ""},
		{"credit", c.Credit != ""},
		{"copyright", c.Copyright != ""},
		{"instructions", c.Instructions != ""},
		{"time", f.Taken.Known()},
		{"coordinates", f.Place != nil && f.Place.Point != nil},
		{"names of the place", f.Place != nil && f.Place.Area() != ""},
		{"direction", p.Direction != nil},
		{"camera", p.Make+p.Model != ""},
		{"lens", p.Lens != ""},
		{"serial number", p.Serial != ""},
		{"exposure", p.Exposure != journal.Exposure{}},
		{"rating", f.Rating != 0 || f.Rejected},
	} {
		if fact.is {
			names = append(names, fact.name)
		}
	}
	return names
}

// cuts names the words that the pictures have whole only in XMP.
func (v preview) cuts() []string {
	if !v.to.Rendition.Captioned || len(v.pictures) == 0 {
		return nil
	}
	return iptc.Cuts(v.message)
}
