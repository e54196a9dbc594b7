package xmp

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"

	"sojourn/journal"
)

const (
	maxBytes    = 8 << 20 // of one packet
	maxDepth    = 64
	maxElements = 200_000
)

// binding is a prefix that means a namespace, inside the element at depth.
type binding struct {
	prefix, space string
	depth         int
}

// parser builds the tree of one packet.
type parser struct {
	xml      *xml.Decoder
	all      bool // also what a Packet is not made of
	open     []*element
	bindings []binding
	elements int
}

// parse returns the tree of a packet. With an error it is what came before the fault. Unless all
// is true, properties that no Packet is made of are left out.
func parse(data []byte, all bool) (*element, error) {
	document := &element{}
	p := parser{xml: xml.NewDecoder(bytes.NewReader(toUTF8(data))), all: all, open: []*element{document}}
	p.xml.Strict = all // what is to be written again must be understood; what is only read need not
	p.xml.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	for {
		token, err := p.xml.RawToken()
		if errors.Is(err, io.EOF) && len(p.open) == 1 {
			return document, nil
		}
		if err == nil {
			err = p.take(token)
		}
		if errors.Is(err, errEnd) {
			return document, nil
		}
		if err != nil {
			return document, damaged(err)
		}
	}
}

// errEnd ends the reading of a packet before its padding.
var errEnd = errors.New("the packet has ended")

func damaged(err error) error {
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return &journal.Error{
		Op: "XMP", Kind: journal.Invalid, Err: err, Hint: "repair it with the program that wrote it",
	}
}

func (p *parser) take(token xml.Token) error {
	parent := p.open[len(p.open)-1]
	switch t := token.(type) {
	case xml.StartElement:
		return p.begin(parent, t)
	case xml.EndElement:
		return p.end(parent, t)
	case xml.CharData:
		parent.children = append(parent.children, node{text: string(t)})
	case xml.Comment:
		p.hand(parent, "<!--"+string(t)+"-->")
	case xml.ProcInst:
		p.hand(parent, instruction(t))
	case xml.Directive:
		return errors.New("it has a document type, which no XMP has")
	}
	return nil
}

// hand keeps what is only handed on.
func (p *parser) hand(parent *element, raw string) {
	if p.all {
		parent.children = append(parent.children, node{raw: raw})
	}
}

func instruction(t xml.ProcInst) string {
	if t.Target == "xml" {
		return `<?xml version="1.0" encoding="UTF-8"?>` // in which it will be written
	}
	return "<?" + t.Target + " " + string(t.Inst) + "?>"
}

func (p *parser) begin(parent *element, t xml.StartElement) error {
	if p.elements++; p.elements > maxElements {
		return fmt.Errorf("it has more than %d elements", maxElements)
	}
	if len(p.open) > maxDepth {
		return fmt.Errorf("it is more than %d elements deep", maxDepth)
	}
	for _, a := range t.Attr {
		if a.Name.Space == "xmlns" || a.Name.Space == "" && a.Name.Local == "xmlns" {
			p.bind(a)
		}
	}
	e := &element{name: p.name(t.Name, true), prefix: t.Name.Space, parent: parent}
	for _, a := range t.Attr {
		e.attrs = append(e.attrs, attr{p.name(a.Name, false), a.Name.Space, a.Value})
	}
	p.open = append(p.open, e)
	isProperty := parent.name == rdfDescription && len(p.open) > 2 && p.open[len(p.open)-3].name == rdfRoot
	if p.all || !isProperty || wanted[e.name] {
		parent.children = append(parent.children, node{element: e})
	}
	return nil
}

func (p *parser) bind(a xml.Attr) {
	prefix := a.Name.Local
	if a.Name.Space == "" {
		prefix = ""
	}
	p.bindings = append(p.bindings, binding{prefix, canonical(a.Value), len(p.open)})
}

// name says what a name with a prefix means. Attributes have no namespace without one.
func (p *parser) name(n xml.Name, isElement bool) name {
	if n.Space == "" && !isElement {
		return name{local: n.Local}
	}
	for i := len(p.bindings) - 1; i >= 0; i-- {
		if p.bindings[i].prefix == n.Space {
			return name{p.bindings[i].space, n.Local}
		}
	}
	return name{prefixes[n.Space], n.Local}
}

func (p *parser) end(e *element, t xml.EndElement) error {
	if len(p.open) == 1 || e.prefix != t.Name.Space || e.local != t.Name.Local {
		return fmt.Errorf("%s ends, but did not begin", journal.Visible(t.Name.Local))
	}
	p.open = p.open[:len(p.open)-1]
	for n := len(p.bindings); n > 0 && p.bindings[n-1].depth >= len(p.open); n-- {
		p.bindings = p.bindings[:n-1]
	}
	if len(p.open) == 1 && !p.all {
		return errEnd
	}
	return nil
}
