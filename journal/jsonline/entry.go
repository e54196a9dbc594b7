package jsonline

import "sojourn/journal"

// Entry is what a line says of an entry itself. Texts that are missing are "", what else is unknown
// is null.
type Entry struct {
	ID            journal.ID `json:"id"`
	CameraTime    *string    `json:"cameraTime"`
	TakenAt       *string    `json:"takenAt"`
	TakenAtSource string     `json:"takenAtSource"`
	Zone          string     `json:"zone"`
	Caption       string     `json:"caption"`
	Alt           string     `json:"alt"`
	Headline      string     `json:"headline"`
	Keywords      []string   `json:"keywords"`
	Byline        string     `json:"byline"`
	Credit        string     `json:"credit"`
	Copyright     string     `json:"copyright"`
	Instructions  string     `json:"instructions"`
	People        []string   `json:"people"`
	Language      string     `json:"language"`
	Rating        int        `json:"rating"`
	Trip          string     `json:"trip"`
	Place         *Place     `json:"place"`
	Shown         *Place     `json:"shown"`
}

// NewEntry returns what is said of e.
func NewEntry(e journal.Entry) Entry {
	return Entry{
		ID: e.ID, CameraTime: OrNull(e.Taken.Written), TakenAt: OrNull(e.Taken.TakenAt()),
		TakenAtSource: e.Taken.TakenAtSource(), Zone: e.Taken.Zone, Caption: e.Caption, Alt: e.Alt,
		Headline: e.Headline, Keywords: append([]string{}, e.Keywords...),
		Byline: e.Credits.Byline, Credit: e.Credits.Credit, Copyright: e.Credits.Copyright,
		Instructions: e.Credits.Instructions, People: append([]string{}, e.People...), Language: e.Language,
		Rating: e.Rating, Trip: e.Trip, Place: NewPlace(e.Place), Shown: NewPlace(e.Shown),
	}
}

// Photo is what a line says of a photo; name, sha256 and bytes are those of its first file, sizes
// that are unknown are 0.
type Photo struct {
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

// NewPhoto returns what is said of p.
func NewPhoto(p journal.Photo) Photo {
	first := p.Original()
	return Photo{
		Name: first.Name, SHA256: first.SHA256, Bytes: first.Bytes, MIME: p.MIME, Width: p.Width, Height: p.Height,
		Orientation: p.Orientation, Make: p.Make, Model: p.Model, Serial: p.Serial,
		Direction: p.Direction, Problem: p.Problem,
	}
}
