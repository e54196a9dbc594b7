package position

import (
	"math"
	"regexp"
	"strconv"
	"strings"
)

// readDegrees reads two angles: decimal degrees, degrees and minutes, or those and seconds, with
// signs or without, latitude first where no letter says otherwise.
func readDegrees(text string, _ Finder) (Position, error) {
	tokens, ok := tokensOf(decimalPoints(text))
	if !ok {
		return Position{}, ErrOther
	}
	angles := anglesOf(tokens)
	if len(angles) != 2 {
		if len(tokens) > 1 && len(angles) > 2 {
			return Position{}, wrong("write 39.03,125.75 or 39,03 125,75",
				"%d angles, where a latitude and a longitude are two", len(angles))
		}
		return Position{}, ErrOther
	}
	return pair(angles[0], angles[1])
}

// pair makes a position of two angles.
func pair(a, b angle) (Position, error) {
	if a.axis() == longitude || b.axis() == latitude {
		a, b = b, a
	}
	if a.axis() == longitude || b.axis() == latitude {
		return Position{}, wrong("write N or S behind one and E or W behind the other", "both are on one axis")
	}
	p := Position{Notation: "decimal degrees"}
	if len(a.numbers) > 1 || len(b.numbers) > 1 {
		p.Notation = "degrees, minutes, seconds"
	}
	var err error
	if p.Point.Lat, err = a.degrees(); err != nil {
		return Position{}, err
	}
	p.Point.Lon, err = b.degrees()
	return p, err
}

type axis int

const (
	either axis = iota
	latitude
	longitude
)

// angle is one of the two, as numbers of degrees, minutes, seconds.
type angle struct {
	numbers    []string
	hemisphere byte // N, S, E, W; 0 where none is written
	labelled   axis
}

func (a angle) axis() axis {
	switch a.hemisphere {
	case 'N', 'S':
		return latitude
	case 'E', 'W':
		return longitude
	}
	return a.labelled
}

func (a angle) degrees() (float64, error) {
	sum, sixty := 0.0, 1.0
	for i, n := range a.numbers {
		v, err := strconv.ParseFloat(strings.TrimLeft(n, "+-"), 64)
		last := i == len(a.numbers)-1
		switch {
		case err != nil:
			return 0, ErrOther
		case !last && strings.Contains(n, "."):
			return 0, wrong("", "%s is followed by smaller units: it has no decimals then", n)
		case i > 0 && (v >= 60 || n[0] == '-' || n[0] == '+'):
			return 0, wrong("", "%s is no number of minutes or seconds: those are 0 to below 60", n)
		}
		sum += v / sixty
		sixty *= 60
	}
	negative := a.numbers[0][0] == '-'
	if negative && a.hemisphere != 0 {
		return 0, wrong("write one of them", "%s has a minus and %c", a.numbers[0], a.hemisphere)
	}
	if negative || a.hemisphere == 'S' || a.hemisphere == 'W' {
		sum = -sum
	}
	return round(sum), nil
}

// round takes away what binary fractions add: a billionth of a degree is a tenth of a millimetre.
func round(degrees float64) float64 { return math.Round(degrees*1e9) / 1e9 }

var commaInDigits = regexp.MustCompile(`\d,\d+`)

// decimalPoints writes points for decimal commas. In "39,125" the comma parts two numbers, in
// "39,03 125,75" it begins decimals; "39,03,125,75" is not taken for either.
func decimalPoints(text string) string {
	at := commaInDigits.FindAllStringIndex(text, -1)
	if len(at) == 0 || strings.Contains(text, ".") {
		return text
	}
	out := []byte(text)
	for _, span := range at {
		start, end := span[0], span[1]
		for start > 0 && isDigit(text[start-1]) {
			start--
		}
		if end < len(text)-1 && text[end] == ',' && isDigit(text[end+1]) || start > 0 && text[start-1] == ',' {
			return text
		}
		if len(at) == 1 && !strings.ContainsAny(text[:start]+text[end:], "0123456789") {
			return text
		}
		out[span[0]+1] = '.'
	}
	return string(out)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
