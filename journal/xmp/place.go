package xmp

import (
	"math"

	"golang.org/x/text/language"

	"sojourn/journal"
)

const maxAltitude = 100_000 // metres

// labels are the properties that hold the names of a place, from near to far.
type labels struct{ name, city, region, country, code name }

var (
	coreLabels = labels{coreLocation, photoshopCity, photoshopState, photoshopCountry, coreCode}
	extLabels  = labels{extSublocation, extCity, extRegion, extCountry, extCode}
)

func (l labels) read(from map[name]value) journal.Place {
	return journal.Place{
		Name: from[l.name].line(), City: from[l.city].line(), Region: from[l.region].line(),
		Country: from[l.country].line(), CountryCode: CountryCode(from[l.code].line()),
	}
}

// place returns where the photo was taken: where it was made by IPTC's Extension, else by its
// Core, and the position of Exif. Names without a position count as from a gazetteer, so that
// any position replaces them.
func place(all map[name]value) *journal.Place {
	created := firstOf(all[extLocation]).fields
	p := namesIn(created)
	if p == (journal.Place{}) {
		p = coreLabels.read(all)
	}
	position(&p, all)
	if p.Point == nil {
		position(&p, created)
	}
	return sourced(p)
}

// shown returns where what is shown is: only IPTC's Extension knows it.
func shown(all map[name]value) *journal.Place {
	fields := firstOf(all[extShown]).fields
	p := namesIn(fields)
	position(&p, fields)
	return sourced(p)
}

func namesIn(fields map[name]value) journal.Place {
	p := extLabels.read(fields)
	if p.Name == "" {
		p.Name = fields[extName].line()
	}
	return p
}

func sourced(p journal.Place) *journal.Place {
	if p == (journal.Place{}) {
		return nil
	}
	p.Source = journal.PlaceGazetteer
	if p.Point != nil {
		p.Source = journal.PlaceExif
	}
	return &p
}

// firstOf returns the first of a list of structures, or the only one.
func firstOf(v value) value {
	if len(v.list) > 0 {
		return v.list[0]
	}
	return v
}

// position takes a position that is on Earth.
func position(p *journal.Place, from map[name]value) {
	lat, okLat := degrees(from[exifLat].line(), "NS")
	lon, okLon := degrees(from[exifLon].line(), "EW")
	point := journal.Point{Lat: lat, Lon: lon}
	if !okLat || !okLon || !point.Valid() {
		return
	}
	p.Point = &point
	if alt, ok := ratio(from[exifAlt].line()); ok && math.Abs(alt) <= maxAltitude {
		if below := from[exifAltRef].line(); below == "1" || below == "Below Sea Level" {
			alt = -math.Abs(alt)
		}
		p.Alt = &alt
	}
	if accuracy, ok := ratio(from[exifAccuracy].line()); ok && accuracy > 0 && accuracy < 1e9 {
		p.Accuracy = accuracy
	}
}

// direction returns the direction of the camera from true north. One from magnetic north is up
// to 30 degrees off, and none.
func direction(all map[name]value) *float64 {
	v, ok := ratio(all[exifDirection].line())
	if ref := all[exifDirectionRef].line(); !ok || v < 0 || v > 360 || ref != "" && ref[0] != 'T' {
		return nil
	}
	return &v
}

// CountryCode returns the two letters of ISO 3166 for two, three, or the number; else "".
func CountryCode(text string) string {
	region, err := language.ParseRegion(text)
	if err != nil || !region.IsCountry() || len(region.String()) != 2 {
		return ""
	}
	return region.String()
}
