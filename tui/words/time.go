package words

import (
	"fmt"
	"math"
	"time"
)

const day = 24 * time.Hour

// Duration says d to about two figures: "1 s", "45 s", "2 min", "1 h 20 min", "3 days 4 h". What
// is shorter than a second takes one.
func Duration(d time.Duration) string {
	seconds := max(time.Second, d.Round(time.Second))
	minutes, hours := d.Round(time.Minute), d.Round(time.Hour)
	switch {
	case seconds < time.Minute:
		return fmt.Sprintf("%d s", seconds/time.Second)
	case minutes < time.Hour:
		return fmt.Sprintf("%d min", max(1, minutes/time.Minute))
	case minutes < day:
		return two(int(minutes/time.Hour), "h", int(minutes%time.Hour/time.Minute), "min")
	}
	days := int(hours / day)
	if days == 1 {
		return two(1, "day", int(hours%day/time.Hour), "h")
	}
	return two(days, "days", int(hours%day/time.Hour), "h")
}

func two(large int, unit string, small int, smaller string) string {
	if small == 0 {
		return fmt.Sprintf("%d %s", large, unit)
	}
	return fmt.Sprintf("%d %s %d %s", large, unit, small, smaller)
}

// Day says a day with its name: "Mon 25 February 2013", or "No time known" for the zero time.
func Day(t time.Time) string {
	if t.IsZero() {
		return "No time known"
	}
	return t.Format("Mon 2 January 2006")
}

// LocalDay is Day for a day written 2006-01-02, as groups of entries have it; "" is no day.
func LocalDay(s string) string {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Day(time.Time{})
	}
	return Day(t)
}

// Clock says the time of day: "15:04".
func Clock(t time.Time) string { return t.Format("15:04") }

// When says an instant as briefly as is clear beside now, in now's zone: "15:04" today,
// "tomorrow 15:04", "yesterday 15:04", "Mon 25 February 15:04", and with its year in another one.
func When(t, now time.Time) string {
	t = t.In(now.Location())
	switch daysBetween(now, t) {
	case 0:
		return Clock(t)
	case 1:
		return "tomorrow " + Clock(t)
	case -1:
		return "yesterday " + Clock(t)
	}
	if t.Year() != now.Year() {
		return t.Format("Mon 2 January 2006 15:04")
	}
	return t.Format("Mon 2 January 15:04")
}

// daysBetween counts midnights from a to b, both in one zone.
func daysBetween(a, b time.Time) int {
	midnight := func(t time.Time) time.Time {
		return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	}
	return int(math.Round(midnight(b).Sub(midnight(a)).Hours() / 24))
}
