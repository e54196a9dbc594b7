package locate

import "sojourn/journal"

type kind int

const (
	before     kind = iota // the place of an earlier frame
	named                  // a place with the name that was typed, or near
	typed                  // coordinates as typed, with the names of where they are
	bare                   // coordinates as typed, without names
	ownNames               // the names of where an entry's own coordinates are
	onTrack                // where the tracks say; each entry somewhere else
	ownWording             // the typed words as the name of where an entry is
	likely                 // between the places of the entries before and after, for each entry
	accepted               // the estimate that an entry has, as its place
	noNames                // an entry's own coordinates without names
	shownHere              // the typed words as the name of something that is shown where an entry was made
)

// choice is a place that is offered.
type choice struct {
	kind       kind
	title      string
	place      journal.Place
	population int
	away       float64 // metres from the frame before; negative where it cannot be told
	off        float64 // metres from the middle of what names the coordinates; 0 for other kinds
	notation   string  // of typed coordinates
	nearest    string  // what off is from
	saved      bool    // the traveller gave it its name
}

// keepsPoint reports whether c names where an entry is, and does not move it.
func (c choice) keepsPoint() bool {
	return c.kind == ownNames || c.kind == ownWording || c.kind == noNames || c.kind == accepted
}

// placeOf returns the place that e gets by c, or false where e has none that c could name.
func (c choice) placeOf(e journal.Entry) (journal.Place, bool) {
	if c.kind == shownHere {
		return e.ShownHere(c.place.Name), true
	}
	if !c.keepsPoint() {
		return c.place, c.kind != likely || e.Place == nil
	}
	if e.Place == nil || e.Place.Point == nil {
		return journal.Place{}, false
	}
	p := *e.Place
	switch c.kind {
	case ownWording:
		p.Name = c.place.Name
		return p, true
	case noNames:
		return p.Unnamed(), true
	case accepted:
		return p.Accepted(), p.Estimated()
	}
	return p.NamedAs(journal.Candidate{Place: c.place}), true
}

// replaces reports whether the place that there is is a better one than c, which must not go unasked.
func (c choice) replaces(now *journal.Place) bool {
	if now == nil || c.keepsPoint() {
		return false
	}
	switch now.Source {
	case journal.PlaceHand, journal.PlaceExif, journal.PlaceTrack:
		return now.Source.BetterThan(c.place.Source)
	}
	return false
}

// where says the names around the title: "Hwanghae-bukto, North Korea".
func (c choice) where() string {
	p := c.place
	switch {
	case c.saved && c.kind == named:
		return "saved · " + join(p.City, p.Country)
	case c.saved && c.kind == typed:
		return join(p.City, p.Country)
	}
	switch c.kind {
	case named, typed:
		return join(unlessSame(p.Region, p.City), p.Country)
	case noNames:
		return "coordinates stay"
	case likely:
		return "an estimate · " + join(p.City, p.Country)
	case accepted:
		return "as its place"
	case ownNames:
		return p.Country + " · coordinates stay"
	case ownWording:
		return "as a name · coordinates stay"
	case shownHere:
		return "as a name · " + join(p.City, p.Country)
	}
	return p.Label()
}

// names are all names of the place with its country's code.
func (c choice) names() string {
	p := c.place
	s := join(p.Name, unlessSame(p.City, p.Name), unlessSame(p.Region, p.City), p.Country)
	if p.CountryCode != "" {
		s += " · " + p.CountryCode
	}
	return s
}

func unlessSame(s, other string) string {
	if s == other {
		return ""
	}
	return s
}

// join puts commas between what is not empty.
func join(parts ...string) string {
	s := ""
	for _, p := range parts {
		if p != "" && s != "" {
			s += ", "
		}
		s += p
	}
	return s
}
