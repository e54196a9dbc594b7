package ingest

import (
	"path/filepath"
	"strings"
	"time"

	"sojourn/journal"
)

// newEntry makes the entry of one photo. Its file has no path yet where it is to be placed.
func (r *run) newEntry(c candidate, f journal.Facts, sum string) journal.Entry {
	photo := f.Photo
	file := journal.File{
		Role: journal.RoleOriginal, Name: strings.ToValidUTF8(filepath.Base(c.path), "\uFFFD"),
		SHA256: sum, Bytes: c.size,
	}
	if r.options.Link {
		file.Path = c.path
	}
	photo.Files = []journal.File{file}
	now := time.Now().UTC()
	return journal.Entry{
		ID: journal.NewID(), Taken: r.moment(f.Taken), Caption: f.Description, Trip: r.options.Trip,
		Place: r.place(f.Place), Photos: []journal.Photo{photo}, AddedAt: now, EditedAt: now, Version: 1,
	}
}

// moment corrects the clock, and puts it into the zone of the import where the file knows none.
func (r *run) moment(m journal.Moment) journal.Moment {
	m.Adjust = r.options.ClockOffset
	switch {
	case m.Source == journal.OffsetNone && r.options.Zone != nil:
		return m.InZone(r.options.Zone)
	case m.Source == journal.OffsetGPS:
		// That offset is the clock minus GPS time: what is added to the clock belongs to it too.
		m.Offset += m.Adjust.Round(15 * time.Minute)
	}
	return m
}

// place adds the names of where a photo was taken.
func (r *run) place(p *journal.Place) *journal.Place {
	if p == nil || p.Point == nil || r.namer == nil {
		return p
	}
	found, ok := r.namer.Reverse(*p.Point)
	if !ok {
		return p
	}
	named := *p
	named.City, named.Region = found.Place.City, found.Place.Region
	named.Country, named.CountryCode = found.Place.Country, found.Place.CountryCode
	return &named
}
