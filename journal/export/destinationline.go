package export

import (
	"time"

	"sojourn/journal"
)

// destinationLine has the names of `destination list --json`. It has no secret.
type destinationLine struct {
	Type      string            `json:"type"`
	Name      string            `json:"name"`
	Kind      string            `json:"kind"`
	Default   bool              `json:"default"`
	Settings  map[string]string `json:"settings"`
	Place     journal.Precision `json:"place"` // "" is the default
	Rendition renditionLine     `json:"rendition"`
	Limits    *limitsLine       `json:"limits"`
}

type renditionLine struct {
	LongEdge  int   `json:"longEdge"`
	Quality   int   `json:"quality"`
	MaxBytes  int64 `json:"maxBytes"`
	Captioned bool  `json:"captioned"`
}

// limitsLine is what a destination takes; 0 sets no limit.
type limitsLine struct {
	Text          int          `json:"text"`
	Unit          journal.Unit `json:"unit"`
	LinkLength    int          `json:"linkLength"`
	Alt           int          `json:"alt"`
	Pictures      int          `json:"pictures"`
	PictureBytes  int64        `json:"pictureBytes"`
	PicturePixel  int64        `json:"picturePixel"`
	MIMETypes     []string     `json:"mimeTypes"`
	NeedsPicture  bool         `json:"needsPicture"`
	SwapsPictures bool         `json:"swapsPictures"`
	ReadAt        time.Time    `json:"readAt"`
}

func newDestinationLine(d journal.Destination) destinationLine {
	l := destinationLine{
		Type: typeDestination, Name: d.Name, Kind: d.Kind, Default: d.Default, Settings: d.Settings,
		Place: d.Redaction.Place, Rendition: renditionLine(d.Rendition),
	}
	if !d.Limits.ReadAt.IsZero() {
		limits := limitsLine(d.Limits)
		l.Limits = &limits
	}
	return l
}

func (l destinationLine) destination() journal.Destination {
	d := journal.Destination{
		Name: l.Name, Kind: l.Kind, Default: l.Default, Settings: l.Settings,
		Redaction: journal.Redaction{Place: l.Place}, Rendition: journal.RenditionSpec(l.Rendition),
	}
	if l.Limits != nil {
		d.Limits = journal.Limits(*l.Limits)
	}
	return d
}

// trackLine is a track. SHA256 is that of the file it once came in; File is in the export, and
// FileSHA256 its content.
type trackLine struct {
	Type       string `json:"type"`
	Name       string `json:"name"`
	SHA256     string `json:"sha256"`
	Fixes      int    `json:"fixes"`
	File       string `json:"file"` // "" where only the lines are exported
	FileSHA256 string `json:"fileSha256"`
}
