package xmp

import "strings"

// element is one element of a packet as it was written, with its names understood.
type element struct {
	name
	prefix   string
	parent   *element // nil for the document
	attrs    []attr
	children []node
}

type attr struct {
	name
	prefix string
	value  string
}

// node is a child: an element, text, or (raw) something to be handed on as it is.
type node struct {
	element *element
	text    string
	raw     string
}

// attr returns the value of an attribute, or "".
func (e *element) attr(n name) string {
	for _, a := range e.attrs {
		if a.name == n {
			return a.value
		}
	}
	return ""
}

// elements returns the children that are elements.
func (e *element) elements() []*element {
	var list []*element
	for _, c := range e.children {
		if c.element != nil {
			list = append(list, c.element)
		}
	}
	return list
}

// text returns what is written directly in e.
func (e *element) text() string {
	if len(e.children) == 1 {
		return e.children[0].text
	}
	var b strings.Builder
	for _, c := range e.children {
		b.WriteString(c.text)
	}
	return b.String()
}

// find returns the first element of that name in or below e, or nil.
func (e *element) find(n name) *element {
	if e.name == n {
		return e
	}
	for _, c := range e.elements() {
		if found := c.find(n); found != nil {
			return found
		}
	}
	return nil
}

// isGrammar tells the attributes that belong to RDF or XML itself.
func (a attr) isGrammar() bool {
	return a.space == nsRDF || a.space == nsXML || a.space == nsXMLNS || a.space == ""
}
