package ingest

import (
	"cmp"
	"path/filepath"
	"strings"
	"time"

	"sojourn/journal"
)

// newEntry makes the entry of one photo, which has no files yet.
func (r *run) newEntry(pair []*half) journal.Entry {
	f := pair[0].facts
	for _, h := range pair[1:] {
		f.Photo = completed(f.Photo, h.facts.Photo)
		f.Place, f.Shown = cmp.Or(f.Place, h.facts.Place), cmp.Or(f.Shown, h.facts.Shown)
	}
	now := time.Now().UTC()
	e := journal.Entry{
		ID: journal.NewID(), Taken: f.Taken, Trip: r.options.Trip, Photos: []journal.Photo{f.Photo},
		AddedAt: now, EditedAt: now, Version: 1,
	}
	r.adding(e.ID)
	return r.worded(e, f)
}

// worded returns e with what f says in words, and of the place.
func (r *run) worded(e journal.Entry, f journal.Facts) journal.Entry {
	e.Caption, e.Headline, e.Alt = f.Description, f.Headline, f.Alt
	e.Keywords, e.People, e.Credits = journal.NormalKeywords(f.Keywords), f.People, f.Credits
	e.Rating, e.Rejected = f.Rating, f.Rejected
	e.Place = r.place(f.Place)
	if !isSaidTwice(f.Shown, f.Place) {
		e.Shown = r.place(f.Shown)
	}
	return e
}

// isSaidTwice reports whether what is shown is where it was made, as some programs write.
func isSaidTwice(shown, made *journal.Place) bool {
	if shown == nil || made == nil || shown.Label() != made.Label() {
		return false
	}
	return shown.Point == nil || made.Point != nil && *shown.Point == *made.Point
}

// completed returns p with what only q knows of the camera.
func completed(p, q journal.Photo) journal.Photo {
	for _, v := range []struct {
		to   *string
		from string
	}{{&p.Make, q.Make}, {&p.Model, q.Model}, {&p.Lens, q.Lens}, {&p.Serial, q.Serial}} {
		if *v.to == "" {
			*v.to = v.from
		}
	}
	if p.Direction == nil {
		p.Direction = q.Direction
	}
	return p
}

// fileOf describes a file of the card. It has no path yet where it is to be placed.
func (r *run) fileOf(c candidate, sum string, role journal.Role) journal.File {
	f := journal.File{Role: role, Name: nameOf(c.path), SHA256: sum, Bytes: c.size}
	if r.options.Link {
		f.Path = c.path
	}
	return f
}

// nameOf is what a file is called on the card.
func nameOf(path string) string { return strings.ToValidUTF8(filepath.Base(path), "\uFFFD") }

// moment corrects the clock, and puts it into the zone of the import where the file knows none.
func (r *run) moment(m journal.Moment) journal.Moment {
	m = m.Corrected(r.options.ClockOffset)
	if m.Source != journal.OffsetNone || r.options.Zone == nil {
		return m
	}
	if zone := r.options.Zone(m.Day()); zone != nil {
		return m.InZone(zone)
	}
	return m
}

// place adds the names of where a photo was taken that its file does not say, unless they
// contradict those that it says.
func (r *run) place(p *journal.Place) *journal.Place {
	if p == nil || p.Point == nil || r.namer == nil {
		return p
	}
	found, ok := r.namer.Reverse(*p.Point)
	if !ok {
		return p
	}
	named := *p
	for _, v := range []struct {
		to   *string
		from string
	}{
		{&named.Country, found.Place.Country},
		{&named.CountryCode, found.Place.CountryCode},
		{&named.Region, found.Place.Region},
		{&named.City, found.Place.City},
	} {
		if *v.to == "" {
			*v.to = v.from
		}
	}
	if named.CountryCode != found.Place.CountryCode {
		return p
	}
	return &named
}
