package xmp

import (
	"slices"
	"strings"

	"sojourn/journal"
)

// child returns a new element to be put into e. It has the prefix that is in force there for its
// namespace, or declares one of its own, so that nothing else changes its meaning.
func (e *element) child(n name) *element {
	c := &element{name: n, prefix: e.prefixFor(n.space), parent: e}
	if c.prefix == "" {
		c.prefix = usualPrefix(n.space)
		c.attrs = append(c.attrs, declare(c.prefix, n.space))
	}
	return c
}

// prefixFor returns the prefix that means space inside e, or "".
func (e *element) prefixFor(space string) string {
	nearer := map[string]bool{}
	for ; e != nil; e = e.parent {
		for _, a := range e.attrs {
			if a.space == nsXMLNS && canonical(a.value) == space && !nearer[a.local] {
				return a.local
			}
		}
		for _, a := range e.attrs {
			nearer[a.local] = nearer[a.local] || a.space == nsXMLNS
		}
	}
	return ""
}

// add appends a child on a line of its own, as deep as the others stand.
func (e *element) add(child *element) {
	indent, end := "\n  ", "\n "
	if len(e.children) > 0 && e.children[0].isBlank() && strings.Contains(e.children[0].text, "\n") {
		indent = e.children[0].text
	}
	if last := len(e.children) - 1; last >= 0 && e.children[last].isBlank() {
		end = e.children[last].text
		e.children = e.children[:last]
	}
	e.children = append(e.children, node{text: indent}, node{element: child}, node{text: end})
}

func (n node) isBlank() bool {
	return n.element == nil && n.raw == "" && strings.TrimSpace(n.text) == ""
}

// list returns the list in a property, made where there is none.
func (e *element) list(kind name) *element {
	if inner := e.elements(); len(inner) > 0 {
		return inner[0]
	}
	l := e.child(kind)
	e.children = []node{{element: l}}
	return l
}

// item appends a text to a list.
func (e *element) item(text, lang string) {
	li := e.child(rdfItem)
	if lang != "" {
		li.attrs = append(li.attrs, attr{xmlLang, "xml", lang})
	}
	li.children = []node{{text: text}}
	e.children = append(e.children, node{element: li})
}

// setFields sets fields of the first structure in the list that a property holds, and keeps those
// of other names. Empty ones are taken out.
func (m *merger) setFields(property *element, fields map[name]string) {
	li := structure(property)
	for n := range fields {
		li.attrs = slices.DeleteFunc(li.attrs, func(a attr) bool { return a.name == n })
		li.children = withoutElement(li.children, n)
	}
	for _, n := range sortedNames(fields) {
		if fields[n] != "" {
			c := li.child(n)
			c.children = []node{{text: fields[n]}}
			li.add(c)
		}
	}
}

// structure returns the element whose children are the fields of the first structure in a
// property. A list is made where there is none.
func structure(property *element) *element {
	inner := property.elements()
	if len(inner) == 0 || inner[0].name != rdfBag && inner[0].name != rdfSeq && inner[0].name != rdfAlt {
		wrap(property)
	}
	bag := property.elements()[0]
	if len(bag.elements()) == 0 {
		bag.add(bag.child(rdfItem))
	}
	li := bag.elements()[0]
	if inner := li.elements(); len(inner) > 0 && inner[0].name == rdfDescription {
		return inner[0]
	}
	li.becomeResource()
	return li
}

// wrap puts a structure that a property holds directly into a list.
func wrap(property *element) {
	attrs, children := property.attrs, property.children
	property.attrs, property.children = nil, nil
	for _, a := range attrs {
		if a.space == nsXMLNS {
			property.attrs = append(property.attrs, a)
		}
	}
	bag := property.list(rdfBag)
	li := bag.child(rdfItem)
	for _, a := range attrs {
		if a.space != nsXMLNS {
			li.attrs = append(li.attrs, a)
		}
	}
	for _, c := range children {
		if li.children = append(li.children, c); c.element != nil {
			c.element.parent = li
		}
	}
	bag.children = []node{{element: li}}
}

// becomeResource turns attributes that are fields into elements, and says that elements follow.
func (e *element) becomeResource() {
	kept := slices.DeleteFunc(slices.Clone(e.attrs), func(a attr) bool {
		return !a.isGrammar() || a.name == rdfParseType
	})
	for _, a := range e.attrs {
		if !a.isGrammar() {
			c := &element{name: a.name, prefix: a.prefix, parent: e, children: []node{{text: a.value}}}
			e.children = append(e.children, node{element: c})
		}
	}
	e.attrs = append(kept, attr{rdfParseType, e.grammarPrefix(), "Resource"})
}

// grammarPrefix returns the prefix of RDF in e, which is inside an rdf:RDF.
func (e *element) grammarPrefix() string {
	if prefix := e.prefixFor(nsRDF); prefix != "" {
		return prefix
	}
	return e.prefix // an rdf:li that nobody declared
}

func sortedNames(fields map[name]string) []name {
	var list []name
	for n := range fields {
		list = append(list, n)
	}
	slices.SortFunc(list, func(a, b name) int { return strings.Compare(a.local, b.local) })
	return list
}

// write returns the texts of a place's names by property.
func (l labels) write(p journal.Place) map[name]string {
	return map[name]string{
		l.name: p.Name, l.city: p.City, l.region: p.Region, l.country: p.Country, l.code: p.CountryCode,
	}
}
