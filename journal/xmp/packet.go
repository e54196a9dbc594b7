package xmp

import "sojourn/journal"

// Packet is what an XMP packet says of a photo, as far as a journal keeps it. Texts are clean, as
// journal.CleanText leaves them, and have no blanks around them. The zero value says nothing.
type Packet struct {
	Headline     string   // photoshop:Headline
	Title        string   // dc:title: often a slug or a job number
	Description  string   // dc:description, of its languages the default one
	Alt          string   // Iptc4xmpCore:AltTextAccessibility
	Keywords     []string // dc:subject
	Creators     []string // dc:creator
	Credit       string
	Copyright    string
	Instructions string
	People       []string // Iptc4xmpExt:PersonInImage
	Language     string   // the first of dc:language
	Rating       int      // 1 to 5, -1 for a rejected photo, 0 for none
	Place        *journal.Place
	Shown        *journal.Place // Iptc4xmpExt:LocationShown, the first of them
	Direction    *float64       // degrees clockwise from true north
	Taken        journal.Moment // exif:DateTimeOriginal or photoshop:DateCreated
	DayOnly      bool           // only the day of Taken is written
	Camera       Camera
	Created      journal.Moment // xmp:CreateDate: when it became a file, perhaps in a scanner
}

// Camera is what a packet says of the camera.
type Camera struct{ Make, Model, Lens, Serial string }
