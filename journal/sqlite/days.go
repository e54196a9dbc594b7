package sqlite

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// days are sort keys from begin up to end.
type days struct{ begin, end int64 }

func (l literal) isDay() bool { return l.Field == "on" || l.Field == "from" || l.Field == "to" }

// days makes one term of those that ask for days, so that one stretch of the index is read. What is no
// day stays, and is told when a condition is made of it.
func (s shelf) days(all []literal) ([]literal, error) {
	var rest []literal
	at := -1
	for _, l := range all {
		if !l.isDay() || strings.Trim(l.Value, "0123456789-") != "" {
			rest = append(rest, l)
			continue
		}
		l.days = daysOf(l.Field, l.Value)
		switch {
		case l.Not:
		case at < 0:
			at = len(rest)
		default:
			with := &rest[at].days
			with.begin, with.end = max(with.begin, l.days.begin), min(with.end, l.days.end)
			continue
		}
		rest = append(rest, l)
	}
	if at < 0 {
		return rest, nil
	}
	d := rest[at].days
	found, err := s.counted(&lead{any: []condition{{"e.sort >= ? AND e.sort < ?", []any{d.begin, d.end}}}})
	if err == nil {
		found.any = []condition{{sql: "1"}} // the term's own condition leads
		rest[at].lead = found
	}
	return rest, err
}

// daysOf are those that on:, from: and to: ask for.
func daysOf(field, value string) days {
	begin, end := span(value)
	switch field {
	case "from":
		end = math.MaxInt64
	case "to":
		begin = 0
	}
	return days{begin, end}
}

// span returns the sort keys of a year, a month or a day. What is no day of the calendar lies
// between its neighbours, as its text does.
func span(text string) (begin, end int64) {
	var part [3]int
	fields := strings.SplitN(text, "-", 3)
	for i, f := range fields {
		part[i], _ = strconv.Atoi(f)
	}
	year, month, day := part[0], part[1], part[2]
	from := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)
	to := from.AddDate(1, 0, 0)
	if len(fields) > 1 {
		from, to = within(from, to, month, 12, func(n int) time.Time { return from.AddDate(0, n, 0) })
	}
	if len(fields) > 2 {
		first, days := from, int(to.Sub(from).Hours()/24)
		from, to = within(from, to, day, days, func(n int) time.Time { return first.AddDate(0, 0, n) })
	}
	return millis(from) << tieBits, millis(to) << tieBits
}

// within returns the n-th of count parts of a time, from 1; an empty one at its begin or its end
// where there is no such part.
func within(begin, end time.Time, n, count int, at func(int) time.Time) (time.Time, time.Time) {
	switch {
	case !begin.Before(end), n < 1:
		return begin, begin
	case n > count:
		return end, end
	}
	return at(n - 1), at(n)
}
