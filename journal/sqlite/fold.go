package sqlite

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold makes alike what people write differently and mean the same: compatibility forms, case,
// diacritics. Marks that make another syllable of a kana stay.
func fold(s string) string {
	if isFolded(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		switch {
		case r == voiced || r == semiVoiced:
			b.WriteRune(r)
		case unicode.Is(unicode.M, r) || isModifier(r):
		case strokes[r] != "":
			b.WriteString(strokes[r])
		default:
			b.WriteRune(unicode.ToLower(unicode.ToUpper(r)))
		}
	}
	return strings.Map(func(r rune) rune {
		if r == voiced || r == semiVoiced {
			return -1 // it was on no kana
		}
		return r
	}, norm.NFC.String(b.String()))
}

// The marks that come off か and は in が and ぱ.
const (
	voiced     = '\u3099'
	semiVoiced = '\u309a'
)

// strokes are letters that Unicode does not take apart, but people do.
var strokes = map[rune]string{
	'ß': "ss", 'ẞ': "ss", 'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'ø': "o", 'Ø': "o",
	'đ': "d", 'Đ': "d", 'ð': "d", 'Ð': "d", 'þ': "th", 'Þ': "th", 'ł': "l", 'Ł': "l", 'ħ': "h", 'Ħ': "h",
}

// isModifier tells the letters that stand for an apostrophe, as in Hawaiʻi.
func isModifier(r rune) bool { return r >= 0x2b9 && r <= 0x2cf }

// isFolded tells the texts that only their case has to be folded of: most of them, and fast.
func isFolded(s string) bool {
	for _, r := range s {
		if r >= 0x80 && (r < 0x4e00 || r > 0x9fff) && (r < 0xac00 || r > 0xd7a3) { // neither Han nor Hangul
			return false
		}
	}
	return true
}

// keyOf is fold without what parts words, so that #KimIlSungSquare is "Kim Il Sung Square".
func keyOf(s string) string {
	folded := fold(s)
	key := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.So, r) {
			return r
		}
		return -1
	}, folded)
	if key == "" {
		return folded
	}
	return key
}
