package main

import (
	"sojourn/journal"
	"sojourn/sync/token"
)

// destinationJSON is a destination as `destination list --json` prints it; it has no secret.
type destinationJSON struct {
	Name      string            `json:"name"`
	Kind      string            `json:"kind"`
	Default   bool              `json:"default"`
	Auto      string            `json:"auto"` // off, on, or metered
	Settings  map[string]string `json:"settings"`
	Place     journal.Precision `json:"place"`
	Rendition renditionJSON     `json:"rendition"`
	SecretIn  *string           `json:"secretIn"` // keyring, file, or null where there is none
	Limits    *limitsJSON       `json:"limits"`
}

type renditionJSON struct {
	LongEdge  int   `json:"longEdge"`
	Quality   int   `json:"quality"`
	MaxBytes  int64 `json:"maxBytes"`
	Captioned bool  `json:"captioned"` // its pictures carry their words as IPTC and XMP
}

// limitsJSON is what a destination takes; 0 sets no limit. It is null where it was never asked.
type limitsJSON struct {
	Text          int          `json:"text"`
	Unit          journal.Unit `json:"unit"`
	LinkLength    int          `json:"linkLength"`
	Alt           int          `json:"alt"`
	Pictures      int          `json:"pictures"`
	PictureBytes  int64        `json:"pictureBytes"`
	NeedsPicture  bool         `json:"needsPicture"`
	SwapsPictures bool         `json:"swapsPictures"`
	ReadAt        *string      `json:"readAt"`
}

func (j *opened) destinationJSON(d journal.Destination) destinationJSON {
	out := destinationJSON{
		Name: d.Name, Kind: d.Kind, Default: d.Default, Auto: autoWord(d.Auto),
		Settings: map[string]string{}, Place: d.Redaction.Place.OrDefault(),
		Rendition: renditionJSON(d.Rendition),
	}
	for key, value := range d.Settings {
		out.Settings[key] = value
	}
	if where, err := j.whereSecret(d); err == nil && where != token.Nowhere {
		out.SecretIn = (*string)(&where)
	}
	if l := d.Limits; !l.ReadAt.IsZero() {
		out.Limits = &limitsJSON{
			Text: l.Text, Unit: l.Unit, LinkLength: l.LinkLength, Alt: l.Alt, Pictures: l.Pictures,
			PictureBytes: l.PictureBytes, NeedsPicture: l.NeedsPicture, SwapsPictures: l.SwapsPictures, ReadAt: instant(l.ReadAt),
		}
	}
	return out
}
