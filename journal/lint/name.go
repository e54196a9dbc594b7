package lint

import (
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
	count := map[*unicode.RangeTable]int{}
	for _, r := range text {
		if unicode.IsLetter(r) {
			count[scriptOf(r)]++
		}
	}
	for _, r := range name {
		if unicode.IsLetter(r) {
			return 2*count[scriptOf(r)] > letters(text)
		}
	}
	return false
}
