package gpx

import "encoding/xml"

// gpxDocument reads GPX of any version. Way points and routes are no fixes.
type gpxDocument struct{ fileName string }

func (d *gpxDocument) start(p *parser, e xml.StartElement) error {
	switch name := e.Name.Local; name {
	case "trkpt":
		return d.point(p, e)
	case "name":
		return d.name(p, e)
	default:
		p.path = append(p.path, name)
		return nil
	}
}

func (d *gpxDocument) end(p *parser, name string) error {
	if name == "trkseg" || name == "trk" {
		return p.cut()
	}
	return nil
}

// name keeps the first name of a track; GPX 1.1 has the file's in metadata, 1.0 below the root.
func (d *gpxDocument) name(p *parser, e xml.StartElement) error {
	s, err := p.text(e)
	switch t := &p.track; p.parent() {
	case "trk":
		if t.Name == "" || t.Name == d.fileName {
			t.Name = nameOf(s, t.Name)
		}
	case "metadata", "gpx":
		if t.Name == "" {
			d.fileName = nameOf(s, "")
			t.Name = d.fileName
		}
	}
	return err
}

func (d *gpxDocument) point(p *parser, e xml.StartElement) error {
	raw := rawPoint{}
	for _, a := range e.Attr {
		switch a.Name.Local {
		case "lat":
			raw.Lat = a.Value
		case "lon":
			raw.Lon = a.Value
		}
	}
	if err := p.children(&raw); err != nil {
		return err
	}
	fix, ok := raw.fix()
	if !ok {
		p.skip()
		return nil
	}
	return p.add(fix)
}

// children reads the time and the altitude of a point, whose other children are left out.
func (p *parser) children(raw *rawPoint) error {
	var into *string
	for depth := 1; depth > 0; {
		token, err := p.xml.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			into = nil
			if depth++; depth == 2 {
				into = raw.child(t.Name.Local)
			}
		case xml.EndElement:
			depth--
			into = nil
		case xml.CharData:
			if into != nil {
				*into += string(t)
			}
		}
	}
	return nil
}

func (r *rawPoint) child(name string) *string {
	switch name {
	case "time":
		return &r.Time
	case "ele":
		return &r.Ele
	}
	return nil
}
