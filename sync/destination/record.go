package destination

import "sojourn/journal"

// Place is how a record in JSON tells a destination where an entry was made.
type Place struct {
	Lat         *float64 `json:"lat,omitempty"`
	Lon         *float64 `json:"lon,omitempty"`
	Alt         *float64 `json:"alt,omitempty"` // metres above sea level
	Name        string   `json:"name,omitempty"`
	City        string   `json:"city,omitempty"`
	Region      string   `json:"region,omitempty"`
	Country     string   `json:"country,omitempty"`
	CountryCode string   `json:"countryCode,omitempty"`
}

// NewPlace returns what a record says of p; nil where there is none.
func NewPlace(p *journal.Place) *Place {
	if p == nil {
		return nil
	}
	out := &Place{
		Alt: p.Alt, Name: p.Name, City: p.City, Region: p.Region, Country: p.Country, CountryCode: p.CountryCode,
	}
	if p.Point != nil {
		out.Lat, out.Lon = &p.Point.Lat, &p.Point.Lon
	}
	return out
}

// Picture is how a record in JSON tells of a journal.Picture.
type Picture struct {
	SHA256 string `json:"sha256"`
	MIME   string `json:"mime"`
	Width  int    `json:"width"`
	Height int    `json:"height"`
	Bytes  int64  `json:"bytes"`
	Alt    string `json:"alt"`
}

// NewPicture returns what a record says of p.
func NewPicture(p journal.Picture) Picture {
	return Picture{SHA256: p.SHA256, MIME: p.MIME, Width: p.Width, Height: p.Height, Bytes: p.Bytes, Alt: p.Alt}
}

// Picture returns what p is a record of.
func (p Picture) Picture() journal.Picture {
	return journal.Picture{SHA256: p.SHA256, MIME: p.MIME, Width: p.Width, Height: p.Height, Bytes: p.Bytes, Alt: p.Alt}
}
