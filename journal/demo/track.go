package demo

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"time"

	"sojourn/journal"
)

// gpx writes the track: a segment for each leg that was logged, a fix each minute or so.
func gpx() []byte {
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
		`<gpx version="1.1" creator="sojourn demo" xmlns="http://www.topografix.com/GPX/1/1">` + "\n" +
		"<trk>\n<name>Beijing, Pyongyang 평양, Kaesong 개성, Paektu 백두산</name>\n")
	r := rand.New(rand.NewPCG(2013, 2))
	for _, l := range legs {
		if !l.unlogged {
			l.segment(&b, r)
		}
	}
	b.WriteString("</trk>\n</gpx>\n")
	return b.Bytes()
}

// segment writes the fixes of one leg: one at each stop, and those on the way to the next.
func (l leg) segment(b *bytes.Buffer, r *rand.Rand) {
	b.WriteString("<trkseg>\n")
	for i, s := range l.stops[:len(l.stops)-1] {
		next := l.time(l.stops[i+1])
		for at := l.time(s); at.Before(next); at = at.Add(time.Duration(55+r.IntN(11)) * time.Second) {
			fix(b, at, l.between(i, at), r)
			if l.isTunnel(i) {
				break
			}
		}
	}
	last := len(l.stops) - 1
	at := l.time(l.stops[last])
	fix(b, at, l.between(last-1, at), r)
	b.WriteString("</trkseg>\n")
}

// fix writes what a receiver that is a few metres wrong says.
func fix(b *bytes.Buffer, at time.Time, s spot, r *rand.Rand) {
	const most = 4 // metres
	wrong := func() float64 { return (2*r.Float64() - 1) * most / metresPerDegree }
	p := journal.Point{Lat: s.point.Lat + wrong(), Lon: s.point.Lon + wrong()}
	fmt.Fprintf(b, `<trkpt lat="%.6f" lon="%.6f"><ele>%.1f</ele><time>%s</time></trkpt>`+"\n",
		p.Lat, p.Lon, s.alt+2*r.Float64(), at.UTC().Format(time.RFC3339))
}
