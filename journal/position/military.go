package position

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"sojourn/journal"
)

const (
	square  = 100_000.0 // metres, the side of a lettered square
	rowTurn = 20        // squares after which the letters of rows begin again
	rows    = "ABCDEFGHJKLMNPQRSTUV"
)

// columns are the letters from 100 km east on, by the zone modulo 3.
var columns = [3]string{"STUVWXYZ", "ABCDEFGH", "JKLMNPQR"}

var military = regexp.MustCompile(`(?i)^(?:(?:MGRS|USNG|UTMREF)[ :]*)?(\d{1,2})? ?` +
	`([A-HJ-NP-Z]) ?([A-HJ-NP-Z])([A-HJ-NP-Z])(?: ?(\d[\d ]*))?$`)

// readMilitary reads an MGRS reference (USNG, UTMREF): the middle of the square that it names.
func readMilitary(text string, _ Finder) (Position, error) {
	m := military.FindStringSubmatch(text)
	if m == nil || m[1] == "" && len(m[5]) < 2 {
		return Position{}, ErrOther
	}
	east, north, side, err := inSquare(m[5])
	if err != nil {
		return Position{}, err
	}
	letters := strings.ToUpper(m[2] + m[3] + m[4])
	var p journal.Point
	if m[1] == "" {
		p, err = polarSquare(letters, east, north)
	} else {
		zone, _ := strconv.Atoi(m[1])
		p, err = zoneSquare(zone, letters, east, north)
	}
	return Position{Point: p, Accuracy: side / 2, Notation: "MGRS"}, err
}

// inSquare is where in a lettered square the middle of the digits' own square is, and its side.
func inSquare(digits string) (east, north, side float64, err error) {
	parts := strings.Fields(digits)
	switch {
	case len(parts) == 1 && len(digits)%2 == 0:
		parts = []string{digits[:len(digits)/2], digits[len(digits)/2:]}
	case len(parts) == 0:
		return square / 2, square / 2, square, nil
	}
	if len(parts) != 2 || len(parts[0]) != len(parts[1]) || len(parts[0]) > 8 {
		return 0, 0, 0, wrong("write as many digits for the easting as for the northing, like 51S YD 38405 24148",
			"this grid reference is not complete")
	}
	side = square / math.Pow10(len(parts[0]))
	e, _ := strconv.ParseFloat(parts[0], 64)
	n, _ := strconv.ParseFloat(parts[1], 64)
	return (e + 0.5) * side, (n + 0.5) * side, side, nil
}

// zoneSquare is a point in a square of a zone. The letters of its rows come again every 2,000 km; the
// band says which.
func zoneSquare(zone int, letters string, east, north float64) (journal.Point, error) {
	band := strings.IndexByte(bands, letters[0])
	if zone < 1 || zone > 60 || band < 0 {
		return journal.Point{}, wrong("zones are 1 to 60, bands C to X", "there is no zone %d%c", zone, letters[0])
	}
	column, row := strings.IndexByte(columns[zone%3], letters[1]), strings.IndexByte(rows, letters[2])
	if column >= 0 && row >= 0 {
		if zone%2 == 0 {
			row += rowTurn - 5
		}
		east += float64(column+1) * square
		north += float64(row%rowTurn) * square
		for ; north < falseNorth; north += rowTurn * square {
			south := band < len(bands)/2
			if p := fromUTM(zone, south, east, north); math.Abs(p.Lat-(bandTop(band)+float64(band*8-80))/2) <
				(bandTop(band)-float64(band*8-80))/2+1 {
				return p, nil
			}
		}
	}
	return journal.Point{}, wrong("look at the letters again", "zone %d%c has no square %s", zone, letters[0], letters[1:])
}

// polar are the letters of columns and rows at the poles (UPS), and the squares that they begin at.
var polar = map[byte]struct {
	columns, rows     string
	column, row, pole int
}{
	'A': {"JKLPQRSTUXYZ", "ABCDEFGHJKLMNPQRSTUVWXYZ", 8, 8, -1},
	'B': {"ABCFGHJKLPQR", "ABCDEFGHJKLMNPQRSTUVWXYZ", 20, 8, -1},
	'Y': {"RSTUXYZ", "ABCDEFGHJKLMNP", 13, 13, 1},
	'Z': {"ABCFGHJ", "ABCDEFGHJKLMNP", 20, 13, 1},
}

func polarSquare(letters string, east, north float64) (journal.Point, error) {
	p, ok := polar[letters[0]]
	column, row := strings.IndexByte(p.columns, letters[1]), strings.IndexByte(p.rows, letters[2])
	if !ok || column < 0 || row < 0 {
		return journal.Point{}, wrong("write the number of the zone before the letters, like 51S YD 38405 24148",
			"no square at the poles is called %s", letters)
	}
	return fromUPS(p.pole, east+float64(p.column+column)*square, north+float64(p.row+row)*square), nil
}

// fromUPS is where a polar easting and northing in metres are; pole is 1 in the north, -1 in the south.
func fromUPS(pole int, east, north float64) journal.Point {
	const scale, falseBoth = 0.994, 2_000_000.0
	e := math.Sqrt(flattening * (2 - flattening))
	x, y := east-falseBoth, north-falseBoth
	t := math.Hypot(x, y) * math.Sqrt(math.Pow(1+e, 1+e)*math.Pow(1-e, 1-e)) / (2 * equator * scale)
	lat := math.Pi / 2
	if t > 0 {
		lat = math.Atan(geographic((1/t - t) / 2))
	}
	lon := math.Atan2(x, -float64(pole)*y)
	return journal.Point{Lat: round(float64(pole) * lat * 180 / math.Pi), Lon: round(lon * 180 / math.Pi)}
}
