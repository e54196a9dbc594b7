package trips

import (
	"errors"
	"slices"
	"strings"

	"sojourn/journal"
)

// offers are what the field that has the keys may be completed with, the likeliest first.
func (m Model) offers() []string {
	one := m.form.fields[m.form.focus]
	typed := strings.TrimSpace(one.field.Value())
	switch one.of {
	case ofZone:
		return fitting(typed, slices.Concat(zoneOf(m.known.first), m.zones), typed != "" || m.known.first.Taken.Zone != "")
	case ofByline:
		return fitting(typed, m.known.bylines, true)
	case ofTemplate:
		return fitting(typed, m.known.templates, true)
	case ofTo:
		all := strings.Split(typed, ",")
		rest := slices.DeleteFunc(slices.Clone(m.known.destinations), func(name string) bool {
			return slices.Contains(listed(strings.Join(all[:len(all)-1], ",")), name)
		})
		return fitting(strings.TrimSpace(all[len(all)-1]), rest, true)
	case ofFrom:
		return fitting(typed, m.span(true), true)
	case ofUntil:
		return fitting(typed, m.span(false), true)
	}
	return nil
}

func zoneOf(e journal.Entry) []string {
	if e.Taken.Zone == "" {
		return nil
	}
	return []string{e.Taken.Zone}
}

// span is the first or the last day of the trip's entries, or of those that may be put into it.
func (m Model) span(first bool) []string {
	from, until := m.form.was.First, m.form.was.Last
	if from == "" {
		from, until = m.known.first.Taken.Day(), m.known.last.Taken.Day()
	}
	day := until
	if first {
		day = from
	}
	if day == "" {
		return nil
	}
	return []string{day}
}

// fitting are those of all that have what was typed: at their beginning, behind a /, then anywhere.
// One that was typed whole needs no offer.
func fitting(typed string, all []string, any bool) []string {
	if !any {
		return nil
	}
	var found [3][]string
	low := strings.ToLower(typed)
	for _, name := range all {
		if name == typed {
			return nil
		}
		switch in := strings.ToLower(name); {
		case strings.HasPrefix(in, low):
			found[0] = append(found[0], name)
		case strings.Contains(in, "/"+low):
			found[1] = append(found[1], name)
		case strings.Contains(in, low):
			found[2] = append(found[2], name)
		}
	}
	return slices.Concat(found[:]...)
}

// completed puts the first offer in place of what was typed.
func (m Model) completed() form {
	offers, f := m.offers(), m.form
	if len(offers) == 0 {
		return f
	}
	f.fields = slices.Clone(f.fields)
	one := &f.fields[f.focus]
	text := offers[0]
	if one.of == ofTo {
		all := listed(one.field.Value())
		if v := strings.TrimSpace(one.field.Value()); len(all) > 0 && !strings.HasSuffix(v, ",") {
			all = all[:len(all)-1]
		}
		text = strings.Join(append(all, text), ", ")
	}
	one.field = one.field.Rewrite(text)
	return f
}

// wrong is the first rule that what was typed breaks.
func (m Model) wrong() error {
	t := m.form.trip()
	invalid := func(why, hint string) error {
		return &journal.Error{Op: "trip", Kind: journal.Invalid, Err: errors.New(why), Hint: hint}
	}
	isNew := m.form.was.Name == ""
	there := func(o journal.TripSummary) bool { return o.Name == t.Name }
	if isNew && t.Name == "" {
		return invalid("a trip needs a name", "type one; nothing was saved")
	}
	if isNew && slices.ContainsFunc(m.known.trips, there) {
		return invalid("there is a trip "+journal.Visible(t.Name)+" already", "edit that one, or give this another name")
	}
	if err := t.Validate(); err != nil {
		return err
	}
	if t.Template != "" && !slices.Contains(m.known.templates, t.Template) {
		return invalid("there is no template "+journal.Visible(t.Template), "`sojourn template set` makes one")
	}
	for _, to := range t.To {
		if !slices.Contains(m.known.destinations, to) {
			return invalid("there is no destination "+journal.Visible(to), "`sojourn destination add` adds one")
		}
	}
	return nil
}
