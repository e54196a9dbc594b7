package caption

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sojourn/journal"
)

// separators part keywords, in any script.
const separators = ",;，、；،؛\n"

// token is one keyword as it is written: bytes from, up to to.
type token struct {
	from, to int
	text     string
	open     bool // it goes on with what is typed next
}

// readKeywords reads keywords as they are typed. One that begins with # ends at a blank, one in
// quotes at the closing quote, any other at a comma, or before the next # or quote.
func readKeywords(s string) []string {
	var list []string
	for _, t := range tokens(s) {
		list = append(list, t.text)
	}
	return journal.NormalKeywords(list)
}

func tokens(s string) []token {
	var list []token
	for at := 0; at < len(s); {
		r, n := utf8.DecodeRuneInString(s[at:])
		if unicode.IsSpace(r) || strings.ContainsRune(separators, r) {
			at += n
			continue
		}
		t := token{from: at}
		switch r {
		case '"':
			t.text, t.to, t.open = quoted(s, at)
		case '#', '＃':
			t.to = at + until(s[at:], func(r rune, _ string) bool { return unicode.IsSpace(r) })
			t.text, t.open = s[at:t.to], t.to == len(s)
		default:
			t.to = at + until(s[at:], beginsAnother)
			t.text, t.open = s[at:t.to], t.to == len(s)
		}
		list = append(list, t)
		at = t.to
	}
	return list
}

// until is where a separator stands in s, or the first character of which end is true.
func until(s string, end func(r rune, rest string) bool) int {
	for at := 0; at < len(s); {
		r, n := utf8.DecodeRuneInString(s[at:])
		if strings.ContainsRune(separators, r) || end(r, s[at+n:]) {
			return at
		}
		at += n
	}
	return len(s)
}

// beginsAnother reports whether r is the blank before another keyword.
func beginsAnother(r rune, rest string) bool {
	if !unicode.IsSpace(r) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest)
	return next == '#' || next == '＃' || next == '"'
}

// quoted reads what is in the quotes that begin at byte at; two quotes stand for one.
func quoted(s string, at int) (text string, to int, open bool) {
	var b strings.Builder
	for i := at + 1; i < len(s); i++ {
		if s[i] != '"' {
			b.WriteByte(s[i])
			continue
		}
		if i++; i == len(s) || s[i] != '"' {
			return b.String(), i, false
		}
		b.WriteByte('"')
	}
	return b.String(), len(s), true
}

// writeKeywords writes keywords so that readKeywords reads them: as tags where none has a blank,
// else with commas.
func writeKeywords(list []string) string {
	if !slices.ContainsFunc(list, hasBlank) {
		tags := make([]string, len(list))
		for i, k := range list {
			tags[i] = "#" + k
		}
		return strings.Join(tags, " ")
	}
	plain := make([]string, len(list))
	for i, k := range list {
		plain[i] = quote(k)
	}
	return strings.Join(plain, ", ")
}

func hasBlank(k string) bool {
	return strings.ContainsAny(k, separators) || strings.ContainsFunc(k, unicode.IsSpace)
}

// quote puts k into quotes where it would be read as something else without them.
func quote(k string) string {
	if all := tokens(k); len(all) == 1 && all[0].text == k {
		return k
	}
	return `"` + strings.ReplaceAll(k, `"`, `""`) + `"`
}
