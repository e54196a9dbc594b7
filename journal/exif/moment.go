package exif

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"sojourn/journal"
)

// Exif writes 2013:02:25 16:20:31, XMP 2013-02-25T16:20:31.5+09:00; some phones mix the two.
var clockForm = regexp.MustCompile(`^(\d{4})\D(\d\d?)\D(\d\d?)[ T]+(\d\d?)\D(\d\d?)(?:\D(\d\d?))?` +
	`(?:\.(\d+))?\s*(Z|[+-]\d\d:?\d\d)?`)

// taken returns when the photo was taken. Only DateTimeOriginal says that: DateTimeDigitized is
// when a print was scanned, and ModifyDate when a program last saved.
func taken(v values, gps time.Time) (m journal.Moment, problem string) {
	text := strings.TrimSpace(v.text["DateTimeOriginal"])
	if strings.Trim(text, "0:- /T") == "" {
		return journal.Moment{}, "" // blanks and zeros are how cameras without a clock say nothing
	}
	parts := clockForm.FindStringSubmatch(text)
	if parts == nil {
		return journal.Moment{Written: journal.CleanLine(clip(text, 40))}, "its time cannot be read"
	}
	if parts[6] == "" {
		parts[6] = "00"
	}
	clock, ok := instant(parts[1:7])
	m.Written = written(parts[1:7])
	if !ok {
		return m, "its time does not exist: " + m.Written
	}
	fraction := parts[7]
	if fraction == "" {
		fraction = v.text["SubSecTimeOriginal"]
	}
	m.Clock = clock.Add(subSecond(fraction))
	offset := parts[8]
	if offset == "" {
		// Never OffsetTime: that belongs to ModifyDate, and names the editor's zone.
		offset = v.text["OffsetTimeOriginal"]
	}
	m.Offset, m.Source = offsetOf(offset, m.Clock, gps)
	return m, ""
}

// written puts the fields into the one form that Moment has, without asking whether they exist.
func written(fields []string) string {
	two := func(s string) string { return strings.Repeat("0", 2-len(s)) + s }
	return fields[0] + "-" + two(fields[1]) + "-" + two(fields[2]) + "T" +
		two(fields[3]) + ":" + two(fields[4]) + ":" + two(fields[5])
}

// instant returns the time of year, month, day, hour, minute and second if there is such a one.
func instant(fields []string) (time.Time, bool) {
	var n [6]int
	for i, f := range fields {
		n[i], _ = strconv.Atoi(f)
	}
	t := time.Date(n[0], time.Month(n[1]), n[2], n[3], n[4], n[5], 0, time.UTC)
	same := t.Year() == n[0] && int(t.Month()) == n[1] && t.Day() == n[2] &&
		t.Hour() == n[3] && t.Minute() == n[4] && t.Second() == n[5]
	return t, same && n[0] > 0
}

// subSecond reads digits as what stands behind a decimal point: 05 is 50 ms.
func subSecond(digits string) time.Duration {
	digits = strings.TrimSpace(digits)
	if end := strings.IndexFunc(digits, func(r rune) bool { return r < '0' || r > '9' }); end >= 0 {
		digits = digits[:end]
	}
	if len(digits) > 6 {
		digits = digits[:6] // a journal keeps microseconds
	}
	n, err := strconv.Atoi(digits + strings.Repeat("0", 6-len(digits)))
	if err != nil || digits == "" {
		return 0
	}
	return time.Duration(n) * time.Microsecond
}

// offsetOf returns local minus UTC: as written, else as the GPS time stamp shows it.
func offsetOf(text string, clock, gps time.Time) (time.Duration, journal.OffsetSource) {
	if offset, ok := parseOffset(text); ok {
		return offset, journal.OffsetExif
	}
	if offset, ok := offsetBetween(clock, gps); ok {
		return offset, journal.OffsetGPS
	}
	return 0, journal.OffsetNone
}

const maxOffset = 14 * time.Hour

// parseOffset reads +08:30, -0330 and Z.
func parseOffset(text string) (time.Duration, bool) {
	text = strings.ReplaceAll(strings.TrimSpace(text), ":", "")
	if text == "Z" {
		return 0, true
	}
	if len(text) != 5 || text[0] != '+' && text[0] != '-' {
		return 0, false
	}
	n, err := strconv.ParseUint(text[1:], 10, 16)
	offset := time.Duration(n/100)*time.Hour + time.Duration(n%100)*time.Minute
	if err != nil || n%100 > 59 || offset > maxOffset {
		return 0, false
	}
	if text[0] == '-' {
		offset = -offset
	}
	return offset, true
}

// offsetBetween takes the difference of the camera's clock to GPS time for an offset where it is
// close to one that exists. A receiver that shows its last fix, hours old, fails that test more
// often than not: zones off the half hour are few, and known.
func offsetBetween(clock, gps time.Time) (time.Duration, bool) {
	const step, slack = 15 * time.Minute, 3 * time.Minute
	if gps.IsZero() {
		return 0, false
	}
	difference := clock.Sub(gps)
	offset := difference.Round(step)
	if offset.Abs() > maxOffset || (difference-offset).Abs() > slack {
		return 0, false
	}
	switch {
	case offset%(30*time.Minute) == 0:
		return offset, true
	case offset == 345*time.Minute, offset == 525*time.Minute: // Nepal, Eucla
		return offset, true
	case offset == 765*time.Minute, offset == 825*time.Minute: // Chatham, in winter and summer
		return offset, true
	}
	return 0, false
}

// gpsTime returns the GPS time stamp, UTC, or the zero time.
func gpsTime(v values) time.Time {
	clock := v.numbers["GPSTimeStamp"]
	if len(clock) != 3 {
		clock = textNumbers(v.text["GPSTimeStamp"])
	}
	date := strings.FieldsFunc(v.text["GPSDateStamp"], func(r rune) bool { return r < '0' || r > '9' })
	if len(clock) != 3 || len(date) < 3 || len(date[0]) != 4 {
		return time.Time{}
	}
	day, ok := instant(append(date[:3:3], "0", "0", "0"))
	seconds := clock[0]*3600 + clock[1]*60 + clock[2]
	if !ok || math.IsNaN(seconds) || seconds < 0 || seconds > 86400 {
		return time.Time{}
	}
	return day.Add(time.Duration(seconds * float64(time.Second)).Round(time.Microsecond))
}
