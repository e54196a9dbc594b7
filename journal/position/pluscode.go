package position

import (
	"math"
	"regexp"
	"strings"

	"sojourn/journal"
)

// Plus Codes (Open Location Code 1.0): pairs of digits in base 20, latitude first, from 20° down to
// 0.000125°; digits behind the tenth split a cell in five rows of four.
const (
	codeDigits = "23456789CFGHJMPQRVWX"
	codeFull   = 8  // digits before the plus of a full code
	codePairs  = 10 // digits that come in pairs
	codeMost   = 15 // digits that count
)

var plusCode = regexp.MustCompile(`(?i)^([23456789CFGHJMPQRVWX]{2,8}0{0,6})\+([23456789CFGHJMPQRVWX]*)(?:[ ,]+(.+))?$`)

// readPlusCode reads a full code, or a short one with the place that it is counted from.
func readPlusCode(text string, find Finder) (Position, error) {
	m := plusCode.FindStringSubmatch(text)
	if m == nil {
		return Position{}, ErrOther
	}
	before, after, name := strings.ToUpper(m[1]), strings.ToUpper(m[2]), m[3]
	digits := strings.TrimRight(before, "0")
	padded := len(digits) < len(before)
	switch {
	case len(before)%2 != 0 || len(digits)%2 != 0 || len(before) > codeFull || len(after) == 1,
		padded && (after != "" || len(before) != codeFull):
		return Position{}, wrong("a Plus Code is written like 8QF72QM3+HP, or short like 2QM3+HP Pyongyang",
			"no Plus Code has these digits")
	case len(before) == codeFull:
		return decoded(digits + after), nil
	}
	return counted(before, after, name, find)
}

// counted is a short code in the cell that is nearest to a place.
func counted(before, after, name string, find Finder) (Position, error) {
	var from journal.Point
	ok := find != nil
	if ok {
		from, ok = find(name)
	}
	if !ok && name != "" {
		return Position{}, wrong("name a larger place that is near, or write the full code",
			"no place is called %s, from which this short Plus Code could be counted", journal.Visible(name))
	}
	if !ok {
		return Position{}, wrong("write the place behind it, like 2QM3+HP Pyongyang, or the full code",
			"this Plus Code is short: it needs a place from which it is counted")
	}
	missing := codeFull - len(before)
	p := decoded(leading(from, missing) + before + after)
	size := 20 / math.Pow(20, float64(missing/2-1)) // degrees, of the cell that is left out
	p.Point.Lat = nearest(p.Point.Lat, from.Lat, size)
	if p.Point.Lat > 90 {
		p.Point.Lat -= size
	}
	p.Point.Lon = wrapped(nearest(p.Point.Lon, from.Lon, size))
	p.Point = journal.Point{Lat: round(p.Point.Lat), Lon: round(p.Point.Lon)}
	return p, nil
}

// nearest moves v by whole cells to where it is nearest to from.
func nearest(v, from, size float64) float64 { return v + size*math.Round((from-v)/size) }

func wrapped(lon float64) float64 {
	if lon < -180 || lon > 180 {
		return math.Mod(lon+540, 360) - 180
	}
	return lon
}

// decoded is the middle of the cell of a full code's digits.
func decoded(digits string) Position {
	digits = digits[:min(len(digits), codeMost)]
	lat, lon, height, width := -90.0, -180.0, 20.0, 20.0
	for i := 0; i < min(len(digits), codePairs); i += 2 {
		if i > 0 {
			height, width = height/20, width/20
		}
		lat += height * float64(strings.IndexByte(codeDigits, digits[i]))
		lon += width * float64(strings.IndexByte(codeDigits, digits[i+1]))
	}
	for i := codePairs; i < len(digits); i++ {
		height, width = height/5, width/4
		d := strings.IndexByte(codeDigits, digits[i])
		lat += height * float64(d/4)
		lon += width * float64(d%4)
	}
	return Position{
		Point:    journal.Point{Lat: round(lat + height/2), Lon: round(lon + width/2)},
		Accuracy: height / 2 * metresPerDegree, Notation: "Plus Code",
	}
}

const metresPerDegree = 111_195 // of latitude

// leading are the first digits of the code of p.
func leading(p journal.Point, n int) string {
	lat, lon, size := min(p.Lat, 89.999)+90, math.Mod(p.Lon+180, 360), 20.0
	var digits []byte
	for len(digits) < n {
		row, column := math.Floor(lat/size), math.Floor(lon/size)
		digits = append(digits, codeDigits[int(row)], codeDigits[int(column)])
		lat, lon, size = lat-row*size, lon-column*size, size/20
	}
	return string(digits)
}

// Searcher knows places by name.
type Searcher interface {
	Search(words string, near *journal.Point, limit int) []journal.Candidate
}

// By finds places by s, the likeliest of each name, and is itself at near; both may be nil.
func By(s Searcher, near *journal.Point) Finder {
	return func(name string) (journal.Point, bool) {
		if name == "" {
			if near == nil {
				return journal.Point{}, false
			}
			return *near, true
		}
		if s == nil {
			return journal.Point{}, false
		}
		found := s.Search(name, near, 1)
		if len(found) == 0 || found[0].Place.Point == nil {
			return journal.Point{}, false
		}
		return *found[0].Place.Point, true
	}
}
