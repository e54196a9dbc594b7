package position

import (
	"math"
	"regexp"
	"strconv"
	"strings"
)

const bands = "CDEFGHJKLMNPQRSTUVWX" // of 8° from 80° S on; the last has 12

var utm = regexp.MustCompile(`(?i)^(?:UTM[ :]*)?(\d{1,2}) ?(north|south|[C-HJ-NP-X])[ ,]+` +
	`(\d{5,6}(?:\.\d+)?) ?m? ?E?[ ,]+(\d{1,8}(?:\.\d+)?) ?m? ?N?$`)

// readUTM reads "51 north 738405 4324149", and a band's letter in place of the half of the world.
func readUTM(text string, _ Finder) (Position, error) {
	m := utm.FindStringSubmatch(text)
	if m == nil {
		return Position{}, ErrOther
	}
	zone, _ := strconv.Atoi(m[1])
	east, _ := strconv.ParseFloat(m[3], 64)
	north, _ := strconv.ParseFloat(m[4], 64)
	if zone < 1 || zone > 60 || east < 100_000 || east >= 1_000_000 || north > falseNorth {
		return Position{}, wrong("zones are 1 to 60, eastings 100000 to 999999, northings 0 to 10000000",
			"this is outside of UTM")
	}
	south, err := isSouth(strings.ToUpper(m[2]), zone, east, north)
	if err != nil {
		return Position{}, err
	}
	return Position{Point: fromUTM(zone, south, east, north), Accuracy: 1, Notation: "UTM"}, nil
}

// isSouth tells by the letter behind a zone. S is both a band of the north and short for the south.
func isSouth(letter string, zone int, east, north float64) (bool, error) {
	in := func(band string, lat float64) bool {
		b := strings.Index(bands, band)
		return lat >= float64(b*8-80)-0.5 && lat <= bandTop(b)+0.5
	}
	switch letter {
	case "NORTH", "N":
		return false, nil
	case "SOUTH":
		return true, nil
	case "S":
		band := in("S", fromUTM(zone, false, east, north).Lat)
		if southern := fromUTM(zone, true, east, north); band && math.Abs(southern.Lat) < 80 {
			return false, wrong("write north or south in place of S",
				"S may be the band of 32 to 40° north, or the southern half")
		}
		return !band, nil
	}
	south := letter < "N"
	if !in(letter, fromUTM(zone, south, east, north).Lat) {
		return false, wrong("write north or south in place of the letter", "the northing is not in band %s", letter)
	}
	return south, nil
}

func bandTop(band int) float64 {
	if band == len(bands)-1 {
		return 84
	}
	return float64(band*8 - 72)
}
