package export

import (
	"errors"
	"math"
	"time"

	"sojourn/journal"
	"sojourn/journal/jsonline"
)

// momentLine is all that is known of a time. Clock is the camera's, as if in UTC.
type momentLine struct {
	Written string               `json:"written"`
	Clock   *time.Time           `json:"clock"`
	Offset  float64              `json:"offsetSeconds"`
	Source  journal.OffsetSource `json:"source"`
	Zone    string               `json:"zone"`
	Adjust  float64              `json:"adjustSeconds"`
}

func newMomentLine(m journal.Moment) momentLine {
	return momentLine{
		Written: m.Written, Clock: stamp(m.Clock), Offset: m.Offset.Seconds(), Source: m.Source,
		Zone: m.Zone, Adjust: m.Adjust.Seconds(),
	}
}

var offsetSources = []journal.OffsetSource{
	journal.OffsetNone, journal.OffsetHand, journal.OffsetExif, journal.OffsetGPS, journal.OffsetZone,
}

func (l momentLine) moment() (journal.Moment, error) {
	m := journal.Moment{
		Written: l.Written, Clock: timeOf(l.Clock), Offset: seconds(l.Offset), Source: l.Source,
		Zone: l.Zone, Adjust: seconds(l.Adjust),
	}
	const day, century = 86400, 100 * 366 * 86400
	if math.Abs(l.Offset) > day || math.Abs(l.Adjust) > century {
		return m, errors.New("a time's offset is longer than any")
	}
	return m, oneOf("source of a time", l.Source, offsetSources)
}

// seconds is a duration to the microsecond, as a journal keeps it.
func seconds(s float64) time.Duration {
	return time.Duration(math.Round(s*1e6)) * time.Microsecond
}

// stamp is t for a line, null where there is none.
func stamp(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.UTC()
	return &t
}

func timeOf(t *time.Time) time.Time {
	if t == nil {
		return time.Time{}
	}
	return t.UTC()
}

var placeSources = []journal.PlaceSource{
	"", journal.PlaceHand, journal.PlaceExif, journal.PlaceTrack, journal.PlaceGazetteer, journal.PlaceCopied,
	journal.PlaceEstimate,
}

// placeOf returns what a line says of a place.
func placeOf(l *jsonline.Place) (*journal.Place, error) {
	if l == nil {
		return nil, nil
	}
	p := &journal.Place{
		Alt: l.Alt, Source: l.Source, Name: l.Name, City: l.City, Region: l.Region, Country: l.Country,
		CountryCode: l.CountryCode,
	}
	if (l.Lat == nil) != (l.Lon == nil) {
		return nil, errors.New("a place has one coordinate of two")
	}
	if l.Lat != nil {
		p.Point = &journal.Point{Lat: *l.Lat, Lon: *l.Lon}
		if !p.Point.Valid() {
			return nil, errors.New("a place is not on Earth")
		}
	}
	if l.Accuracy != nil {
		p.Accuracy = *l.Accuracy
	}
	return p, oneOf("source of a place", l.Source, placeSources)
}
