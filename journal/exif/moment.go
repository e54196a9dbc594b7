package exif

import (
	"math"
	"strings"
	"time"

	"sojourn/journal"
	"sojourn/journal/xmp"
)

// taken returns when the photo was taken. Only DateTimeOriginal says that: DateTimeDigitized is
// when a print was scanned, and ModifyDate when a program last saved.
func taken(v values, gps time.Time) (m journal.Moment, problem string) {
	text := strings.TrimSpace(v.text["DateTimeOriginal"])
	if strings.Trim(text, "0:- /T") == "" {
		return journal.Moment{}, "" // blanks and zeros are how cameras without a clock say nothing
	}
	m, ok := xmp.ParseDate(text)
	switch {
	case !ok:
		return journal.Moment{Written: journal.CleanLine(clip(text, 40))}, "its time cannot be read"
	case !m.Known():
		return m, "its time does not exist: " + m.Written
	}
	if m.Clock.Nanosecond() == 0 {
		m.Clock = m.Clock.Add(xmp.SubSecond(v.text["SubSecTimeOriginal"]))
	}
	if !m.HasOffset() {
		// Never OffsetTime: that belongs to ModifyDate, and names the editor's zone.
		m.Offset, m.Source = offsetOf(v.text["OffsetTimeOriginal"], m.Clock, gps)
	}
	return m, ""
}

// offsetOf returns local minus UTC: as written, else as the GPS time stamp shows it.
func offsetOf(text string, clock, gps time.Time) (time.Duration, journal.OffsetSource) {
	if offset, ok := xmp.ParseOffset(text); ok {
		return offset, journal.OffsetExif
	}
	if offset, ok := offsetBetween(clock, gps); ok {
		return offset, journal.OffsetGPS
	}
	return 0, journal.OffsetNone
}

const maxOffset = 14 * time.Hour

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
	day, ok := xmp.Instant(append(date[:3:3], "0", "0", "0"))
	seconds := clock[0]*3600 + clock[1]*60 + clock[2]
	if !ok || math.IsNaN(seconds) || seconds < 0 || seconds > 86400 {
		return time.Time{}
	}
	return day.Add(time.Duration(seconds * float64(time.Second)).Round(time.Microsecond))
}
