package journal

import (
	"errors"
	"strconv"
	"strings"
)

const (
	usualDistance   = 20_000 // metres, where near: says none
	longestDistance = 21_000_000
)

var distanceUnits = []struct {
	name   string
	metres float64
}{{"km", 1000}, {"mi", 1609.344}, {"m", 1}, {"", 1000}}

// cutDistance parts "Pyongyang~20km". A ~ in a name stays there.
func cutDistance(s string) (name, distance string) {
	if at := strings.LastIndexByte(s, '~'); at >= 0 {
		return s[:at], s[at:]
	}
	return s, ""
}

// around takes what near: asks for: a name or coordinates, and a distance like ~20km, or none.
func (t *Term) around(name, distance string) error {
	t.Value, t.Within = strings.TrimSpace(name), usualDistance
	if t.Value == "" {
		return errors.New("near: needs a place, like near:Pyongyang~20km or near:39.0,125.7~5km")
	}
	if distance != "" {
		metres, ok := ParseDistance(distance[1:])
		if !ok {
			return errors.New("a distance is written ~20km, ~500m or ~3mi")
		}
		t.Within = metres
	}
	if strings.Trim(t.Value, "0123456789+-.,") != "" {
		return nil // a name, or another notation of coordinates: looked up
	}
	p, err := ParsePoint(t.Value)
	if err != nil {
		return errors.New("coordinates are decimal degrees, latitude first, like near:39.03,125.75~5km")
	}
	t.Near = &p
	return nil
}

// ParseDistance reads 500m, 20km, 3mi; a number alone is kilometres.
func ParseDistance(s string) (metres float64, ok bool) {
	for _, u := range distanceUnits {
		number, found := strings.CutSuffix(strings.ToLower(s), u.name)
		if !found || strings.Trim(number, "0123456789.") != "" {
			continue
		}
		n, err := strconv.ParseFloat(number, 64)
		return n * u.metres, err == nil && n > 0 && n*u.metres <= longestDistance
	}
	return 0, false
}

func formatDistance(metres float64) string {
	return strconv.FormatFloat(metres, 'f', -1, 64) + "m"
}
