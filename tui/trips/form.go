package trips

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/field"
	"sojourn/tui/route"
	"sojourn/tui/theme"
)

// form is where one trip is edited. was is the trip as it was read, with no name where it is new.
type form struct {
	open   bool
	was    journal.TripSummary
	fields []formField
	focus  int
}

// formField is one line of the form.
type formField struct {
	of    slot
	field field.Model
}

// slot is what a field of the form is for.
type slot int

const (
	ofName slot = iota
	ofZone
	ofByline
	ofTemplate
	ofTo
	ofFrom
	ofUntil
)

var labels = map[slot]string{
	ofName: "name", ofZone: "zone", ofByline: "byline", ofTemplate: "template", ofTo: "marked for",
	ofFrom: "first day", ofUntil: "last day",
}

var placeholders = map[slot]string{
	ofName: "Winter 2013", ofZone: "of photos whose files say none: Asia/Pyongyang", ofByline: "where a photo has none",
	ofTemplate: "what they get on import", ofTo: "destinations: desk, blog", ofFrom: "2013-02-19", ofUntil: "2013-03-01",
}

const labelWidth = 12

// newForm is the form of t; of a new trip where t has no name.
func (m Model) newForm(t journal.TripSummary) form {
	f := form{open: true, was: t}
	for of, value := range []string{t.Name, t.Zone, t.Byline, t.Template, strings.Join(t.To, ", "), t.From, t.Until} {
		if slot(of) == ofName && t.Name != "" {
			continue // entries hold on to it
		}
		one := field.New(field.Options{Placeholder: placeholders[slot(of)]}).WithKeys(m.keys.Field).SetValue(value)
		f.fields = append(f.fields, formField{slot(of), one})
	}
	return f.withTheme(m.theme).resized(m.width).at(0)
}

func (f form) each(do func(field.Model) field.Model) form {
	f.fields = slices.Clone(f.fields)
	for i := range f.fields {
		f.fields[i].field = do(f.fields[i].field)
	}
	return f
}

func (f form) withTheme(t theme.Theme) form {
	return f.each(func(one field.Model) field.Model { return one.WithTheme(t) })
}

func (f form) resized(width int) form {
	return f.each(func(one field.Model) field.Model { return one.Resize(width-labelWidth, 1) })
}

// at gives the keys to field i, round the ends.
func (f form) at(i int) form {
	f = f.each(field.Model.Blur)
	f.focus = (i + len(f.fields)) % len(f.fields)
	f.fields[f.focus].field = f.fields[f.focus].field.Focus()
	return f
}

// trip is what the form says, with what it does not show as it was.
func (f form) trip() journal.Trip {
	t := f.was.Trip
	for _, one := range f.fields {
		text := journal.CleanLine(one.field.Value())
		switch one.of {
		case ofName:
			t.Name = text
		case ofZone:
			t.Zone = text
		case ofByline:
			t.Byline = text
		case ofTemplate:
			t.Template = text
		case ofTo:
			t.To = listed(text)
		case ofFrom:
			t.From = text
		case ofUntil:
			t.Until = text
		}
	}
	return t
}

// listed is what stands between commas, each once.
func listed(text string) []string {
	var out []string
	for _, part := range strings.Split(text, ",") {
		if part = strings.TrimSpace(part); part != "" && !slices.Contains(out, part) {
			out = append(out, part)
		}
	}
	return out
}

func (m Model) pressForm(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	f, e := m.keys.Locate, m.keys.Caption
	switch {
	case key.Matches(msg, f.Cancel):
		m.form = form{}
		return m, nil
	case key.Matches(msg, f.Take), key.Matches(msg, e.Save):
		if wrong := m.wrong(); wrong != nil {
			return m, route.To(route.Notice{Err: wrong})
		}
		return m, save(m.store, m.form.was, m.form.trip())
	case key.Matches(msg, e.NextField), key.Matches(msg, f.Down):
		m.form = m.form.at(m.form.focus + 1)
		return m, nil
	case key.Matches(msg, e.PreviousField), key.Matches(msg, f.Up):
		m.form = m.form.at(m.form.focus - 1)
		return m, nil
	case key.Matches(msg, e.Complete):
		m.form = m.completed()
		return m, nil
	}
	return m.typed(msg), nil
}

func (m Model) typed(msg tea.Msg) Model {
	m.form = m.form.each(func(one field.Model) field.Model {
		one, _ = one.Update(msg) // only the one that has the keys heeds it
		return one
	})
	return m
}
