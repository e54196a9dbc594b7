package jsonline

import "sojourn/journal"

// Place is all that is known of a place.
type Place struct {
	Lat         *float64            `json:"lat"`
	Lon         *float64            `json:"lon"`
	Alt         *float64            `json:"alt"`
	Source      journal.PlaceSource `json:"source"`
	Accuracy    *float64            `json:"accuracy"`
	Name        string              `json:"name"`
	City        string              `json:"city"`
	Region      string              `json:"region"`
	Country     string              `json:"country"`
	CountryCode string              `json:"countryCode"`
}

// NewPlace returns what is said of p; nil where there is none.
func NewPlace(p *journal.Place) *Place {
	if p == nil {
		return nil
	}
	out := &Place{
		Alt: p.Alt, Source: p.Source, Name: p.Name, City: p.City, Region: p.Region,
		Country: p.Country, CountryCode: p.CountryCode,
	}
	if p.Point != nil {
		out.Lat, out.Lon = &p.Point.Lat, &p.Point.Lon
	}
	if p.Accuracy > 0 {
		out.Accuracy = &p.Accuracy
	}
	return out
}
