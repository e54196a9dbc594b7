package exif

import (
	"math"
	"strconv"
	"strings"

	"sojourn/journal"
)

// place returns where the photo was taken by the camera's own receiver, or nil. A position that
// is broken is no place, and problem says so; none at all, or 0, 0, is none without a problem.
func place(v values) (p *journal.Place, problem string) {
	if isBlank(v, "GPSLatitude") || isBlank(v, "GPSLongitude") {
		return nil, ""
	}
	lat, okLat := degrees(v, "GPSLatitude", "NS")
	lon, okLon := degrees(v, "GPSLongitude", "EW")
	point := journal.Point{Lat: lat, Lon: lon}
	switch {
	case !okLat || !okLon:
		return nil, "its position cannot be read"
	case lat == 0 && lon == 0:
		return nil, ""
	case !point.Valid():
		return nil, "its position is not on Earth"
	}
	return &journal.Place{
		Point: &point, Alt: altitude(v), Accuracy: positive(v.number("GPSHPositioningError")),
		Source: journal.PlaceExif,
	}, ""
}

// isBlank tells the fields of a receiver that saw no satellite: absent, or zeros of no hemisphere.
func isBlank(v values, name string) bool {
	if strings.TrimSpace(v.text[name]+v.text[name+"Ref"]) != "" {
		return false
	}
	for _, n := range v.numbers[name] {
		if n != 0 && !math.IsNaN(n) {
			return false
		}
	}
	return true
}

// degrees reads one coordinate of up to three numbers. Without its hemisphere it means nothing.
func degrees(v values, name, hemispheres string) (float64, bool) {
	list := v.numbers[name]
	if len(list) == 0 {
		list = textNumbers(v.text[name])
	}
	ref := strings.ToUpper(strings.TrimSpace(v.text[name+"Ref"]))
	if len(list) == 0 || len(list) > 3 || ref == "" || !strings.Contains(hemispheres, ref[:1]) {
		return 0, false
	}
	sum, unit := 0.0, 1.0
	for _, n := range list {
		sum, unit = sum+n/unit, unit*60
	}
	if math.IsNaN(sum) || math.IsInf(sum, 0) {
		return 0, false
	}
	if ref[0] == hemispheres[1] {
		sum = -sum
	}
	return sum, true
}

// textNumbers reads "52.5,13,30" and "17:08:29", and what a phone with a decimal comma made of
// the former: "52,00000,50,00000,34,01180" is 52 degrees, 50 minutes, 34.0118 seconds.
func textNumbers(text string) []float64 {
	fields := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;: ", r) })
	if len(fields) == 6 {
		fields = []string{
			fields[0] + "." + fields[1], fields[2] + "." + fields[3], fields[4] + "." + fields[5],
		}
	}
	var list []float64
	for _, f := range fields {
		n, err := strconv.ParseFloat(f, 64)
		if err != nil {
			return nil
		}
		list = append(list, n)
	}
	return list
}

// altitude returns metres above the sea, below it negative, or nil.
func altitude(v values) *float64 {
	list := v.numbers["GPSAltitude"]
	if len(list) == 0 || math.IsNaN(list[0]) || math.Abs(list[0]) > 100_000 {
		return nil
	}
	alt := list[0]
	if ref := v.number("GPSAltitudeRef"); ref == 1 || ref == 3 || strings.TrimSpace(v.text["GPSAltitudeRef"]) == "1" {
		alt = -alt
	}
	return &alt
}

// direction returns the degrees from true north in which the camera looked, or nil. What a compass
// shows is up to 30 degrees off, and by how much is not in the file.
func direction(v values) *float64 {
	list := v.numbers["GPSImgDirection"]
	ref := strings.TrimSpace(v.text["GPSImgDirectionRef"])
	if len(list) == 0 || !(list[0] >= 0 && list[0] <= 360) || ref != "" && ref[0] != 'T' {
		return nil
	}
	return &list[0]
}

// positive returns n, or 0 where n is no sensible measure.
func positive(n float64) float64 {
	if n > 0 && n < 1e9 {
		return n
	}
	return 0
}
