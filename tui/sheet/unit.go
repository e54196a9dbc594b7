package sheet

import "time"

// unit is what a bar of the timeline stands for: a number of days from a Monday on, or of months.
type unit struct{ days, months int }

var (
	byDay   = unit{days: 1}
	byWeek  = unit{days: 7}
	byMonth = unit{months: 1}
)

// units are all of them, the smallest first. The last has room on every screen.
var units = []unit{
	byDay, byWeek, byMonth, {months: 3}, years(1), years(2), years(5), years(10), years(50), years(100), years(1000),
}

func years(n int) unit { return unit{months: 12 * n} }

// noTime is the number of what has no time. It is before all others.
const noTime = -1 << 40

// number counts the units up to the one that has day.
func (u unit) number(day time.Time) int {
	switch {
	case day.IsZero():
		return noTime
	case u.days > 0:
		const monday = 4 // 5 January 1970, from the first
		return floor(floor(int(day.Unix()), 24*60*60)-monday, u.days)
	}
	return floor(12*day.Year()+int(day.Month())-1, u.months)
}

func floor(n, by int) int {
	if n < 0 {
		return -((by - 1 - n) / by)
	}
	return n / by
}

// same reports whether two days, written 2006-01-02, are in one unit.
func (u unit) same(a, b string) bool { return a == b || u.number(dayOf(a)) == u.number(dayOf(b)) }

// dayOf reads 2006-01-02. Anything else is no day: the zero time.
func dayOf(s string) time.Time {
	day, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return time.Time{}
	}
	return day
}

// begins is the first day of the unit that has day.
func (u unit) begins(day time.Time) time.Time {
	switch {
	case day.IsZero():
		return day
	case u.days > 0:
		return day.AddDate(0, 0, -(int(day.Weekday())+6)%7%u.days)
	}
	n := u.number(day) * u.months
	return time.Date(n/12, time.Month(n%12+1), 1, 0, 0, 0, 0, time.UTC)
}

// says names the unit that has day.
func (u unit) says(day time.Time) string {
	from := u.begins(day)
	switch {
	case day.IsZero():
		return "no time known"
	case u == byDay:
		return day.Format("Mon 2 January 2006")
	case u == byWeek:
		return "week of " + from.Format("2 January 2006")
	case u == byMonth:
		return from.Format("January 2006")
	case u.months < 12:
		return from.Format("Jan") + " to " + from.AddDate(0, u.months-1, 0).Format("Jan 2006")
	case u == years(1):
		return from.Format("2006")
	}
	return from.Format("2006") + " to " + from.AddDate(0, u.months-1, 0).Format("2006")
}

// marks is what stands below the bar of day where the one before it is of before: all of the date for the
// first one, else the month or the year that begins there, "" within one.
func (u unit) marks(before, day time.Time) string {
	switch {
	case day.IsZero():
		return "no time"
	case before.IsZero() && u.days > 0:
		return u.begins(day).Format("2 January 2006")
	case before.IsZero():
		return u.says(day)
	case before.Year() != day.Year() && u.months > 0:
		return day.Format("2006")
	case before.Year() != day.Year():
		return day.Format("January 2006")
	case u.days > 0 && before.Month() != day.Month():
		return day.Format("January")
	}
	return ""
}
