package gpx

import (
	"math"
	"strconv"
	"strings"
	"time"

	"sojourn/journal"
)

// rawPoint is a track point as its file writes it.
type rawPoint struct{ Lat, Lon, Ele, Time string }

// fix reports false where there is no time or no position on Earth.
func (r rawPoint) fix() (journal.Fix, bool) {
	at, timed := parseTime(strings.TrimSpace(r.Time))
	lat, errLat := number(r.Lat)
	lon, errLon := number(r.Lon)
	p := journal.Point{Lat: lat, Lon: lon}
	if !timed || errLat != nil || errLon != nil || !p.Valid() {
		return journal.Fix{}, false
	}
	return journal.Fix{At: at, Point: p, Alt: altitude(r.Ele)}, true
}

func number(s string) (float64, error) { return strconv.ParseFloat(strings.TrimSpace(s), 64) }

// altitude is nil for what is no number, and for what no traveller reaches.
func altitude(s string) *float64 {
	const highest = 100_000 // metres
	metres, err := number(s)
	if err != nil || !(math.Abs(metres) <= highest) {
		return nil
	}
	return &metres
}

// layouts are tried in turn; a fraction may follow the seconds in each. Where a time names no
// offset it is UTC, as GPX says.
var layouts = [...]string{
	time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05Z07",
	"2006-01-02T15:04:05", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05",
}

func parseTime(s string) (time.Time, bool) {
	for _, layout := range layouts {
		if t, err := time.Parse(layout, s); err == nil {
			t = t.UTC()
			return t, 1900 <= t.Year() && t.Year() <= 2200 // else a receiver's way to say that it knows none
		}
	}
	return time.Time{}, false
}

// nameOf cleans a name from the file, or returns other where it is empty.
func nameOf(s, other string) string {
	const longest = 200 // characters
	runes := []rune(journal.CleanLine(s))
	if len(runes) == 0 {
		return other
	}
	return string(runes[:min(len(runes), longest)])
}
