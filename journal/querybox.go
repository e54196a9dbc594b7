package journal

import (
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"
)

var errBox = errors.New("box: needs two corners, south-west first, like box:38.9,125.6~39.1,125.9")

// corners takes what box: asks for.
func (t *Term) corners(text string) error {
	southWest, northEast, found := strings.Cut(text, "~")
	low, ok := corner(southWest)
	high, ok2 := corner(northEast)
	if !found || !ok || !ok2 || low.Lat > high.Lat {
		return errBox
	}
	t.Box = &Box{SouthWest: low, NorthEast: high}
	return nil
}

func corner(s string) (Point, bool) {
	lat, lon, _ := strings.Cut(s, ",")
	var p Point
	var err, err2 error
	p.Lat, err = strconv.ParseFloat(strings.TrimSpace(lat), 64)
	p.Lon, err2 = strconv.ParseFloat(strings.TrimSpace(lon), 64)
	return p, err == nil && err2 == nil && math.Abs(p.Lat) <= 90 && math.Abs(p.Lon) <= 180
}

// String writes b as box: takes it, to a tenth of a metre, with nothing of it left out.
func (b Box) String() string {
	format := func(v float64, round func(float64) float64) string {
		return strconv.FormatFloat(round(v*1e6)/1e6, 'f', -1, 64)
	}
	return format(b.SouthWest.Lat, math.Floor) + "," + format(b.SouthWest.Lon, math.Floor) + "~" +
		format(b.NorthEast.Lat, math.Ceil) + "," + format(b.NorthEast.Lon, math.Ceil)
}

// Within returns q with b in place of the boxes that it had.
func (q Query) Within(b Box) Query {
	isBox := func(t Term) bool { return t.Box != nil && !t.Not }
	terms := slices.DeleteFunc(slices.Clone(q.Terms), isBox)
	return Query{Terms: append(terms, Term{Field: "box", Value: b.String(), Box: &b})}
}
