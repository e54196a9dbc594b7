package sqlite

import (
	"fmt"
	"strings"
	"unicode"
)

// indexed returns the words of s as the index keeps them, parted by spaces. Scripts that put no
// spaces between words are kept as overlapping pairs, and the last character of a run alone as
// well, so that each one of it can be found.
func indexed(s string) string { return strings.Join(tokens(s).words, " ") }

// asked returns the words of s as they are looked for: more may follow the last one. single says
// that it is one character of a script that is kept in pairs.
func asked(s string) (words []string, single bool) {
	t := tokens(s)
	if t.tail {
		return t.words[:len(t.words)-1], false
	}
	if n := len(t.words); n > 0 {
		runes := []rune(t.words[n-1])
		single = len(runes) == 1 && isUnspaced(runes[0])
	}
	return t.words, single
}

func tokens(s string) tokenizer {
	var t tokenizer
	for _, r := range fold(s) {
		t.add(r)
	}
	t.end()
	return t
}

// tokenizer cuts folded text into words. run is what is under way: letters, or characters of an
// unspaced script.
type tokenizer struct {
	words    []string
	tail     bool // the last word is the last character of a run
	run      []rune
	unspaced bool
}

func (t *tokenizer) add(r rune) {
	switch {
	case isUnspaced(r):
		t.join(r, true)
	case unicode.IsLetter(r), unicode.IsNumber(r):
		t.join(r, false)
	case unicode.Is(unicode.So, r):
		t.end()
		t.words, t.tail = append(t.words, fmt.Sprintf("u%x", r)), false // SQLite takes no emoji for a word
	case r == '\u200c' || r == '\u200d': // joiners stand inside words
	default:
		t.end()
	}
}

func (t *tokenizer) join(r rune, unspaced bool) {
	if t.unspaced != unspaced {
		t.end()
		t.unspaced = unspaced
	}
	t.run = append(t.run, r)
}

func (t *tokenizer) end() {
	switch n := len(t.run); {
	case n == 0:
		return
	case !t.unspaced, n == 1:
		t.words, t.tail = append(t.words, string(t.run)), false
	default:
		for i := range n - 1 {
			t.words = append(t.words, string(t.run[i:i+2]))
		}
		t.words, t.tail = append(t.words, string(t.run[n-1])), true
	}
	t.run = t.run[:0]
}

// prolonged is the ー of カメラー, which Unicode counts to no script.
const prolonged = 'ー'

// isUnspaced tells the scripts that are written without spaces, and Hangul, whose words carry
// endings that nobody types when searching.
func isUnspaced(r rune) bool {
	return r == prolonged || r >= 0x0e00 && unicode.IsLetter(r) && unicode.In(r,
		unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
