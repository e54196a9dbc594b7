package gpx

import (
	"encoding/xml"
	"errors"
	"io"
)

const maxDepth = 32 // elements around a point

var errDeep = errors.New("its elements are nested too deeply")

// document is what an XML file is read as: GPX or KML, as its root says.
type document interface {
	start(p *parser, e xml.StartElement) error
	end(p *parser, name string) error
}

// parser walks through an XML file.
type parser struct {
	*collector
	in       *input
	xml      *xml.Decoder
	path     []string // the elements that are open
	document document // nil before the root
}

func readXML(in *input, c *collector) error {
	p := &parser{collector: c, in: in, xml: xml.NewDecoder(in)}
	p.xml.CharsetReader = func(_ string, text io.Reader) (io.Reader, error) { return text, nil }
	for {
		in.refill()
		token, err := p.xml.Token()
		if errors.Is(err, io.EOF) && p.document != nil {
			return nil
		}
		if err == nil {
			err = p.take(token)
		}
		if err != nil {
			return err
		}
	}
}

func (p *parser) take(token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		return p.start(t)
	case xml.EndElement:
		p.path = p.path[:len(p.path)-1]
		return p.document.end(p, t.Name.Local)
	}
	return nil
}

func (p *parser) start(e xml.StartElement) error {
	name := e.Name.Local
	switch {
	case p.document == nil && name == "gpx":
		p.document = &gpxDocument{}
	case p.document == nil && name == "kml":
		p.document = &kmlDocument{}
	case p.document == nil:
		return errNoTrack
	case len(p.path) >= maxDepth:
		return errDeep
	default:
		return p.document.start(p, e)
	}
	p.path = append(p.path, name)
	return nil
}

// parent is the innermost open element.
func (p *parser) parent() string { return p.path[len(p.path)-1] }

// text reads an element that is open to its end.
func (p *parser) text(e xml.StartElement) (string, error) {
	var s string
	err := p.xml.DecodeElement(&s, &e)
	return s, err
}
