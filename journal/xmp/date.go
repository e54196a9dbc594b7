package xmp

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"sojourn/journal"
)

// dateForm is what Exif and XMP have for a time: 2013:02:25 16:20:31, 2013-02-25T16:20:31.5+09:00
// and what programs that mix the two write.
var dateForm = regexp.MustCompile(`^(\d{4})\D(\d\d?)\D(\d\d?)[ T]+(\d\d?)\D(\d\d?)(?:[^\d+-](\d\d?))?` +
	`(?:\.(\d+))?\s*(Z|[+-]\d\d?:?\d\d)?`)

// ParseDate reads a date with a time, as XMP or Exif write it. Where there is no such instant,
// only Written is set. ok is false where it is no date at all, or one without a time.
func ParseDate(text string) (m journal.Moment, ok bool) {
	text = strings.TrimSpace(text)
	parts := dateForm.FindStringSubmatch(text)
	if parts == nil || strings.Trim(parts[0], "0:- /T") == "" {
		return journal.Moment{}, false
	}
	if parts[6] == "" {
		parts[6] = "00"
	}
	m.Written = written(parts[1:7])
	clock, exists := Instant(parts[1:7])
	if !exists {
		return m, true
	}
	m.Clock = clock.Add(SubSecond(parts[7]))
	if offset, ok := ParseOffset(parts[8]); ok {
		m.Offset, m.Source = offset, journal.OffsetExif
	}
	return m, true
}

// written puts the fields into the one form that Moment has, without asking whether they exist.
func written(fields []string) string {
	two := func(s string) string { return strings.Repeat("0", 2-len(s)) + s }
	return fields[0] + "-" + two(fields[1]) + "-" + two(fields[2]) + "T" +
		two(fields[3]) + ":" + two(fields[4]) + ":" + two(fields[5])
}

// Instant returns the time of year, month, day, hour, minute and second, if there is such a one.
func Instant(fields []string) (time.Time, bool) {
	var n [6]int
	for i, f := range fields[:6] {
		n[i], _ = strconv.Atoi(f)
	}
	t := time.Date(n[0], time.Month(n[1]), n[2], n[3], n[4], n[5], 0, time.UTC)
	same := t.Year() == n[0] && int(t.Month()) == n[1] && t.Day() == n[2] &&
		t.Hour() == n[3] && t.Minute() == n[4] && t.Second() == n[5]
	return t, same && n[0] > 0
}

// SubSecond reads digits as what stands behind a decimal point: 05 is 50 ms.
func SubSecond(digits string) time.Duration {
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

const maxOffset = 14 * time.Hour

// ParseOffset reads what is local minus UTC: +08:30, -0330, +1:00 and Z.
func ParseOffset(text string) (offset time.Duration, ok bool) {
	text = strings.ReplaceAll(strings.TrimSpace(text), ":", "")
	if text == "Z" {
		return 0, true
	}
	if len(text) != 4 && len(text) != 5 || text[0] != '+' && text[0] != '-' {
		return 0, false
	}
	n, err := strconv.ParseUint(text[1:], 10, 16)
	offset = time.Duration(n/100)*time.Hour + time.Duration(n%100)*time.Minute
	if err != nil || n%100 > 59 || offset > maxOffset {
		return 0, false
	}
	if text[0] == '-' {
		offset = -offset
	}
	return offset, true
}

// formatDate writes m as XMP has it, or "" where it is no time.
func formatDate(m journal.Moment) string { return m.TakenAt() }
