package gpx

import (
	"encoding/json"
	"strings"
	"time"

	"sojourn/journal"
)

const farOff = 200 // metres by which a phone says that it may be wrong, above which its word is no fix

// readGoogle reads what Google gives back of a phone's way: Records.json of Takeout, and Timeline.json as
// Android and iOS export it. It takes the points that have a time of their own, and no places that
// Google guessed.
func readGoogle(in *input, c *collector) error {
	d := json.NewDecoder(in)
	first, err := d.Token()
	if err != nil {
		return err
	}
	if first == json.Delim('[') { // of iOS
		return elements(in, d, func(d *json.Decoder) error { return aSegment(d, c) })
	}
	known := false
	for d.More() {
		in.refill()
		name, err := d.Token()
		if err != nil {
			return err
		}
		read, ok := googleLists[name.(string)]
		known = known || ok
		if !ok {
			if err := pass(in, d); err != nil {
				return err
			}
			continue
		}
		if _, err := d.Token(); err != nil {
			return err
		}
		if err := elements(in, d, func(d *json.Decoder) error { return read(d, c) }); err != nil {
			return err
		}
		if err := c.cut(); err != nil {
			return err
		}
	}
	if !known {
		return errNoTrack
	}
	_, err = d.Token()
	return err
}

var googleLists = map[string]func(*json.Decoder, *collector) error{
	"locations": aRecord, "semanticSegments": aSegment, "rawSignals": aSignal,
}

// elements reads a list whose bracket is open, to its end.
func elements(in *input, d *json.Decoder, one func(*json.Decoder) error) error {
	for d.More() {
		in.refill()
		if err := one(d); err != nil {
			return err
		}
	}
	_, err := d.Token()
	return err
}

// pass goes over a value of any size.
func pass(in *input, d *json.Decoder) error {
	for depth := 0; ; {
		in.refill()
		t, err := d.Token()
		if err != nil {
			return err
		}
		switch t {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth > maxDepth {
			return errDeep
		}
		if depth == 0 {
			return nil
		}
	}
}

// google adds a point that may be too far off.
func (c *collector) google(at string, p journal.Point, accuracy float64, metres *float64) error {
	t, ok := parseTime(at)
	if !ok || !p.Valid() || accuracy > farOff {
		c.skip()
		return nil
	}
	return c.add(journal.Fix{At: t, Point: p, Alt: metres})
}

// aRecord is an element of Records.json.
func aRecord(d *json.Decoder, c *collector) error {
	var r struct {
		LatitudeE7, LongitudeE7 float64
		Accuracy                float64
		Altitude                *float64
		Timestamp               string
		TimestampMs             json.Number
	}
	if err := d.Decode(&r); err != nil {
		return err
	}
	if ms, err := r.TimestampMs.Int64(); err == nil && r.Timestamp == "" {
		r.Timestamp = time.UnixMilli(ms).UTC().Format(time.RFC3339Nano)
	}
	return c.google(r.Timestamp, journal.Point{Lat: r.LatitudeE7 / 1e7, Lon: r.LongitudeE7 / 1e7}, r.Accuracy, r.Altitude)
}

// aSegment is an element of Timeline.json: a way of an hour or two.
func aSegment(d *json.Decoder, c *collector) error {
	var s struct {
		StartTime    string
		TimelinePath []struct {
			Point, Time string
			Minutes     json.Number `json:"durationMinutesOffsetFromStartTime"`
		}
	}
	if err := d.Decode(&s); err != nil {
		return err
	}
	for _, p := range s.TimelinePath {
		if minutes, err := p.Minutes.Float64(); err == nil && p.Time == "" {
			begin, _ := parseTime(s.StartTime)
			p.Time = begin.Add(time.Duration(minutes * float64(time.Minute))).Format(time.RFC3339Nano)
		}
		if err := c.google(p.Time, signs(p.Point), 0, nil); err != nil {
			return err
		}
	}
	return c.cut()
}

// aSignal is an element of Timeline.json that a receiver may have written.
func aSignal(d *json.Decoder, c *collector) error {
	var s struct {
		Position *struct {
			LatLng         string
			AccuracyMeters float64
			AltitudeMeters *float64
			Timestamp      string
		}
	}
	if err := d.Decode(&s); err != nil || s.Position == nil {
		return err
	}
	p := s.Position
	return c.google(p.Timestamp, signs(p.LatLng), p.AccuracyMeters, p.AltitudeMeters)
}

// signs reads "39.03°, 125.75°" and "geo:39.03,125.75"; what is neither is no valid point.
func signs(s string) journal.Point {
	s = strings.TrimPrefix(strings.ReplaceAll(s, "°", ""), "geo:")
	lat, lon, _ := strings.Cut(s, ",")
	var p journal.Point
	var errLat, errLon error
	p.Lat, errLat = number(lat)
	p.Lon, errLon = number(lon)
	if errLat != nil || errLon != nil {
		return journal.Point{}
	}
	return p
}
