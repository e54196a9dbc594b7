package exif

import (
	"math"
	"strconv"
	"strings"
)

// serial returns the number of the body. Zeros and blanks are what cameras write that keep it
// to themselves.
func serial(v values) string {
	text := line(v, "SerialNumber")
	if strings.Trim(text, "0 ") == "" {
		return ""
	}
	return text
}

// lensRange writes what a lens can do, like "24-70mm f/2.8", from its shortest and longest focal
// length and the widest apertures there; "" where that is unknown.
func lensRange(list []float64) string {
	if len(list) != 4 || !(list[0] > 0 && list[0] < 1e5) {
		return ""
	}
	text := span(list[0], list[1]) + "mm"
	if list[2] > 0 && list[2] < 1e3 {
		text += " f/" + span(list[2], list[3])
	}
	return text
}

func span(from, to float64) string {
	text := short(from)
	if to > 0 && !math.IsInf(to, 0) && short(to) != text {
		text += "-" + short(to)
	}
	return text
}

func short(n float64) string { return strconv.FormatFloat(math.Round(n*100)/100, 'f', -1, 64) }
