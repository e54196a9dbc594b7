package lint

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	enders  = ".!?。！？｡؟۔।"
	closers = `"'”’»)]）」』`
)

// notEnds are what a full stop stands behind without ending a sentence, beside single letters.
var notEnds = strings.Fields(`jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun
	mr mrs ms dr prof gen col maj capt lt sgt cpl pvt adm rep sen gov pres st mt ft no vs etc approx dept
	jr sr inc ltd co corp u.s u.k u.n n.k d.c a.m p.m e.g i.e ph.d`)

// Sentences cuts text into its sentences, in any script.
func Sentences(text string) []string {
	var list []string
	from := 0
	for at := 0; at < len(text); {
		r, n := utf8.DecodeRuneInString(text[at:])
		end := at + n
		at = end
		if !strings.ContainsRune(enders, r) && !isParagraph(text[end-n:]) {
			continue
		}
		for end < len(text) { // what belongs to the end: more of it, and quotes that are closed
			r, n := utf8.DecodeRuneInString(text[end:])
			if !strings.ContainsRune(enders+closers, r) {
				break
			}
			end += n
		}
		at = end
		if r == '.' && !endsSentence(text[from:end], text[end:]) {
			continue
		}
		list = appendSentence(list, text[from:end])
		from = end
	}
	return appendSentence(list, text[from:])
}

func isParagraph(s string) bool { return strings.HasPrefix(s, "\n\n") }

func appendSentence(list []string, s string) []string {
	if s = strings.TrimSpace(s); letters(s) == 0 {
		return list
	}
	return append(list, s)
}

// endsSentence reports whether the full stop at the end of before ends a sentence, with rest behind.
func endsSentence(before, rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	if rest != "" && !unicode.IsSpace(next) {
		return false // a decimal, an address, U.S.A
	}
	next, _ = utf8.DecodeRuneInString(strings.TrimLeftFunc(rest, unicode.IsSpace))
	if unicode.IsLower(next) {
		return false
	}
	if !strings.HasSuffix(before, ".") {
		return true // in quotes
	}
	before = strings.TrimSuffix(before, ".")
	last := strings.TrimLeftFunc(before[max(0, strings.LastIndexFunc(before, unicode.IsSpace)):], unicode.IsSpace)
	if last == "" || strings.TrimSpace(rest) == "" {
		return true
	}
	last = strings.ToLower(strings.Trim(last, `("'“‘[`))
	return utf8.RuneCountInString(last) > 1 && !slices.Contains(notEnds, last) && !isOrdinal(last)
}

// isOrdinal tells "25." as it is written before a month in German and others.
func isOrdinal(word string) bool {
	return len(word) <= 2 && strings.Trim(word, "0123456789") == ""
}

// letters counts letters, without marks.
func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}
