package main

import (
	"time"

	"sojourn/journal"
)

// entryJSON is an entry as `list --json` and `show --json` print it. Its names are a promise.
// Texts that are missing are "", what else is unknown is null, sizes that are unknown are 0.
type entryJSON struct {
	ID            journal.ID     `json:"id"`
	CameraTime    *string        `json:"cameraTime"`
	TakenAt       *string        `json:"takenAt"`
	TakenAtSource string         `json:"takenAtSource"`
	Zone          string         `json:"zone"`
	Caption       string         `json:"caption"`
	Alt           string         `json:"alt"`
	Headline      string         `json:"headline"`
	Keywords      []string       `json:"keywords"`
	Byline        string         `json:"byline"`
	Credit        string         `json:"credit"`
	Copyright     string         `json:"copyright"`
	Instructions  string         `json:"instructions"`
	People        []string       `json:"people"`
	Language      string         `json:"language"`
	Rating        int            `json:"rating"`
	Trip          string         `json:"trip"`
	Place         *placeJSON     `json:"place"`
	Photos        []photoJSON    `json:"photos"`
	Deliveries    []deliveryJSON `json:"deliveries"`
}

type placeJSON struct {
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

type photoJSON struct {
	Name        string   `json:"name"`
	SHA256      string   `json:"sha256"`
	Bytes       int64    `json:"bytes"`
	MIME        string   `json:"mime"`
	Width       int      `json:"width"`
	Height      int      `json:"height"`
	Orientation int      `json:"orientation"`
	Make        string   `json:"make"`
	Model       string   `json:"model"`
	Serial      string   `json:"serial"`
	Direction   *float64 `json:"direction"`
	Problem     string   `json:"problem"`
}

type deliveryJSON struct {
	Destination string        `json:"destination"`
	State       journal.State `json:"state"`
	Reason      string        `json:"reason"`
	URL         string        `json:"url"`
	DeliveredAt *string       `json:"deliveredAt"`
}

func newEntryJSON(e journal.Entry) entryJSON {
	out := entryJSON{
		ID: e.ID, CameraTime: orNull(e.Taken.Written), TakenAt: orNull(e.Taken.TakenAt()),
		TakenAtSource: e.Taken.TakenAtSource(), Zone: e.Taken.Zone, Caption: e.Caption, Alt: e.Alt,
		Headline: e.Headline, Keywords: append([]string{}, e.Keywords...),
		Byline: e.Credits.Byline, Credit: e.Credits.Credit, Copyright: e.Credits.Copyright,
		Instructions: e.Credits.Instructions, People: append([]string{}, e.People...), Language: e.Language,
		Rating: e.Rating, Trip: e.Trip,
		Place: newPlaceJSON(e.Place), Photos: []photoJSON{}, Deliveries: []deliveryJSON{},
	}
	for _, p := range e.Photos {
		f := p.Original()
		out.Photos = append(out.Photos, photoJSON{
			Name: f.Name, SHA256: f.SHA256, Bytes: f.Bytes, MIME: p.MIME, Width: p.Width, Height: p.Height,
			Orientation: p.Orientation, Make: p.Make, Model: p.Model, Serial: p.Serial,
			Direction: p.Direction, Problem: p.Problem,
		})
	}
	for _, d := range e.Deliveries {
		out.Deliveries = append(out.Deliveries, deliveryJSON{
			Destination: d.Destination, State: d.State, Reason: d.Reason, URL: d.URL,
			DeliveredAt: instant(d.DeliveredAt),
		})
	}
	return out
}

func newPlaceJSON(p *journal.Place) *placeJSON {
	if p == nil {
		return nil
	}
	out := &placeJSON{
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

// orNull returns nil for "".
func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// instant writes t as RFC 3339, and as null where there is none.
func instant(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	return orNull(t.UTC().Format(time.RFC3339))
}
