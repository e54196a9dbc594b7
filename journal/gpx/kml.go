package gpx

import (
	"encoding/xml"
	"errors"
	"strings"
	"time"

	"sojourn/journal"
)

const maxWaiting = 1 << 20 // times whose coordinates are still to come

var errWaiting = errors.New("a track of it has too many times before its first position")

// kmlDocument reads the gx:Track elements of KML: a list of times and one of positions, that belong
// together in order. What KML draws without times is no track.
type kmlDocument struct {
	when  []time.Time // zero where it could not be read
	coord []journal.Fix
}

func (d *kmlDocument) start(p *parser, e xml.StartElement) error {
	name := e.Name.Local
	inTrack := p.parent() == "Track"
	switch {
	case name == "name" && p.track.Name == "":
		s, err := p.text(e)
		p.track.Name = nameOf(s, "")
		return err
	case inTrack && name == "when":
		s, err := p.text(e)
		at, _ := parseTime(strings.TrimSpace(s))
		d.when = append(d.when, at)
		return errors.Join(err, d.pair(p))
	case inTrack && name == "coord":
		s, err := p.text(e)
		d.coord = append(d.coord, position(s))
		return errors.Join(err, d.pair(p))
	}
	p.path = append(p.path, name)
	return nil
}

func (d *kmlDocument) end(p *parser, name string) error {
	if name != "Track" {
		return nil
	}
	p.track.Skipped += len(d.when) + len(d.coord)
	d.when, d.coord = nil, nil
	return p.cut()
}

// pair hands on what is complete.
func (d *kmlDocument) pair(p *parser) error {
	if max(len(d.when), len(d.coord)) > maxWaiting {
		return errWaiting
	}
	for len(d.when) > 0 && len(d.coord) > 0 {
		f := d.coord[0]
		f.At = d.when[0]
		d.when, d.coord = d.when[1:], d.coord[1:]
		if f.At.IsZero() || !f.Point.Valid() {
			p.skip()
			continue
		}
		if err := p.add(f); err != nil {
			return err
		}
	}
	return nil
}

// position reads "125.75 39.03 28": longitude, latitude, metres.
func position(s string) journal.Fix {
	parts := strings.Fields(s)
	if len(parts) < 2 {
		return journal.Fix{}
	}
	lon, errLon := number(parts[0])
	lat, errLat := number(parts[1])
	if errLon != nil || errLat != nil {
		return journal.Fix{}
	}
	f := journal.Fix{Point: journal.Point{Lat: lat, Lon: lon}}
	if len(parts) > 2 {
		f.Alt = altitude(parts[2])
	}
	return f
}
