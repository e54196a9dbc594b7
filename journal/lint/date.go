package lint

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"sojourn/journal"
)

// whenOf wants the day, and the month or the year, of when it was taken. Digits tell them in any
// language.
func whenOf(first string, m journal.Moment) string {
	if !m.Known() {
		return ""
	}
	t := m.Local()
	numbers := numbersOf(first)
	has := func(n int) bool { return slices.Contains(numbers, n) }
	if has(t.Day()) && (has(int(t.Month())) && t.Day() != int(t.Month()) || has(t.Year()) || saysMonth(first, t.Month())) {
		return ""
	}
	return "the first sentence does not tell the date: " + t.Format("Jan. 2, 2006")
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

// saysMonth knows months in full and as desks shorten them: February, Feb., Sept.
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

// weekdays are their names by language, from Sunday.
var weekdays = map[string][7]string{
	"en": {"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"},
	"ko": {"일요일", "월요일", "화요일", "수요일", "목요일", "금요일", "토요일"},
	"ja": {"日曜", "月曜", "火曜", "水曜", "木曜", "金曜", "土曜"},
	"zh": {"星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"},
	"de": {"sonntag", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag"},
	"fr": {"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
	"es": {"domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"},
}

// weekdayOf wants the weekday, in the language of the words; a wrong one is told in any.
func weekdayOf(first string, e journal.Entry) string {
	if !e.Taken.Known() {
		return ""
	}
	day, wrong, lower := e.Taken.Local().Weekday(), "", strings.ToLower(first)
	for _, names := range weekdays {
		for i, name := range names {
			switch {
			case !saysLower(lower, name):
			case time.Weekday(i) == day:
				return ""
			default:
				wrong = max(wrong, name)
			}
		}
	}
	if wrong != "" {
		return "it says " + wrong + "; it was a " + day.String()
	}
	language, _, _ := strings.Cut(strings.ToLower(e.Language), "-")
	if language == "en" || language == "" && isJudged(first, "en") {
		return "the first sentence names no weekday: " + day.String()
	}
	return ""
}
