package journal

import (
	"errors"
	"time"
)

// Trip is a named span of the journal, and what its entries get where nothing else is said.
// Empty fields say nothing.
type Trip struct {
	Name     string
	Zone     string   // IANA name, of photos whose files know no offset
	Byline   string   // where a photo has none
	Template string   // its name
	To       []string // destinations
	From     string   // the first day, as 2013-02-25
	Until    string   // the last day
	Legs     []Leg    // the days in other zones
}

// Validate reports the first rule t breaks, as an Invalid error.
func (t Trip) Validate() error {
	if err := checkName("trip", t.Name); err != nil {
		return err
	}
	invalid := func(why, hint string) error {
		return &Error{Op: "trip " + Visible(t.Name), Kind: Invalid, Err: errors.New(why), Hint: hint}
	}
	for _, zone := range append([]string{t.Zone}, t.zones()...) {
		if _, err := location(zone); err != nil {
			return invalid("no time zone is called "+Visible(zone), "write its IANA name, like Asia/Pyongyang")
		}
	}
	if why, hint := checkLegs(t.Legs); why != "" {
		return invalid(why, hint)
	}
	for _, day := range []string{t.From, t.Until} {
		if _, err := time.Parse(time.DateOnly, day); day != "" && err != nil {
			return invalid(Visible(day)+" is no day", "write it like 2013-02-25")
		}
	}
	if t.From != "" && t.Until != "" && t.Until < t.From {
		return invalid("it ends before it begins", "")
	}
	if t.Byline != CleanLine(t.Byline) {
		return invalid("its byline is more than one line", "")
	}
	return nil
}

// Has reports whether m is on a day of the trip, as far as it has days and m a time.
func (t Trip) Has(m Moment) bool {
	day := m.Day()
	return day == "" || (t.From == "" || t.From <= day) && (t.Until == "" || day <= t.Until)
}

// Patch returns what a new entry of the trip gets: its byline where there is none, then the template.
func (t Trip) Patch(e Entry, template Template) Patch {
	byline := TemplateField{Field: FieldByline, Text: t.Byline, Way: WayIfEmpty}
	if t.Byline == "" {
		return template.Patch(e)
	}
	filled := e
	if p := (Template{Fields: []TemplateField{byline}}).Patch(e); p.Credits != nil {
		filled.Credits = *p.Credits
	}
	p := template.Patch(filled)
	if p.Credits == nil && filled.Credits != e.Credits {
		p.Credits = &filled.Credits
	}
	return p
}
