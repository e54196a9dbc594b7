package folder

import (
	"time"

	"sojourn/journal"
)

// precision is how much of a time may be shown; the rest of it was cut off before it came here.
type precision string

const (
	toSecond precision = "second"
	toHour   precision = "hour"
	toDay    precision = "day"
)

// precisionOf returns how a time is told beside a place.
func precisionOf(place journal.Precision) precision {
	switch place.OrDefault() {
	case journal.PrecisionExact:
		return toSecond
	case journal.Precision1km, journal.PrecisionCity, journal.Precision10km:
		return toHour
	}
	return toDay
}

// localLayout is RFC 3339 without an offset.
const localLayout = "2006-01-02T15:04:05.999999"

// taken returns the local time of r, zero if there is none, and whether its offset is known.
func (r record) taken() (at time.Time, offset bool) {
	if at, err := time.Parse(time.RFC3339, r.TakenAt); err == nil {
		return at, true
	}
	at, err := time.Parse(localLayout, r.TakenAt)
	if err != nil {
		return time.Time{}, false
	}
	return at, false
}

// instant is when r happened, for feeds: the time of delivery where no other is known.
func (r record) instant() time.Time {
	if at, offset := r.taken(); offset {
		return at
	}
	return r.Published
}

// hour returns the local time of the day in words, or "".
func (r record) hour() string {
	at, _ := r.taken()
	if at.IsZero() || r.Precision == toDay {
		return ""
	}
	if r.Precision == toHour {
		return at.Format("about 15:04")
	}
	return at.Format("15:04")
}

// clock is hour with the offset from UTC, where that is known.
func (r record) clock() string {
	if at, offset := r.taken(); offset && r.hour() != "" {
		return r.hour() + at.Format(" (UTC-07:00)")
	}
	return r.hour()
}

// machine returns the time as the datetime attribute has it, no finer than it is known.
func (r record) machine() string {
	at, offset := r.taken()
	switch {
	case at.IsZero():
		return ""
	case r.Precision == toDay:
		return at.Format(time.DateOnly)
	case offset:
		return at.Format(time.RFC3339)
	}
	return at.Format("2006-01-02T15:04:05")
}

func now() time.Time { return time.Now().UTC().Truncate(time.Second) }
