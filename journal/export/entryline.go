package export

import (
	"errors"
	"time"

	"sojourn/journal"
	"sojourn/journal/jsonline"
)

// entryLine is an entry with all that is kept of it.
type entryLine struct {
	Type string `json:"type"`
	jsonline.Entry
	Photos     []photoLine    `json:"photos"`
	Deliveries []deliveryLine `json:"deliveries"`

	Time     momentLine    `json:"time"`
	Rejected bool          `json:"rejected"`
	AddedAt  *time.Time    `json:"addedAt"`
	EditedAt *time.Time    `json:"editedAt"`
	Version  int64         `json:"version"`
	Versions []versionLine `json:"versions"` // newest first
	Sendings []sendingLine `json:"sendings"` // oldest first
}

// versionLine is what a text was before it was replaced.
type versionLine struct {
	Field      journal.TextField `json:"field"`
	Text       string            `json:"text"`
	ReplacedAt *time.Time        `json:"replacedAt"`
}

// newEntryLine makes a line; names are those of its photos in the export, none where only the lines
// are exported.
func newEntryLine(r journal.Record, names []photoNames) entryLine {
	e := r.Entry
	l := entryLine{
		Type: typeEntry, Entry: jsonline.NewEntry(e),
		Photos: []photoLine{}, Deliveries: []deliveryLine{},
		Time: newMomentLine(e.Taken), Rejected: e.Rejected, AddedAt: stamp(e.AddedAt), EditedAt: stamp(e.EditedAt),
		Version: e.Version, Versions: []versionLine{}, Sendings: []sendingLine{},
	}
	for i, p := range e.Photos {
		var of photoNames
		if i < len(names) {
			of = names[i]
		}
		l.Photos = append(l.Photos, newPhotoLine(p, of))
	}
	for _, d := range e.Deliveries {
		l.Deliveries = append(l.Deliveries, newDeliveryLine(d))
	}
	for _, v := range r.Versions {
		l.Versions = append(l.Versions, versionLine{v.Field, v.Text, stamp(v.ReplacedAt)})
	}
	for _, s := range r.Sendings {
		l.Sendings = append(l.Sendings, newSendingLine(s))
	}
	return l
}

// record returns what the line says. Its files have the names of the export as their paths.
func (l entryLine) record() (journal.Record, error) {
	taken, err := l.Time.moment()
	place, placeErr := placeOf(l.Place)
	shown, shownErr := placeOf(l.Shown)
	if err := errors.Join(err, placeErr, shownErr, l.check(taken)); err != nil {
		return journal.Record{}, err
	}
	r := journal.Record{Entry: journal.Entry{
		ID: l.ID, Taken: taken, Headline: l.Headline, Caption: l.Caption, Alt: l.Alt, Keywords: l.Keywords,
		Credits: journal.Credits{
			Byline: l.Byline, Credit: l.Credit, Copyright: l.Copyright, Instructions: l.Instructions,
		},
		People: l.People, Language: l.Language, Rating: l.Rating, Rejected: l.Rejected, Trip: l.Trip, Place: place, Shown: shown,
		AddedAt: timeOf(l.AddedAt), EditedAt: timeOf(l.EditedAt), Version: l.Version,
	}}
	return r, l.parts(&r)
}

// parts adds what an entry has several of.
func (l entryLine) parts(r *journal.Record) error {
	var all error
	for _, line := range l.Photos {
		p, err := line.photo()
		r.Entry.Photos, all = append(r.Entry.Photos, p), errors.Join(all, err)
	}
	for _, line := range l.Deliveries {
		r.Entry.Deliveries = append(r.Entry.Deliveries, line.delivery(l.ID))
		all = errors.Join(all, line.check())
	}
	for _, v := range l.Versions {
		r.Versions = append(r.Versions, journal.TextVersion{
			Field: v.Field, Text: v.Text, ReplacedAt: timeOf(v.ReplacedAt),
		})
		all = errors.Join(all, oneOf("field of an earlier text", v.Field, textFields), dated(v.ReplacedAt))
	}
	for _, line := range l.Sendings {
		s, err := line.sending(l.ID)
		r.Sendings, all = append(r.Sendings, s), errors.Join(all, err)
	}
	return all
}

var textFields = []journal.TextField{journal.FieldCaption, journal.FieldAlt, journal.FieldHeadline}

// check reports a time that was changed where it is only shown.
func (l entryLine) check(taken journal.Moment) error {
	text := func(s *string) string {
		if s == nil {
			return ""
		}
		return *s
	}
	return errors.Join(
		agrees("cameraTime", text(l.CameraTime), "time.written", taken.Written),
		agrees("takenAt", text(l.TakenAt), "time", taken.TakenAt()),
		agrees("takenAtSource", l.TakenAtSource, "time.source", taken.TakenAtSource()),
		agrees("zone", l.Zone, "time.zone", taken.Zone),
		dated(l.AddedAt, l.EditedAt, l.Time.Clock))
}
