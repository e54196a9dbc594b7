package gpx

import (
	"encoding/xml"
	"errors"
	"io"

	"sojourn/journal"
)

const (
	maxFixes = 2_000_000 // 23 days at one a second, 160 MB
	maxDepth = 32        // elements around a point
)

// Parse reads a GPX file of any version. The error is Invalid; where a file breaks off, the
// Track holds what came before. Way points and routes are no fixes.
func Parse(r io.Reader) (Track, error) {
	text, err := decoded(r)
	if err != nil {
		return Track{}, broken(err, 0)
	}
	m := &meter{reader: text, total: maxBytes}
	p := &parser{meter: m, xml: xml.NewDecoder(m)}
	p.xml.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	err = p.run()
	p.endSegment()
	if err != nil {
		err = broken(err, p.fixes)
	}
	return p.track, err
}

type parser struct {
	meter    *meter
	xml      *xml.Decoder
	path     []string // the elements that are open
	rooted   bool     // the document's element was <gpx>
	track    Track
	fileName string
	segment  []journal.Fix
	fixes    int
}

func (p *parser) run() error {
	for {
		p.meter.refill()
		token, err := p.xml.Token()
		if errors.Is(err, io.EOF) && p.rooted {
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
		if t.Name.Local == "trkseg" || t.Name.Local == "trk" {
			p.endSegment()
		}
	}
	return nil
}

func (p *parser) start(e xml.StartElement) error {
	name, parent := e.Name.Local, ""
	if len(p.path) > 0 {
		parent = p.path[len(p.path)-1]
	}
	switch {
	case parent == "" && name != "gpx":
		return errNotGPX
	case len(p.path) >= maxDepth:
		return errors.New("its elements are nested too deeply")
	case name == "trkpt":
		return p.point(e)
	case name == "name":
		return p.name(e, parent)
	}
	p.rooted = true
	p.path = append(p.path, name)
	return nil
}

// name keeps the first name of a track; GPX 1.1 has the file's in metadata, 1.0 below the root.
func (p *parser) name(e xml.StartElement, parent string) error {
	var s string
	if err := p.xml.DecodeElement(&s, &e); err != nil {
		return err
	}
	switch {
	case parent == "trk" && (p.track.Name == "" || p.track.Name == p.fileName):
		p.track.Name = nameOf(s, p.track.Name)
	case (parent == "metadata" || parent == "gpx") && p.track.Name == "":
		p.fileName = nameOf(s, "")
		p.track.Name = p.fileName
	}
	return nil
}

func (p *parser) point(e xml.StartElement) error {
	var raw rawPoint
	if err := p.xml.DecodeElement(&raw, &e); err != nil {
		return err
	}
	fix, ok := raw.fix()
	if !ok {
		p.track.Skipped++
		return nil
	}
	if p.fixes++; p.fixes > maxFixes {
		return errors.New("it has more than two million points")
	}
	p.segment = append(p.segment, fix)
	return nil
}

func (p *parser) endSegment() {
	if len(p.segment) > 0 {
		p.track.Segments = append(p.track.Segments, ordered(p.segment))
	}
	p.segment = nil
}
