package exif

import (
	"cmp"
	"io"
	"strings"

	"sojourn/journal"
	"sojourn/journal/xmp"
)

// ReadSidecar returns f with what a sidecar says, also where it could not be read to its end.
func ReadSidecar(sidecar io.Reader, f journal.Facts) (journal.Facts, error) {
	p, err := xmp.Read(sidecar)
	return Merge(f, p), err
}

// Merge returns f, which a file says of itself, with what its sidecar says. The sidecar is the
// newer edit: its words, its rating and its names of the place count. Time, position and
// direction are the camera's where it wrote any.
func Merge(f journal.Facts, p xmp.Packet) journal.Facts {
	f = withWords(f, fill(p, wordsOf(f)))
	if !f.Taken.Known() && p.Taken.Known() {
		f.Taken = p.Taken
	} else if !f.Taken.Known() && p.Created.Known() {
		f.Taken = p.Created
	}
	f.Place, f.Shown = mergePlace(f.Place, p.Place), cmp.Or(p.Shown, f.Shown)
	if f.Photo.Direction == nil {
		f.Photo.Direction = p.Direction
	}
	return withCamera(f, p.Camera)
}

// mergePlace returns the position of the file, else of its sidecar, with the names of the sidecar,
// else of the file: all or none, because half of one place and half of another are no place.
func mergePlace(file, sidecar *journal.Place) *journal.Place {
	if file != nil && sidecar != nil && hasNames(sidecar) {
		bare := *file
		bare.Name, bare.City, bare.Region, bare.Country, bare.CountryCode = "", "", "", "", ""
		file = &bare
	} else if file != nil && sidecar != nil && hasNames(file) {
		bare := *sidecar
		bare.Name, bare.City, bare.Region, bare.Country, bare.CountryCode = "", "", "", "", ""
		sidecar = &bare
	}
	return fillPlace(file, sidecar)
}

// wordsOf returns the words of f as a packet has them.
func wordsOf(f journal.Facts) xmp.Packet {
	p := xmp.Packet{
		Headline: f.Headline, Description: f.Description, Alt: f.Alt, Keywords: f.Keywords,
		Credit: f.Credits.Credit, Copyright: f.Credits.Copyright, Instructions: f.Credits.Instructions,
		People: f.People, Rating: f.Rating,
	}
	if f.Credits.Byline != "" {
		p.Creators = []string{f.Credits.Byline}
	}
	if f.Rejected {
		p.Rating = -1
	}
	return p
}

// withWords returns f with the words of p instead of its own.
func withWords(f journal.Facts, p xmp.Packet) journal.Facts {
	f.Headline = clip(p.Headline, maxWords)
	if f.Headline == "" {
		f.Headline = clip(p.Title, maxWords)
	}
	f.Description, f.Alt = clip(p.Description, journal.MaxText), clip(p.Alt, journal.MaxText)
	f.Keywords = journal.NormalKeywords(lines(p.Keywords))
	f.People = lines(p.People)
	f.Credits = journal.Credits{
		Byline: clip(strings.Join(lines(p.Creators), "; "), maxWords), Credit: clip(p.Credit, maxWords),
		Copyright: clip(p.Copyright, maxWords), Instructions: clip(p.Instructions, maxWords),
	}
	f.Rating, f.Rejected = max(0, p.Rating), p.Rating < 0
	return f
}

// withCamera fills what f does not know of the camera.
func withCamera(f journal.Facts, c xmp.Camera) journal.Facts {
	for _, v := range []struct {
		field *string
		text  string
	}{
		{&f.Photo.Make, c.Make},
		{&f.Photo.Model, c.Model},
		{&f.Photo.Lens, c.Lens},
		{&f.Photo.Serial, c.Serial},
	} {
		if *v.field == "" {
			*v.field = clip(v.text, maxLine)
		}
	}
	return f
}
