package sqlite

import (
	"math"
	"strconv"
	"strings"
	"time"

	"sojourn/journal"
)

const tagged = `{n} IN (
	SELECT g.entry FROM keyword k JOIN entry_keyword g ON g.keyword = k.n WHERE k.key = ?)`

// filter adds the condition of a field that is no text.
func (b *branch) filter(t journal.Term) error {
	switch t.Field {
	case "tag":
		b.addFor(t, tagged, keyOf(t.Value))
	case denseTag:
		b.addFor(t, isTagged, keyOf(t.Value))
	case "in":
		b.in(t)
	case "near":
		return b.near(t)
	case "on", "from", "to":
		if strings.Trim(t.Value, "0123456789-") != "" {
			return unknown(t)
		}
		begin, end := span(t.Value)
		switch t.Field {
		case "from":
			end = math.MaxInt64
		case "to":
			begin = 0
		}
		b.addFor(t, `{key} >= ? AND {key} < ?`, begin, end)
	case "rating":
		return b.rating(t)
	case "is":
		return b.is(t)
	default:
		return unknown(t)
	}
	return nil
}

// in adds the condition of a country, by its code or its name. A code is a word of the place, or the
// first of its letters is, where they are written apart: that leads to the few that have it.
func (b *branch) in(t journal.Term) {
	code := strings.ToUpper(t.Value)
	if !t.Not && len(code) == 2 && strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
		small := strings.ToLower(code)
		b.with = append(b.with, "(place:"+small+" OR place:"+small[:1]+")")
	}
	b.addFor(t, `e.country_code = ? OR e.country_key = ? AND e.country_key <> ''`, code, keyOf(t.Value))
}

func (b *branch) rating(t journal.Term) error {
	stars := strings.TrimLeft(t.Value, "<>=")
	operator, known := map[string]string{
		"": "=", "=": "=", "==": "=", ">": ">", "<": "<", ">=": ">=", "<=": "<=",
	}[t.Value[:len(t.Value)-len(stars)]]
	n, err := strconv.Atoi(stars)
	if !known || err != nil {
		return unknown(t)
	}
	b.addFor(t, "e.rating "+operator+" ?", n)
	return nil
}

// states are the conditions of is:, by value.
var states = map[string]string{
	"captioned":   `e.captioned`,
	"uncaptioned": `NOT e.captioned`,
	"no-alt":      `e.lacks_alt`,
	"no-place":    `NOT e.placed`,
	"placed":      `e.placed`,
	"rejected":    `e.rejected`,
	"picked":      `e.rating >= 1`,
	"raw": `EXISTS (SELECT 1 FROM photo p WHERE p.entry = e.n AND (p.mime LIKE 'image/x-%' OR
		EXISTS (SELECT 1 FROM file f WHERE f.photo = p.n AND f.role = 'raw')))`,
	"marked": `{n} IN (SELECT entry FROM delivery WHERE state <> 'delivered')`,
	"failed": `{n} IN (SELECT entry FROM delivery WHERE state <> 'delivered' AND state = 'needs-you')`,
	"sent":   `EXISTS (SELECT 1 FROM delivery d WHERE d.entry = e.n AND d.delivered_at IS NOT NULL)`,
}

func (b *branch) is(t journal.Term) error {
	condition, known := states[t.Value]
	if !known {
		return unknown(t)
	}
	b.addFor(t, condition)
	return nil
}

func unknown(t journal.Term) error {
	return &journal.Error{
		Op: "query " + journal.Visible(t.Field+":"+t.Value), Kind: journal.Invalid, Err: errField,
		Hint: "see `sojourn help query` for what can be asked",
	}
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
