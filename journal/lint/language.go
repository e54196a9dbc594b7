package lint

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/go-playground/locales"
	"github.com/go-playground/locales/ar"
	"github.com/go-playground/locales/bg"
	"github.com/go-playground/locales/cs"
	"github.com/go-playground/locales/da"
	"github.com/go-playground/locales/de"
	"github.com/go-playground/locales/el"
	"github.com/go-playground/locales/en"
	"github.com/go-playground/locales/es"
	"github.com/go-playground/locales/fi"
	"github.com/go-playground/locales/fr"
	"github.com/go-playground/locales/he"
	"github.com/go-playground/locales/hi"
	"github.com/go-playground/locales/hu"
	"github.com/go-playground/locales/id"
	"github.com/go-playground/locales/it"
	"github.com/go-playground/locales/ja"
	"github.com/go-playground/locales/ko"
	"github.com/go-playground/locales/nb"
	"github.com/go-playground/locales/nl"
	"github.com/go-playground/locales/pl"
	"github.com/go-playground/locales/pt"
	"github.com/go-playground/locales/ro"
	"github.com/go-playground/locales/ru"
	"github.com/go-playground/locales/sv"
	"github.com/go-playground/locales/tr"
	"github.com/go-playground/locales/uk"
	"github.com/go-playground/locales/vi"
	"github.com/go-playground/locales/zh"

	"sojourn/journal"
)

// known are languages with their names of days and months, which are Unicode's CLDR.
var known = byName(ar.New(), bg.New(), cs.New(), da.New(), de.New(), el.New(), en.New(), es.New(), fi.New(), fr.New(),
	he.New(), hi.New(), hu.New(), id.New(), it.New(), ja.New(), ko.New(), nb.New(), nl.New(), pl.New(), pt.New(), ro.New(),
	ru.New(), sv.New(), tr.New(), uk.New(), vi.New(), zh.New())

func byName(all ...locales.Translator) map[string]locales.Translator {
	m := make(map[string]locales.Translator, len(all)+1)
	for _, l := range all {
		m[l.Locale()] = l
	}
	m["no"] = m["nb"]
	return m
}

// language is a primary subtag of BCP 47, like ko; "" where nobody knows.
type language string

const english language = "en"

// ownCalendars are languages whose news count days and months in another way: what they write
// cannot be judged.
var ownCalendars = []language{"am", "fa", "ne", "ps", "ti"}

// languageOf is what e says of its words; else what their script and their commonest words tell.
func languageOf(e journal.Entry) language {
	script, has := scriptsOf(e.Caption)
	tag, _, _ := strings.Cut(strings.ToLower(e.Language), "-")
	if l := language(tag); tag != "" && (!l.isEnglish() || script == unicode.Latin) {
		return l
	}
	switch {
	case script == unicode.Hangul:
		return "ko"
	case has[unicode.Hiragana]+has[unicode.Katakana] > 0 && script != unicode.Latin:
		return "ja"
	case script == unicode.Han:
		return "zh"
	case script == unicode.Greek:
		return "el"
	case script == unicode.Hebrew:
		return "he"
	case script == unicode.Latin && isEnglish(e.Caption):
		return english
	}
	return ""
}

// englishOnly are short words that other languages in Latin letters do not have.
var englishOnly = strings.Fields(`the and with from his their during after while near were who`)

// isEnglish wants two different words that are English only, or one beside an English weekday.
func isEnglish(text string) bool {
	found := map[string]bool{}
	for _, w := range wordsOf(text) {
		if slices.Contains(englishOnly, w) {
			found[w] = true
		}
	}
	if len(found) == 0 {
		return false
	}
	lower := strings.ToLower(text)
	day := slices.ContainsFunc(english.weekdays(), func(d string) bool { return saysLower(lower, strings.ToLower(d)) })
	return len(found) > 1 || day
}

func (l language) isEnglish() bool { return l == english }

// date is t as it is written in l: in English as the AP has it, in digits where nobody knows.
func (l language) date(t time.Time) string {
	if l.isEnglish() {
		return t.Format("Jan. 2, 2006")
	}
	if k, ok := known[string(l)]; ok {
		return k.FmtDateLong(t)
	}
	return t.Format(time.DateOnly)
}

// weekdays are their names in l, from Sunday; the English ones where nobody knows.
func (l language) weekdays() []string {
	if k, ok := known[string(l)]; ok {
		return k.WeekdaysWide()
	}
	if l == "" {
		return known[string(english)].WeekdaysWide()
	}
	return nil
}

// callsAlike reports whether places are called in text as in the journal. In Latin letters they are
// there by their English names, which other languages change: Pjöngjang, Séoul.
func (l language) callsAlike(text string) bool {
	script, _ := scriptsOf(text)
	if script != unicode.Latin || l.isEnglish() {
		return true
	}
	foreign := strings.ContainsFunc(text, func(r rune) bool { return r > unicode.MaxASCII && unicode.IsLetter(r) })
	return l == "" && !foreign
}
