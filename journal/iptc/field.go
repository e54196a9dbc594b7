package iptc

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"sojourn/journal"
)

// field is a dataset of the application record.
type field struct {
	number byte
	name   string // for people
	limit  int    // bytes
	text   string
}

// maxKeywords keeps a record within one segment of a JPEG, whatever the keywords are.
const maxKeywords = 500

// fields lists what m says, in the order of the datasets' numbers.
func fields(m journal.Message) []field {
	var list []field
	add := func(number byte, name string, limit int, text string) {
		if text != "" {
			list = append(list, field{number, name, limit, text})
		}
	}
	place := journal.Place{}
	if m.Place != nil {
		place = *m.Place
	}
	for _, k := range m.Keywords[:min(len(m.Keywords), maxKeywords)] {
		add(25, "keyword "+k, 64, journal.CleanLine(k))
	}
	add(40, "instructions", 256, journal.CleanText(m.Credits.Instructions))
	if m.Taken.Known() {
		add(55, "date", 8, m.Taken.Local().Format("20060102"))
	}
	if m.Taken.HasOffset() && m.TellsSecond() {
		add(60, "time", 11, m.Taken.Local().Format("150405-0700"))
	}
	add(80, "byline", 32, journal.CleanLine(m.Credits.Byline))
	add(90, "city", 32, journal.CleanLine(place.City))
	add(92, "place", 32, journal.CleanLine(place.Name))
	add(95, "region", 32, journal.CleanLine(place.Region))
	add(100, "country code", 3, threeLetters(place.CountryCode))
	add(101, "country", 64, journal.CleanLine(place.Country))
	add(105, "headline", 256, journal.CleanLine(m.Headline))
	add(110, "credit", 32, journal.CleanLine(m.Credits.Credit))
	add(116, "copyright", 128, journal.CleanLine(m.Credits.Copyright))
	add(120, "caption", 2000, journal.CleanText(m.Caption))
	return list
}

// Cuts names the fields that Record cuts to the bytes that IIM has for them.
func Cuts(m journal.Message) []string {
	var names []string
	for _, f := range fields(m) {
		if len(f.text) > f.limit {
			names = append(names, f.name)
		}
	}
	if len(m.Keywords) > maxKeywords {
		names = append(names, "keywords after the 500th")
	}
	return names
}

// head is as much of s as fits in limit bytes, with no character of it cut in two.
func head(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	for limit > 0 && !utf8.RuneStart(s[limit]) {
		limit--
	}
	return strings.TrimSpace(s[:limit])
}

// threeLetters is the code of ISO 3166 that IIM wants; "" where there is none.
func threeLetters(code string) string {
	region, err := language.ParseRegion(code)
	if err != nil || !region.IsCountry() {
		return ""
	}
	return region.ISO3()
}
