package journal

import (
	"errors"
	"regexp"
	"time"
)

// Destination is somewhere entries are sent: a configured folder, server or bucket.
// Secrets are never in it.
type Destination struct {
	Name      string
	Kind      string            // the package that speaks to it: folder, mastodon
	Settings  map[string]string // by kind: dir; server, visibility, language, warning
	Rendition RenditionSpec
	Redaction Redaction
	Default   bool   // where `m` marks to
	Auto      Auto   // whether what is marked goes by itself
	Limits    Limits // as last read from it; kept for offline use
}

// RedactionOf is what d must not learn of e.
func (d Destination) RedactionOf(e Entry) Redaction {
	r := d.Redaction
	r.Place = r.Place.OrDefault()
	if e.NoGo != "" {
		r.Place = PrecisionNone
	}
	return r
}

// RenditionSpec bounds the pictures sent to a destination. Zero fields set no bound.
type RenditionSpec struct {
	LongEdge int   // pixels
	Quality  int   // JPEG, 1 to 100
	MaxBytes int64 // a picture
	// Captioned pictures carry their words as IPTC and XMP, as photo desks read them.
	Captioned bool `json:",omitempty"`
}

// Limits are what a destination takes. Zero fields set no limit.
type Limits struct {
	Text         int  // in Unit
	Unit         Unit // of Text
	LinkLength   int  // what a link counts, whatever its length; 0: as written
	Alt          int  // characters
	Pictures     int  // per entry
	PictureBytes int64
	PicturePixel int64 // width × height
	MIMETypes    []string
	NeedsPicture bool // text alone is refused
	// SwapsPictures: an edit can put other pictures in the place of those that are there.
	SwapsPictures bool
	ReadAt        time.Time
}

// Unit is what a destination counts a text in.
type Unit string

const (
	// UnitCharacters counts user-perceived characters (grapheme clusters), as Mastodon does.
	UnitCharacters Unit = "characters"
	// UnitBytes counts bytes of UTF-8.
	UnitBytes Unit = "bytes"
)

var destinationName = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,31}$`)

// Validate reports the first rule d breaks, as an Invalid error.
func (d Destination) Validate() error {
	if !destinationName.MatchString(d.Name) {
		return &Error{
			Op: "destination " + Visible(d.Name), Kind: Invalid, Err: errors.New("this cannot be a destination's name"),
			Hint: "use 1 to 32 small letters, digits, - and _, like `desk`",
		}
	}
	if err := d.Auto.validate(); err != nil {
		return err
	}
	return d.Redaction.Validate()
}
