package xmp

import (
	"slices"
	"strings"

	"sojourn/journal"
)

// value is what a property holds, in whichever of RDF's forms it was written: text, a list, or
// a structure of fields.
type value struct {
	text   string
	lang   string
	list   []value
	fields map[name]value
}

// valueOf reads the element of a property or of an item in a list.
func valueOf(e *element) value {
	v := value{lang: e.attr(xmlLang)}
	inner := e.elements()
	switch {
	case len(inner) > 0 && e.attr(rdfParseType) == "Resource":
		v.fields = fieldsOf(e)
	case len(inner) > 0 && (inner[0].name == rdfBag || inner[0].name == rdfSeq || inner[0].name == rdfAlt):
		v.list = itemsOf(inner[0])
	case len(inner) > 0 && inner[0].name == rdfDescription:
		v.fields = fieldsOf(inner[0])
	case len(inner) > 0 && e.attr(rdfParseType) == "":
		v.fields = fieldsOf(e) // what some programs make of a structure
	default:
		v.text = e.text()
		if v.text == "" {
			v.text = e.attr(rdfResource)
			v.fields = fieldsOf(e)
		}
	}
	if main, ok := v.fields[rdfValue]; ok { // the fields only qualify it
		main.lang = v.lang
		return main
	}
	return v
}

func itemsOf(list *element) []value {
	var items []value
	for _, e := range list.elements() {
		if e.name == rdfItem {
			items = append(items, valueOf(e))
		}
	}
	return items
}

// fieldsOf returns the properties that e has, as attributes and as elements.
func fieldsOf(e *element) map[name]value {
	fields := map[name]value{}
	for _, a := range e.attrs {
		if !a.isGrammar() || a.name == rdfValue {
			fields[a.name] = value{text: a.value}
		}
	}
	for _, c := range e.elements() {
		if _, ok := fields[c.name]; !ok {
			fields[c.name] = valueOf(c)
		}
	}
	return fields
}

// properties returns what the descriptions in an rdf:RDF say that a Packet is made of. Where two
// disagree the first counts.
func properties(rdf *element) map[name]value {
	all := map[name]value{}
	for _, d := range rdf.elements() {
		for n, v := range fieldsOf(d) {
			if _, ok := all[n]; !ok && wanted[n] && !v.isEmpty() {
				all[n] = v
			}
		}
	}
	return all
}

func (v value) isEmpty() bool {
	return strings.TrimSpace(v.text) == "" && len(v.fields) == 0 &&
		!slices.ContainsFunc(v.list, func(item value) bool { return !item.isEmpty() })
}

// chosen returns the value that is meant where there are several languages: the default one,
// else the first.
func (v value) chosen() value {
	if len(v.list) == 0 {
		return v
	}
	for _, item := range v.list {
		if item.lang == "x-default" {
			return item
		}
	}
	return v.list[0]
}

// words returns text of several lines, clean.
func (v value) words() string { return strings.TrimSpace(journal.CleanText(v.chosen().text)) }

// line returns text of one line, clean.
func (v value) line() string { return journal.CleanLine(v.chosen().text) }

// texts returns a list of lines, clean and none empty. One text is a list of one.
func (v value) texts() []string {
	items := v.list
	if len(items) == 0 {
		items = []value{v}
	}
	var list []string
	for _, item := range items {
		if s := journal.CleanLine(item.text); s != "" {
			list = append(list, s)
		}
	}
	return list
}
