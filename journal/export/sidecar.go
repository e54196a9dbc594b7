package export

import (
	"bytes"
	"strings"

	"sojourn/journal"
	"sojourn/journal/xmp"
)

// sidecar returns the XMP of a photo: the words of its entry, put into base, the packet that came
// with it. A base that cannot be understood is left out; it is exported as it is all the same.
func sidecar(e journal.Entry, p journal.Photo, base []byte) ([]byte, error) {
	var said xmp.Packet
	if base != nil {
		var err error
		if said, err = xmp.Read(bytes.NewReader(base)); err != nil {
			base, said = nil, xmp.Packet{}
		}
	}
	var b bytes.Buffer
	if err := xmp.Write(&b, base, packet(said, e, p)); err != nil {
		if base == nil {
			return nil, err
		}
		return sidecar(e, p, nil)
	}
	return b.Bytes(), nil
}

// packet is what a sidecar said before, with what the journal knows.
func packet(said xmp.Packet, e journal.Entry, p journal.Photo) xmp.Packet {
	said.Headline, said.Description, said.Alt = e.Headline, e.Caption, e.Alt
	said.Keywords, said.People, said.Language = e.Keywords, e.People, e.Language
	said.Creators = creators(said.Creators, e.Credits.Byline)
	said.Credit, said.Copyright = e.Credits.Credit, e.Credits.Copyright
	said.Instructions = e.Credits.Instructions
	said.Rating = e.Rating
	if e.Rejected {
		said.Rating = -1
	}
	said.Shown = e.Shown
	said.Place, said.Direction, said.Taken = e.Place, p.Direction, e.Taken
	said.Camera = xmp.Camera{Make: p.Make, Model: p.Model, Lens: p.Lens, Serial: p.Serial}
	return said
}

// creators keeps several that a byline puts together.
func creators(said []string, byline string) []string {
	switch {
	case byline == "":
		return nil
	case strings.Join(said, "; ") == byline:
		return said
	}
	return []string{byline}
}
