package journal

import (
	"fmt"
	"slices"
	"strings"
)

// Withheld is something of an entry that a destination does not learn, or learns although the place
// is withheld. Text may quote the traveller's words.
type Withheld struct {
	What string // place, time, keyword; or the field whose words say it: caption, alt, headline
	Text string // what it is
	Why  string
	Said bool // it is not withheld: the traveller's own words say it
}

// WithheldFrom tells what d does not learn of e, and where the words that it gets, m, say it all the same.
func WithheldFrom(e Entry, d Destination, m Message) []Withheld {
	how := d.RedactionOf(e).Place
	why := "it learns places as exactly as: " + string(how)
	if e.NoGo != "" {
		why = "it was made in, or shows, the no-go area " + e.NoGo
	}
	var all []Withheld
	add := func(what, text string) { all = append(all, Withheld{What: what, Text: text, Why: why}) }
	values := ValuesFor(e, d)
	secrets := values.secrets()
	for _, name := range slices.Compact(slices.Clone(secrets)) {
		if name != e.NoGo {
			add("place", name)
		}
	}
	if e.Place != nil && e.Place.Point != nil && how != PrecisionExact {
		add("place", "the exact coordinates")
	}
	if e.Shown != nil && e.Shown.Point != nil && how != PrecisionExact {
		add("place", "the exact coordinates of what is shown")
	}
	if unit := how.grain(); unit > 0 && e.Taken.Known() {
		add("time", map[bool]string{true: "minutes and seconds", false: "the time of the day"}[unit < day])
	}
	for _, k := range e.Keywords {
		if isNameIn(secrets, k) {
			add("keyword", k)
		}
	}
	return append(all, saidIn(m, secrets)...)
}

// saidIn finds names in the words of m that were typed there, also as hashtags.
func saidIn(m Message, names []string) (all []Withheld) {
	for _, in := range []struct{ field, text string }{
		{"headline", m.Headline},
		{"caption", m.Caption},
		{"alt", m.Alt},
		{"keywords", strings.Join(m.Keywords, ", ")},
		{"instructions", m.Credits.Instructions},
		{"credit", m.Credits.Credit},
		{"people", strings.Join(m.People, ", ")},
	} {
		for _, name := range slices.Compact(slices.Clone(names)) {
			if strings.Contains(nameKey(in.text), nameKey(name)) {
				all = append(all, Withheld{
					What: in.field, Text: name, Said: true,
					Why: fmt.Sprintf("the words say “%s”, and are sent as you wrote them", name),
				})
			}
		}
	}
	return all
}
