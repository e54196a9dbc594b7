package main

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"
)

// town is how many people a place has whose names in foreign languages are kept: that many write about it.
const town = 15_000

// keepOthers keeps of a place's other names those that somebody types.
func (s *settlement) keepOthers(names string) {
	own := scriptsOf(s.country)
	for name := range strings.SplitSeq(names, ",") {
		if !machined(name) && (s.population >= town || unicode.IsOneOf(own, lastLetter(name))) {
			s.others = append(s.others, name)
		}
	}
}

// machined tells the codes of airports, and the transcriptions that GeoNames' machines made of other
// scripts ("mo si ke"), which have no capital letter.
func machined(name string) bool {
	capital := strings.ContainsFunc(name, unicode.IsUpper)
	small := strings.ContainsFunc(name, unicode.IsLower)
	other := strings.ContainsFunc(name, func(r rune) bool { return unicode.Is(unicode.Lo, r) })
	return !other && (!capital || !small && len(name) <= 4)
}

func lastLetter(name string) rune {
	letters := []rune(name)
	slices.Reverse(letters)
	if i := slices.IndexFunc(letters, unicode.IsLetter); i >= 0 {
		return letters[i]
	}
	return 0
}

// scripts are what Unicode calls the parts of those of ISO 15924 that are written in several.
var scripts = map[string][]*unicode.RangeTable{
	"Kore": {unicode.Hangul}, "Jpan": {unicode.Han, unicode.Hiragana, unicode.Katakana},
	"Hans": {unicode.Han}, "Hant": {unicode.Han},
	"Arab": {unicode.Arabic}, "Armn": {unicode.Armenian}, "Beng": {unicode.Bengali}, "Cyrl": {unicode.Cyrillic},
	"Deva": {unicode.Devanagari}, "Ethi": {unicode.Ethiopic}, "Geor": {unicode.Georgian}, "Grek": {unicode.Greek},
	"Hebr": {unicode.Hebrew}, "Khmr": {unicode.Khmer}, "Laoo": {unicode.Lao}, "Mymr": {unicode.Myanmar},
	"Sinh": {unicode.Sinhala}, "Thaa": {unicode.Thaana}, "Thai": {unicode.Thai}, "Tibt": {unicode.Tibetan},
}

// scriptsOf is what a country mostly writes in, beside Latin letters, which every country's names have.
func scriptsOf(country string) []*unicode.RangeTable {
	script, _ := language.Make("und-" + country).Script()
	return scripts[script.String()]
}
