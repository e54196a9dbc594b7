package sqlite

import (
	"database/sql"
	"encoding/json"
	"errors"
	"math"

	"sojourn/journal"
)

// placeRow is a place as columns of its entry.
type placeRow struct {
	placed                            bool
	lat, lon, altitude                sql.NullFloat64
	accuracy                          float64
	source                            string
	name, city, region, country, code string
}

func placeRowOf(p *journal.Place) placeRow {
	if p == nil {
		return placeRow{}
	}
	row := placeRow{
		placed: true, accuracy: finite(p.Accuracy), source: string(p.Source),
		name: p.Name, city: p.City, region: p.Region, country: p.Country, code: p.CountryCode,
	}
	if p.Point != nil {
		row.lat = sql.NullFloat64{Float64: p.Point.Lat + 0, Valid: true} // no -0: it would not come back as that
		row.lon = sql.NullFloat64{Float64: p.Point.Lon + 0, Valid: true}
	}
	if p.Alt != nil {
		row.altitude = sql.NullFloat64{Float64: *p.Alt + 0, Valid: true}
	}
	return row
}

// place returns nil where the row says nothing.
func (r placeRow) place() *journal.Place {
	if !r.placed {
		return nil
	}
	p := &journal.Place{
		Accuracy: r.accuracy, Source: journal.PlaceSource(r.source),
		Name: r.name, City: r.city, Region: r.region, Country: r.country, CountryCode: r.code,
	}
	if r.lat.Valid && r.lon.Valid {
		p.Point = &journal.Point{Lat: r.lat.Float64, Lon: r.lon.Float64}
	}
	if r.altitude.Valid {
		p.Alt = &r.altitude.Float64
	}
	return p
}

// shownOf is what a row has of the place of what is shown.
func shownOf(p *journal.Place) string {
	text, _ := asJSON(placeRowOf(p).place()) // what was checked always encodes
	return text
}

// placeIn reads what shownOf wrote.
func placeIn(text string) (p *journal.Place, err error) {
	return p, json.Unmarshal([]byte(text), &p)
}

// checkPlace reports what is no place on Earth, as an Invalid error.
func checkPlace(p *journal.Place) error {
	if p == nil {
		return nil
	}
	invalid := func(why string) error {
		return &journal.Error{
			Op: "place", Kind: journal.Invalid, Err: errors.New(why),
			Hint: "latitude is -90 to 90, longitude -180 to 180; 0, 0 is no place",
		}
	}
	switch {
	case p.Point != nil && !p.Point.Valid():
		return invalid("its coordinates are not on Earth")
	case p.Alt != nil && (math.IsNaN(*p.Alt) || math.IsInf(*p.Alt, 0)):
		return invalid("its altitude is no number")
	}
	return utf8Only("place",
		"name", p.Name, "city", p.City, "region", p.Region, "country", p.Country,
		"country code", p.CountryCode, "source", string(p.Source))
}
