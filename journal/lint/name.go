package lint

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// saysName reports whether text has name as whole words, whatever its case. In scripts that put no
// blanks between words, and where endings are added, it may stand inside of one.
func saysName(text, name string) bool {
	return saysLower(strings.ToLower(text), strings.ToLower(name))
}

// saysLower is saysName of what is in lower case already.
func saysLower(text, name string) bool {
	for at := 0; name != ""; {
		i := strings.Index(text[at:], name)
		if i < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(text[:at+i])
		after, _ := utf8.DecodeRuneInString(text[at+i+len(name):])
		first, _ := utf8.DecodeRuneInString(name)
		if scriptOf(first) != unicode.Latin || !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			return true
		}
		at += i + len(name)
	}
	return false
}

// hintsAt reports whether a word of text begins like a word of name, whatever its ending.
func hintsAt(text, name string) bool {
	words := wordsOf(text)
	for _, n := range wordsOf(name) {
		_, last := utf8.DecodeLastRuneInString(n)
		stem := n[:len(n)-last]
		begins := func(w string) bool { return strings.HasPrefix(w, stem) }
		if utf8.RuneCountInString(stem) > 1 && slices.ContainsFunc(words, begins) {
			return true
		}
	}
	return false
}

// scripts are those in which names are compared; any other is one of its own.
var scripts = []*unicode.RangeTable{
	unicode.Latin, unicode.Hangul, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Cyrillic, unicode.Greek,
	unicode.Arabic, unicode.Hebrew, unicode.Thai, unicode.Devanagari, unicode.Bengali, unicode.Georgian, unicode.Armenian,
}

func scriptOf(r rune) *unicode.RangeTable {
	for _, s := range scripts {
		if unicode.Is(s, r) {
			return s
		}
	}
	return nil
}

// isJudged reports whether name is in the script that most of text is in: only then is it missing
// there.
func isJudged(text, name string) bool {
	_, count := scriptsOf(text)
	for _, r := range name {
		if unicode.IsLetter(r) {
			return 2*count[scriptOf(r)] > letters(text)
		}
	}
	return false
}

// scriptsOf are the letters of text by script, and the script of most of them.
func scriptsOf(text string) (most *unicode.RangeTable, count map[*unicode.RangeTable]int) {
	count = map[*unicode.RangeTable]int{}
	for _, r := range text {
		if unicode.IsLetter(r) {
			s := scriptOf(r)
			if count[s]++; count[s] > count[most] {
				most = s
			}
		}
	}
	return most, count
}
