package export

import (
	"context"
	"io"
	"maps"
	"slices"

	"sojourn/journal"
	"sojourn/journal/jsonline"
)

// codeLine is a code, and what it stands for.
type codeLine struct {
	Type  string   `json:"type"`
	Name  string   `json:"name"`
	Texts []string `json:"texts"`
}

// delimiterLine is what stands around codes, where that is not =.
type delimiterLine struct {
	Type      string `json:"type"`
	Delimiter string `json:"delimiter"`
}

type templateLine struct {
	Type   string              `json:"type"`
	Name   string              `json:"name"`
	Fields []templateFieldLine `json:"fields"`
}

type templateFieldLine struct {
	Field journal.TextField `json:"field"`
	Text  string            `json:"text"`
	Way   journal.Way       `json:"way"`
}

// tripLine has the names of `trip list --json`.
type tripLine struct {
	Type     string   `json:"type"`
	Name     string   `json:"name"`
	Zone     string   `json:"zone"`
	Byline   string   `json:"byline"`
	Template string   `json:"template"`
	To       []string `json:"to"`
	From     string   `json:"from"`
	Until    string   `json:"until"`

	Legs []journal.Leg `json:"legs"`
}

// queryLine has the names of `query list --json`.
type queryLine struct {
	Type  string `json:"type"`
	Name  string `json:"name"`
	Query string `json:"query"`
}

func newTemplateLine(t journal.Template) templateLine {
	l := templateLine{Type: typeTemplate, Name: t.Name, Fields: []templateFieldLine{}}
	for _, f := range t.Fields {
		l.Fields = append(l.Fields, templateFieldLine(f))
	}
	return l
}

func (l templateLine) template() journal.Template {
	t := journal.Template{Name: l.Name}
	for _, f := range l.Fields {
		t.Fields = append(t.Fields, journal.TemplateField(f))
	}
	return t
}

func newTripLine(t journal.Trip) tripLine {
	return tripLine{
		Type: typeTrip, Name: t.Name, Zone: t.Zone, Byline: t.Byline, Template: t.Template,
		To: append([]string{}, t.To...), From: t.From, Until: t.Until, Legs: append([]journal.Leg{}, t.Legs...),
	}
}

func (l tripLine) trip() journal.Trip {
	return journal.Trip{
		Name: l.Name, Zone: l.Zone, Byline: l.Byline, Template: l.Template, To: l.To, From: l.From, Until: l.Until,
		Legs: l.Legs,
	}
}

// stationery writes what the journal has under names; trips last, since they name templates.
func (w *writer) stationery(ctx context.Context, to io.Writer) error {
	lines, err := stationeryLines(ctx, w.from)
	if err == nil && len(w.options.Query.Terms) == 0 {
		var areas []any
		areas, err = areaLines(ctx, w.from)
		lines = append(lines, areas...)
	}
	for _, l := range lines {
		if err != nil {
			return err
		}
		err = jsonline.Write(to, l)
		w.did.Named++
	}
	return err
}

func stationeryLines(ctx context.Context, from stationery) (lines []any, err error) {
	codes, err := from.Codes(ctx)
	if err != nil {
		return nil, err
	}
	if d := codes.Delimiter; d != 0 && d != journal.CodeDelimiter {
		lines = append(lines, delimiterLine{typeDelimiter, string(d)})
	}
	for _, name := range slices.Sorted(maps.Keys(codes.ByName)) {
		lines = append(lines, codeLine{typeCode, name, codes.ByName[name]})
	}
	templates, err := from.Templates(ctx)
	if err != nil {
		return nil, err
	}
	for _, t := range templates {
		lines = append(lines, newTemplateLine(t))
	}
	trips, err := from.TripDefaults(ctx)
	if err != nil {
		return nil, err
	}
	for _, t := range trips {
		lines = append(lines, newTripLine(t))
	}
	saved, err := from.SavedQueries(ctx)
	for _, q := range saved {
		lines = append(lines, queryLine{typeQuery, q.Name, q.Text})
	}
	return lines, err
}
