package lint

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"sojourn/journal"
)

// whenOf wants the day, and the month or the year, of when it was taken. Of a language whose dates
// nobody knows here, it wants the day alone.
func whenOf(first string, m journal.Moment, l language) string {
	if !m.Known() || slices.Contains(ownCalendars, l) {
		return ""
	}
	t := m.Local()
	numbers := numbersOf(first)
	has := func(n int) bool { return slices.Contains(numbers, n) }
	if has(t.Day()) {
		month := has(int(t.Month())) && t.Day() != int(t.Month())
		if !l.isEnglish() || month || has(t.Year()) || saysMonth(first, t.Month()) {
			return ""
		}
	}
	return "the first sentence does not tell the date: " + l.date(t)
}

// numbersOf are the numbers in s, written with the digits of any script.
func numbersOf(s string) []int {
	var list []int
	for _, f := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsDigit(r) }) {
		if n, err := strconv.Atoi(strings.Map(plainDigit, f)); err == nil {
			list = append(list, n)
		}
	}
	return list
}

// plainDigit is digit r as it is written in ASCII. Digits stand in runs of ten, from zero.
func plainDigit(r rune) rune {
	if r < 0x80 {
		return r
	}
	n := rune(0)
	for n < 9 && unicode.IsDigit(r-n-1) {
		n++
	}
	return '0' + n
}

// saysMonth knows English months in full and as desks shorten them: February, Feb., Sept.
func saysMonth(s string, m time.Month) bool {
	short := strings.ToLower(m.String()[:3])
	for _, w := range wordsOf(s) {
		if w == strings.ToLower(m.String()) || w == short || m == time.September && w == "sept" {
			return true
		}
	}
	return false
}

func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) })
}

// weekdayOf tells of a wrong weekday in the language of the words. Only in English it wants one.
func weekdayOf(first string, m journal.Moment, l language) string {
	if !m.Known() {
		return ""
	}
	day, wrong, lower := m.Local().Weekday(), "", strings.ToLower(first)
	for i, name := range l.weekdays() {
		switch {
		case !saysLower(lower, strings.ToLower(name)):
		case time.Weekday(i) == day:
			return ""
		default:
			wrong = name
		}
	}
	switch {
	case wrong != "":
		return "it says " + wrong + "; it was a " + day.String()
	case l.isEnglish():
		return "the first sentence names no weekday: " + day.String()
	}
	return ""
}
