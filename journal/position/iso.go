package position

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"sojourn/journal"
)

var (
	iso       = regexp.MustCompile(`^([+-]\d{2,6}(?:\.\d+)?)([+-]\d{3,7}(?:\.\d+)?)([+-]\d+(?:\.\d+)?)?(?:CRS[\w.-]*)?/?$`)
	geoURI    = regexp.MustCompile(`(?i)^geo:(-?[\d.]+),(-?[\d.]+)(?:,(-?[\d.]+))?((?:;[^?]*)?)(?:\?(.*))?$`)
	labelOfIt = regexp.MustCompile(`\(.*\)$`)
)

// readISO reads ISO 6709 as cameras write it: +39.0339+125.7543+027.000/.
func readISO(text string, _ Finder) (Position, error) {
	m := iso.FindStringSubmatch(text)
	if m == nil {
		return Position{}, ErrOther
	}
	lat, okLat := sexagesimal(m[1], 2)
	lon, okLon := sexagesimal(m[2], 3)
	if !okLat || !okLon {
		return Position{}, wrong("", "the digits are no degrees, minutes and seconds")
	}
	return Position{Point: journal.Point{Lat: lat, Lon: lon}, Alt: altitude(m[3]), Notation: "ISO 6709"}, nil
}

// sexagesimal reads ±DD.D, ±DDMM.M or ±DDMMSS.S, with as many digits for the degrees as given.
func sexagesimal(s string, degrees int) (float64, bool) {
	sign, digits := s[0], s[1:]
	whole, _, _ := strings.Cut(digits, ".")
	sum, sixty := 0.0, 1.0
	for cut := degrees; ; cut = 2 {
		last := len(whole) <= cut
		if last && len(whole) != cut {
			return 0, false
		}
		part := digits
		if !last {
			part, digits, whole = digits[:cut], digits[cut:], whole[cut:]
		}
		v, err := strconv.ParseFloat(part, 64)
		if err != nil || sixty > 1 && v >= 60 {
			return 0, false
		}
		sum += v / sixty
		if sixty *= 60; last {
			return round(math.Copysign(sum, map[byte]float64{'-': -1, '+': 1}[sign])), true
		}
	}
}

// altitude is nil where s says none.
func altitude(s string) *float64 {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(v, 0) {
		return nil
	}
	return &v
}

// readGeo reads a geo: URI (RFC 5870), and what Android makes of it: geo:0,0?q=39.03,125.75(Label).
func readGeo(text string, find Finder) (Position, error) {
	if len(text) < 4 || !strings.EqualFold(text[:4], "geo:") {
		return Position{}, ErrOther
	}
	m := geoURI.FindStringSubmatch(text)
	if m == nil {
		return Position{}, wrong("it is written geo:39.0339,125.7543", "this geo: link has no latitude and longitude")
	}
	p := Position{Notation: "geo: link"}
	var errLat, errLon error
	p.Point.Lat, errLat = strconv.ParseFloat(m[1], 64)
	p.Point.Lon, errLon = strconv.ParseFloat(m[2], 64)
	if errLat != nil || errLon != nil {
		return p, wrong("it is written geo:39.0339,125.7543", "this geo: link has no latitude and longitude")
	}
	p.Alt = altitude(m[3])
	if err := p.parameters(m[4]); err != nil {
		return p, err
	}
	if q := queryOf(m[5]).Get("q"); p.Point == (journal.Point{}) && q != "" {
		inner, err := parse(labelOfIt.ReplaceAllString(q, ""), find)
		inner.Notation = p.Notation
		return inner, err
	}
	return p, nil
}

// parameters takes what a geo: URI says beside the coordinates.
func (p *Position) parameters(text string) error {
	for parameter := range strings.SplitSeq(text, ";") {
		name, value, _ := strings.Cut(parameter, "=")
		switch strings.ToLower(name) {
		case "u":
			u, err := strconv.ParseFloat(value, 64)
			if err == nil && u > 0 && !math.IsInf(u, 0) {
				p.Accuracy = u
			}
		case "crs":
			if !strings.EqualFold(value, "wgs84") {
				return wrong("only wgs84 can be read", "it counts by another system, %s", journal.Visible(value))
			}
		}
	}
	return nil
}
