package journal

import (
	"errors"
	"time"
)

// Leg is days of a trip that were spent in another zone than the trip's.
type Leg struct {
	From  string `json:"from"`  // the first day, as 2013-02-25; "" from the beginning
	Until string `json:"until"` // the last day; "" to the end
	Zone  string `json:"zone"`  // IANA name
}

// has reports whether day, as 2013-02-25, is one of l's.
func (l Leg) has(day string) bool {
	return (l.From == "" || l.From <= day) && (l.Until == "" || day <= l.Until)
}

// checkLegs says what is wrong with the first leg that cannot be; "" where nothing is.
func checkLegs(legs []Leg) (why, hint string) {
	for i, l := range legs {
		for _, day := range []string{l.From, l.Until} {
			if _, err := time.Parse(time.DateOnly, day); day != "" && err != nil {
				return Visible(day) + " is no day", "write it like 2013-02-25"
			}
		}
		switch {
		case l.Zone == "":
			return "a leg has no zone", "write it like 2013-02-25..2013-02-28=Asia/Pyongyang"
		case l.From != "" && l.Until != "" && l.Until < l.From:
			return "a leg ends before it begins", ""
		}
		for _, m := range legs[:i] {
			if l.overlaps(m) {
				return "two legs have a day in common", "give every day one zone"
			}
		}
	}
	return "", ""
}

func (l Leg) overlaps(m Leg) bool {
	return (l.From == "" || m.Until == "" || l.From <= m.Until) && (m.From == "" || l.Until == "" || m.From <= l.Until)
}

func (t Trip) zones() []string {
	var all []string
	for _, l := range t.Legs {
		all = append(all, l.Zone)
	}
	return all
}

// Location returns the zone of the trip on a day, as 2013-02-25: that of its leg, else the trip's
// own; nil where it has none.
func (t Trip) Location(day string) (*time.Location, error) {
	for _, l := range t.Legs {
		if day != "" && l.has(day) {
			return location(l.Zone)
		}
	}
	return location(t.Zone)
}

func location(zone string) (*time.Location, error) {
	switch zone {
	case "":
		return nil, nil
	case "Local": // the laptop's zone says nothing about a photo
		return nil, errors.New("not a zone's name")
	}
	return time.LoadLocation(zone)
}
